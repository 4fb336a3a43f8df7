/**
 * Measures people at one page: how soon a push is acknowledged, how soon others have what was typed, how often a push has to be
 * made again, what an open stream takes of memory; and many pages open at once.
 *   npm run bench -- live [--typists 20] [--readers 100] [--seconds 20] [--pages 200] [--only sqlite|postgres]
 * On SQLite with one instance, then on a PostgreSQL started for it with two (left out where there is none). Typists type five
 * letters a second, most in rows of their own, one in ten in another's; their batching (50 ms) is part of "seen".
 * All of it, those who type too, runs on this machine; the load it had before is told.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import type { DeskEvent } from "@/lib/sync/protocol"
import { Random } from "@/lib/testing/random"
import { twoTexts } from "@/lib/testing/server"
import { ensureBuilt } from "../lib/build.mjs"
import { startPostgres } from "../lib/postgres.mjs"
import { anyPort, serve } from "../lib/serve.mjs"
import { quantile } from "./editor/table"
import { Person } from "./live/person"
import { openTypist, type Pushes } from "./live/typist"

const ROWS = 120
const EVERY_MS = 200
const FIRST_LETTER = 0x4e00
/** Streams one person may have open, and some to spare. */
const STREAMS_EACH = 25
const PAGES_EACH = 25

interface Wish {
  readonly typists: number
  readonly readers: number
  readonly seconds: number
  readonly pages: number
}

interface Instance {
  readonly url: string
  readonly pid?: number
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** Resident memory in MB; null where the system does not tell. */
async function memory(instances: readonly Instance[]): Promise<number | null> {
  let sum = 0
  for (const { pid } of instances) {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "")
    const kb = /VmRSS:\s+(\d+)/.exec(status)?.[1]
    if (kb === undefined) return null
    sum += Number(kb) / 1024
  }
  return sum
}

async function join_(host: Person, url: string, name: string, role: string): Promise<Person> {
  const { token } = await host.ask<{ token: string }>("POST", "/api/invitations", { roles: [role], uses: 1, days: 1 })
  const person = new Person(url)
  await person.ask("POST", `/api/join/${token}`, {
    name,
    email: `${name.toLowerCase()}@bench.example`,
    password: "a kettle on the bench",
  })
  return person
}

const bring = async (host: Person, rows: number): Promise<string> => {
  const words = (line: string) => Array.from({ length: rows }, (_, i) => `${line} ${i + 1}.`)
  return (
    await host.ask<{ id: string }>("POST", "/api/pages", twoTexts(words("The oven is old"), words("El horno es viejo")))
  ).id
}

async function measure(title: string, instances: readonly Instance[], wish: Wish): Promise<void> {
  const load = loadavg()[0] ?? 0
  const urls = instances.map(one => one.url)
  const [front = ""] = urls
  const urlFor = (i: number): string => urls[i % urls.length] ?? front
  const host = new Person(front)
  await host.ask("POST", "/api/first", {
    name: "Cora",
    email: "cora@bench.example",
    password: "a kettle on the bench",
    group: "Bench",
  })
  const page = await bring(host, ROWS)
  const stop = new AbortController()

  const typedAt = new Map<string, number>()
  const seen: number[] = []
  const see = (event: DeskEvent): void => {
    if (event.kind !== "steps") return
    const now = performance.now()
    for (const letter of JSON.stringify(event.steps).matchAll(/[\u4e00-\u9fff]/g)) {
      const at = typedAt.get(letter[0])
      if (at !== undefined) seen.push(now - at)
    }
  }
  const readers: Person[] = []
  for (let i = 0; i < Math.ceil(wish.readers / STREAMS_EACH); i++)
    readers.push(await join_(host, front, `Reader${i}`, "viewer"))
  const typists = []
  const pushes: Pushes = { acknowledged: [], behind: 0, refused: 0 }
  for (let i = 0; i < wish.typists; i++) {
    const who = (await join_(host, front, `Typist${i}`, "translator")).at(urlFor(i))
    typists.push(await openTypist(who, page, `typist-${i}`, pushes, stop.signal))
  }
  await pause(1500)
  const alone = await memory(instances)
  for (let i = 0; i < wish.readers; i++)
    await readers[i % readers.length]?.at(urlFor(i)).listen(page, 0, see, stop.signal)
  await pause(1500)
  const crowded = await memory(instances)

  const random = new Random(1)
  let made = 0
  const until = performance.now() + wish.seconds * 1000
  await Promise.all(
    typists.map(async (typist, i) => {
      await pause(random.below(EVERY_MS))
      for (let next = performance.now(); next < until; next += EVERY_MS) {
        await pause(Math.max(0, next - performance.now()))
        const letter = String.fromCharCode(FIRST_LETTER + made++)
        typedAt.set(letter, performance.now())
        typist.type(letter, random.chance(0.1) ? random.below(ROWS) : i * 3)
      }
    }),
  )
  for (let i = 0; i < 100 && !typists.every(one => one.saved()); i++) await pause(100)
  await pause(1000)
  stop.abort()
  const ms = (value: number) => `${Math.round(value)} ms`
  const lost = made * wish.readers - seen.length
  const each =
    alone === null || crowded === null ? "not told" : `${(((crowded - alone) * 1024) / wish.readers).toFixed(0)} kB`
  const many = await manyPages(host, urlFor, instances, wish.pages)
  console.log(
    `\n${title}: ${wish.typists} typists, ${wish.readers} readers, ${wish.seconds} s; load before ${load.toFixed(1)}`,
  )
  for (const [name, values] of [
    ["push acknowledged", pushes.acknowledged],
    ["typed to seen by a reader", seen],
    [`push in one of ${wish.pages} open pages`, many.acknowledged],
  ] as const)
    console.log(`${name.padEnd(34)}${[0.5, 0.95, 0.99].map(q => `p${q * 100} ${ms(quantile(values, q))}`).join("   ")}`)
  const all = pushes.acknowledged.length + pushes.behind
  console.log(
    `${pushes.acknowledged.length} pushes taken, ${((100 * pushes.behind) / all).toFixed(1)} % had to be made again, ${pushes.refused} refused, ${lost} letters not seen`,
  )
  console.log(`memory: ${each} for an open stream; ${many.memory} with ${wish.pages} pages open`)
}

/** One typist at each of many pages; all of them type once. */
async function manyPages(host: Person, urlFor: (i: number) => string, instances: readonly Instance[], count: number) {
  const stop = new AbortController()
  const pushes: Pushes = { acknowledged: [], behind: 0, refused: 0 }
  const typists = []
  const people: Person[] = []
  for (let i = 0; i < Math.ceil(count / STREAMS_EACH); i++)
    people.push(await join_(host, urlFor(0), `Many${i}`, "translator"))
  // One person may bring in no more than so many in a while.
  const hosts: Person[] = []
  for (let i = 0; i < Math.ceil(count / PAGES_EACH); i++)
    hosts.push(await join_(host, urlFor(0), `Host${i}`, "coordinator"))
  for (let i = 0; i < count; i++) {
    const page = await bring(hosts[Math.floor(i / PAGES_EACH)] ?? host, 20)
    const who = people[i % people.length]?.at(urlFor(i))
    if (who) typists.push(await openTypist(who, page, `many-${i}`, pushes, stop.signal))
  }
  for (let turn = 0; turn < 5; turn++)
    for (const [i, typist] of typists.entries()) {
      typist.type("x", i % 20)
      if (i % 10 === 9) await pause(50)
    }
  for (let i = 0; i < 100 && !typists.every(one => one.saved()); i++) await pause(100)
  const mb = await memory(instances)
  stop.abort()
  return { acknowledged: pushes.acknowledged, memory: mb === null ? "not told" : `${mb.toFixed(0)} MB` }
}

export async function run(args: string[]): Promise<number> {
  const option = (name: string, otherwise: string): string =>
    args.includes(`--${name}`) ? (args[args.indexOf(`--${name}`) + 1] ?? otherwise) : otherwise
  const number = (name: string, otherwise: number): number => Number(option(name, String(otherwise)))
  const wish: Wish = {
    typists: number("typists", 20),
    readers: number("readers", 100),
    seconds: number("seconds", 20),
    pages: number("pages", 200),
  }
  const only = option("only", "")
  await ensureBuilt()
  if (only !== "postgres") await on("SQLite, one instance", 1, {}, wish)
  if (only === "sqlite") return 0
  const database = await startPostgres()
  if (!database.ok) {
    console.log(`PostgreSQL was left out: ${database.why}.`)
    return 0
  }
  try {
    await on("PostgreSQL, two instances", 2, { DATABASE_URL: database.url }, wish)
  } finally {
    await database.stop()
  }
  return 0
}
export default run

async function on(title: string, count: number, env: Record<string, string>, wish: Wish): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "cotejo-bench-"))
  const instances: { url: string; pid?: number; stop: () => Promise<void> }[] = []
  try {
    for (let i = 0; i < count; i++) {
      const one = await serve({ host: "127.0.0.1", port: await anyPort(), data, env })
      if (!one.ok) throw new Error(`The server did not come up. It said:\n${one.said}`)
      instances.push(one)
    }
    await measure(title, instances, wish)
  } finally {
    for (const one of instances) await one.stop()
    await rm(data, { recursive: true, force: true })
  }
}
