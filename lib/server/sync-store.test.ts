/**
 * The whole way in simulated time: desks with bad lines, real pushes into a real database, events by the real hub. On
 * PostgreSQL the desks are spread over two instances; on SQLite over two caches of rooms.
 */

import { sendableSteps } from "prosemirror-collab"
import type { EditorState, Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { DeskEvent, Push } from "@/lib/sync/protocol"
import { openDesk, pairsOf, targetText } from "@/lib/testing/desks"
import { FakeClock, type FakeServer, quiet } from "@/lib/testing/fake-link"
import { Random } from "@/lib/testing/random"
import { firstPerson, openTestServer } from "@/lib/testing/server"
import { storePage } from "./pages/bring-in"
import { takePush } from "./pages/push"
import { Rooms } from "./pages/rooms"
import { type Person, peopleIn } from "./people"
import { openServer, type Server } from "./server"

let server: Server & { remove(): Promise<void> }
let other: Server
let person: Person
beforeAll(async () => {
  server = await openTestServer()
  const ada = await firstPerson()
  const group = (await ada.get("/api/groups")).body[0].id as string
  const [first] = await peopleIn(server.db, group)
  if (!first) throw new Error("nobody")
  person = { ...first, roles: ["translator"] }
  await server.db.updateTable("persons").set({ roles: '["translator"]' }).where("id", "=", person.id).execute()
  other =
    server.engine.kind === "postgres" ? await openServer(server.config) : { ...server, rooms: new Rooms(server.db) }
}, 120_000)
afterAll(async () => {
  if (server.engine.kind === "postgres") await other.close()
  await server.remove()
})

/** Letters that are typed once each, so that each can be looked for at the end. */
const FIRST_LETTER = 0x4e00

function edit(state: EditorState, random: Random, typed: Set<string>, deleted: Set<string>): Transaction {
  const { from, to } = targetText(state.doc, random.below(state.doc.childCount))
  if (random.chance(0.75) || to - from < 2) {
    const letter = String.fromCharCode(FIRST_LETTER + typed.size)
    typed.add(letter)
    return state.tr.insertText(letter, random.between(from, to))
  }
  const at = random.between(from, to - 1)
  deleted.add(state.doc.textBetween(at, at + 1))
  return state.tr.delete(at, at + 1)
}

async function run(seed: number): Promise<void> {
  const random = new Random(seed)
  const clock = new FakeClock(random)
  const doc = pairsOf("abcdef", "ghij", "", "klmnopq")
  const file = { format: "text", lang: "en", text: "" } as const
  const page = await storePage(server.db, person, { title: "T", source: file, target: file }, doc, null)
  const row = await server.db.selectFrom("pages").selectAll().where("id", "=", page).executeTakeFirstOrThrow()
  const access = { row, person, roles: person.roles }
  const on = (instance: Server): FakeServer => ({
    push: (push: Push) => takePush(instance, access, push),
    stepsSince: version => instance.rooms.stepsSince(page, version),
  })
  const typed = new Set<string>()
  const deleted = new Set<string>()
  const desks = ["A", "B", "C", "D"].slice(0, 2 + (seed % 3)).map((name, i) => {
    const instance = i % 2 === 0 ? server : other
    const trouble = { delay: 150, lostRequests: 0.1, lostAnswers: 0.1, repeated: 0.15, lostEvents: 0.15 }
    const desk = openDesk({
      doc,
      author: person.id,
      client: `${name}-${seed}`,
      server: on(instance),
      clock,
      random,
      trouble,
    })
    const hear = (event: DeskEvent) => {
      if (event.kind === "steps") desk.link.bring(() => desk.sync.receive(event))
    }
    return { ...desk, desk, stop: instance.hub.listen(page, person.id, hear) }
  })
  for (let turn = 0; turn < 30; turn++) {
    const { desk } = random.pick(desks)
    if (random.chance(0.08)) desk.link.up = !desk.link.up
    desk.do(state => edit(state, random, typed, deleted))
    await clock.run(clock.now() + random.below(120))
  }
  for (const { desk } of desks) {
    desk.link.trouble = quiet
    desk.link.up = true
  }
  for (let round = 0; round < 20; round++) {
    for (const { desk } of desks) desk.sync.wake()
    await clock.run(clock.now() + 20_000)
    if (desks.every(({ desk }) => sendableSteps(desk.state) === null)) break
  }
  for (const { desk } of desks) desk.sync.wake()
  await clock.run(clock.now() + 1000)
  const stored = (await new Rooms(server.db).open(page)).doc
  for (const { desk, stop } of desks) {
    expect(desk.refused, `seed ${seed}`).toEqual([])
    expect(desk.state.doc.toJSON(), `seed ${seed}, desk ${desk.author}`).toEqual(stored.toJSON())
    stop()
  }
  for (const letter of typed)
    expect(stored.textContent.split(letter).length - 1, `seed ${seed}, ${letter}`).toBe(deleted.has(letter) ? 0 : 1)
}

const seeds = Number(process.env.COTEJO_STORE_SEEDS ?? 12)

describe("3.1 all desks end equal to what is stored, on two instances", () => {
  it(`and everything typed and not deleted is there, once (${seeds} seeds)`, async () => {
    for (let seed = 1; seed <= seeds; seed++) await run(seed)
  }, 600_000)
})
