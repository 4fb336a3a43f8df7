import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { EditorState } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { targetText } from "@/lib/testing/desks"
import { freshDatabase, testPostgres } from "@/lib/testing/postgres"
import { bringPage, firstPerson, openTestServer, type Someone } from "@/lib/testing/server"
import { readConfig } from "./config"
import { FolderInUse } from "./lock"
import { takePush } from "./pages/push"
import { Rooms } from "./pages/rooms"
import { openServer, type Server } from "./server"
import { pageFor, visitorOf } from "./visitor"

const root = fileURLToPath(new URL("../..", import.meta.url))

describe("what is stored", () => {
  let server: Server & { remove(): Promise<void> }
  let ada: Someone
  let page: string
  beforeAll(async () => {
    server = await openTestServer()
    ada = await firstPerson()
    page = await bringPage(ada)
  }, 120_000)
  afterAll(() => server.remove())

  const access = async () => {
    const cookie = [...ada.cookies].map(one => one.join("=")).join("; ")
    return pageFor(server, await visitorOf(server, new Request("http://desk.test", { headers: { cookie } })), page)
  }
  const pushOn = async (on: Server, count: number, client = "c") => {
    const { doc, version } = await on.rooms.open(page)
    const tr = EditorState.create({ doc }).tr
    for (let i = 0; i < count; i++) tr.insertText("x", targetText(tr.doc, 0).from)
    const push = { version, client, serial: version, steps: tr.steps.map(step => step.toJSON()), acts: [] }
    return takePush(on, await access(), push)
  }

  it("is there for another reader as soon as it is answered", async () => {
    expect(await pushOn(server, 3)).toEqual({ kind: "accepted", version: 3 })
    const other = new Rooms(server.db)
    expect((await other.open(page)).doc.eq((await server.rooms.open(page)).doc)).toBe(true)
    expect(await other.stepsSince(page, 1)).toMatchObject({ version: 3, steps: [{}, {}] })
  })

  it("has a snapshot every 200 steps, and any version can be had again", async () => {
    const before = await server.rooms.open(page)
    await pushOn(server, 450)
    const kept = await server.db
      .selectFrom("snapshots")
      .select("version")
      .where("page_id", "=", page)
      .orderBy("version")
      .execute()
    expect(kept.map(row => row.version)).toEqual([0, 453])
    expect((await server.rooms.at(page, 3))?.eq(before.doc)).toBe(true)
    expect((await server.rooms.at(page, 453))?.eq((await server.rooms.open(page)).doc)).toBe(true)
    expect(await server.rooms.at(page, 999)).toBeNull()
    expect((await new Rooms(server.db).open(page)).doc.eq((await server.rooms.open(page)).doc)).toBe(true)
  })

  it("keeps as many documents in memory as there is room for, those used last", async () => {
    const { doc } = await server.rooms.open(page)
    const few = new Rooms(server.db, undefined, 3 * (doc.content.size + 2_000))
    await few.open(page)
    const room = await few.open(page)
    for (const name of ["a", "b", "c"]) few.keep(name, { ...room, recent: [] })
    expect(few.kept.slice(-2)).toEqual(["b", "c"])
    expect(few.kept).not.toContain(page)
    few.keep("b", { ...room, recent: [] })
    expect(few.kept.slice(-2)).toEqual(["c", "b"])
    const none = new Rooms(server.db, undefined, 1)
    await none.open(page)
    expect(none.kept).toEqual([page])
  })

  it("2.2 two instances that take a push for the same version both end right", async () => {
    const other: Server = { ...server, rooms: new Rooms(server.db) }
    await Promise.all([pushOn(server, 1, "a"), pushOn(other, 1, "b")])
    const rooms = [await server.rooms.open(page), await other.rooms.open(page)] as const
    expect(rooms[0].doc.eq(rooms[1].doc)).toBe(true)
    const rows = await server.db
      .selectFrom("steps")
      .select("version")
      .where("page_id", "=", page)
      .orderBy("version")
      .execute()
    expect(rows.map(row => row.version)).toEqual(rows.map((_row, i) => i + 1))
  })

  it("2.1 nothing of a push is kept when something that follows from it cannot be", async () => {
    const { version } = await server.rooms.open(page)
    await server.db.schema.alterTable("pages").renameColumn("tally", "mislaid").execute()
    await expect(pushOn(server, 2)).rejects.toThrow()
    await server.db.schema.alterTable("pages").renameColumn("mislaid", "tally").execute()
    expect((await new Rooms(server.db).open(page)).version).toBe(version)
    expect((await server.rooms.open(page)).version).toBe(version)
    expect(await pushOn(server, 2)).toEqual({ kind: "accepted", version: version + 2 })
  })

  it("keeps the tally in step with the document", async () => {
    const { tallyOf } = await import("./pages/tally")
    const { tally } = await server.db
      .selectFrom("pages")
      .select("tally")
      .where("id", "=", page)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(tally)).toEqual(tallyOf((await server.rooms.open(page)).doc))
  })

  it("gathers typing in one pair into one line of history", async () => {
    const history = (await ada.get(`/api/pages/${page}/history`)).body as { kind: string }[]
    expect(history.map(one => one.kind)).toEqual(["edited", "imported"])
  })

  it("2.8 is given out in portions that end where a push does", async () => {
    const { version } = await server.rooms.open(page)
    for (const [client, count] of [
      ["five", 5],
      ["two", 2],
    ] as const)
      expect((await pushOn(server, count, client)).kind).toBe("accepted")
    const portion = async (since: number) => (await server.rooms.stepsSince(page, since, 3)).version - version
    expect([await portion(version), await portion(version + 2), await portion(version + 5)]).toEqual([5, 5, 7])
  })

  it("2.7 takes pushes that wait together, each for itself, and tells them at once", async () => {
    const { doc, version } = await server.rooms.open(page)
    const told: number[] = []
    const stop = server.hub.listen(page, "somebody", event => {
      // Another database tells what was done before a moment later.
      if (event.kind === "steps" && event.version > version) told.push(event.steps.length)
    })
    const mine = await access()
    const pushIn = (pair: number, client: string, over = 0) => {
      const { from } = targetText(doc, pair)
      const tr = EditorState.create({ doc }).tr.insertText(client, from, from + over)
      const push = { version, client, serial: 1, steps: tr.steps.map(step => step.toJSON()), acts: [] }
      return takePush(server, mine, push)
    }
    const answers = await Promise.all([
      pushIn(0, "first"),
      ...[1, 2].map(pair => pushIn(pair, `with ${pair}`)),
      takePush(server, mine, { version, client: "bad", serial: 1, steps: [{ stepType: "no such" }], acts: [] }),
      pushIn(1, "same pair", 1),
    ])
    await expect.poll(() => told.reduce((sum, one) => sum + one, 0)).toBe(3)
    stop()
    expect(answers.map(one => one.kind)).toEqual(["accepted", "accepted", "accepted", "refused", "behind"])
    expect(told.length).toBeLessThan(3)
    expect((await new Rooms(server.db).open(page)).version).toBe(version + 3)
  })

  it.skipIf(testPostgres !== null)("refuses a second server on the same folder, in one sentence", async () => {
    await expect(openServer(server.config)).rejects.toThrow(FolderInUse)
    await expect(openServer(server.config)).rejects.toThrow(
      /^Another Cotejo is using the folder .*\. Stop that one first/,
    )
  })
})

describe("a server that is killed", () => {
  it("2.1 loses no step it has answered for", async () => {
    const data = mkdtempSync(join(tmpdir(), "cotejo-killed-"))
    const database = testPostgres === null ? null : await freshDatabase(testPostgres)
    const surroundings = { COTEJO_DATA: data, DATABASE_URL: database?.url ?? "" }
    const child = spawn(process.execPath, ["--import", "tsx", join(root, "lib/testing/writer.ts")], {
      cwd: root,
      env: { ...process.env, ...surroundings },
      stdio: ["ignore", "pipe", "inherit"],
    })
    let said = ""
    await new Promise<void>((resolve, reject) => {
      child.on("exit", code => (code ? reject(new Error(`the writer ended by itself: ${code}`)) : resolve()))
      child.stdout.on("data", chunk => {
        said += String(chunk)
        if (said.split("\n").length > 60) child.kill("SIGKILL")
      })
    })
    const [first = "", ...lines] = said.trim().split("\n")
    const answered = Math.max(...lines.map(Number))
    const server = await openServer(readConfig(surroundings, root))
    const room = await server.rooms.open(first.replace("page ", ""))
    expect(room.version).toBeGreaterThanOrEqual(answered)
    expect(room.doc.textContent.split("x").length - 1).toBe(room.version)
    await server.close()
    await database?.drop()
    rmSync(data, { recursive: true, force: true })
  }, 120_000)
})
