/**
 * Killed at random moments while ten people type. A few times in `npm test`; `npm run kills` does it a hundred times, or
 * as many as it is told.
 */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { sql } from "kysely"
import { afterAll, describe, expect, it } from "vitest"
import { freshDatabase, testPostgres } from "@/lib/testing/postgres"
import { Random } from "@/lib/testing/random"
import { readConfig } from "./config"
import { openServer, type Server } from "./server"

const root = fileURLToPath(new URL("../..", import.meta.url))
const times = Number(process.env.COTEJO_KILLS ?? 2)
const seed = Number(process.env.COTEJO_SEED ?? 1)
const data = mkdtempSync(join(tmpdir(), "cotejo-kills-"))
const database = testPostgres === null ? null : await freshDatabase(testPostgres)
const surroundings = { COTEJO_DATA: data, DATABASE_URL: database?.url ?? "" }
afterAll(async () => {
  await database?.drop()
  rmSync(data, { recursive: true, force: true })
})

interface Killed {
  readonly page: string
  readonly acknowledged: readonly string[]
}

/** Lets ten people type for `ms` from their first acknowledged piece on, then kills them all. */
async function typeAndKill(round: number, ms: number): Promise<Killed> {
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "lib/testing/ten-writers.ts")], {
    cwd: root,
    env: { ...process.env, ...surroundings, COTEJO_ROUND: String(round) },
    stdio: ["ignore", "pipe", "inherit"],
  })
  let said = ""
  await new Promise<void>((resolve, reject) => {
    let dying = false
    child.on("exit", code =>
      code === null ? resolve() : reject(new Error(`the writers ended by themselves: ${code}`)),
    )
    child.stdout.on("data", chunk => {
      said += String(chunk)
      if (dying || !said.includes("]\n")) return
      dying = true
      setTimeout(() => child.kill("SIGKILL"), ms)
    })
  })
  const [first = "", ...lines] = said.split("\n")
  return { page: first.replace("page ", ""), acknowledged: lines.filter(line => /^\[.*\]$/.test(line)) }
}

async function expectWhole(server: Server, { page, acknowledged }: Killed, what: string): Promise<void> {
  const { doc, version } = await server.rooms.open(page)
  doc.check()
  const pieces = doc.textContent.match(/\[[\d.]+\]/g) ?? []
  const there = new Set(pieces)
  expect(
    acknowledged.filter(piece => !there.has(piece)),
    `${what}: lost`,
  ).toEqual([])
  expect(pieces.length, `${what}: twice`).toBe(there.size)
  expect(version, `${what}: steps`).toBe(pieces.length)
}

describe("2.1 killed while ten people type", () => {
  it(`${times} times: nothing acknowledged is lost, no store is damaged (seed ${seed})`, async () => {
    const random = new Random(seed)
    const all: Killed[] = []
    for (let round = 0; round < times; round++) {
      const killed = await typeAndKill(round, random.below(400))
      all.push(killed)
      const server = await openServer(readConfig(surroundings, root))
      await expectWhole(server, killed, `kill ${round}`)
      if (database === null) {
        const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(server.db)
        expect(rows.map(row => row.integrity_check)).toEqual(["ok"])
      }
      await server.close()
    }
    const server = await openServer(readConfig(surroundings, root))
    for (const [round, killed] of all.entries()) await expectWhole(server, killed, `kill ${round}, at the end`)
    await server.close()
    const pieces = all.reduce((sum, one) => sum + one.acknowledged.length, 0)
    process.stdout.write(`Killed ${times} times: ${pieces} acknowledged pieces, none lost; no store damaged.\n`)
  }, 3_600_000)
})
