/**
 * The whole way in simulated time: desks with bad lines, real pushes into a real database, events by the real hub. On
 * PostgreSQL the desks are spread over two instances; on SQLite over two caches of rooms.
 */

import { sendableSteps } from "prosemirror-collab"
import { closeHistory } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { resolvePage } from "@/lib/review/resolve"
import type { Role } from "@/lib/review/roles"
import { decide } from "@/lib/review/suggest/decide"
import { suggestionsInPair } from "@/lib/review/suggest/list"
import { refusalOf } from "@/lib/review/suggest/meta"
import { plainEdit } from "@/lib/review/suggest/plain"
import { repairPending } from "@/lib/review/suggest/repair"
import { track } from "@/lib/review/suggest/track"
import type { DeskEvent, Push } from "@/lib/sync/protocol"
import { openDesk, pairsOf, targetText } from "@/lib/testing/desks"
import { FakeClock, type FakeServer, quiet } from "@/lib/testing/fake-link"
import { Random } from "@/lib/testing/random"
import { actNames, acts } from "@/lib/testing/random-mending"
import { firstPerson, invited, openTestServer } from "@/lib/testing/server"
import { storePage } from "./pages/bring-in"
import { takePush } from "./pages/push"
import { Rooms } from "./pages/rooms"
import { type Person, peopleIn } from "./people"
import { openServer, type Server } from "./server"

let server: Server & { remove(): Promise<void> }
let other: Server
/** By what they do. */
const people = new Map<Role, Person>()
beforeAll(async () => {
  server = await openTestServer()
  const ada = await firstPerson()
  for (const role of ["translator", "reviewer"] as const) await invited(ada, [role])
  const group = (await ada.get("/api/groups")).body[0].id as string
  for (const person of await peopleIn(server.db, group)) people.set(person.roles[0] as Role, person)
  other =
    server.engine.kind === "postgres" ? await openServer(server.config) : { ...server, rooms: new Rooms(server.db) }
}, 120_000)
afterAll(async () => {
  if (server.engine.kind === "postgres") await other.close()
  await server.remove()
})

const personWho = (role: Role): Person => {
  const person = people.get(role)
  if (!person) throw new Error(`nobody is ${role}`)
  return person
}

/** Letters that are typed once each, so that each can be looked for at the end. */
const FIRST_LETTER = 0x4e00
let ids = 0
const newId = (): string => `id${++ids}`

/** What has been typed outright and deleted outright; what is suggested is in neither. */
interface Ledger {
  readonly typed: Set<string>
  readonly deleted: Set<string>
}
type Doing = (state: EditorState, random: Random, ledger: Ledger) => Transaction | null

function somewhere({ doc }: EditorState, random: Random) {
  const index = random.below(doc.childCount)
  return doc.child(index).child(1).child(0).isTextblock ? targetText(doc, index) : null
}

function insert(state: EditorState, random: Random, letter: string): Transaction | null {
  const place = somewhere(state, random)
  return place && state.tr.insertText(letter, random.between(place.from, place.to))
}

const type: Doing = (state, random, { typed }) => {
  const letter = String.fromCharCode(FIRST_LETTER + typed.size)
  const tr = insert(state, random, letter)
  const made = tr && plainEdit(tr, state)
  if (!made || refusalOf(made)) return null
  typed.add(letter)
  return made
}

const typeAndDelete: Doing = (state, random, ledger) => {
  const place = somewhere(state, random)
  if (!place || random.chance(0.75) || place.to - place.from < 2) return type(state, random, ledger)
  const from = random.between(place.from, place.to - 1)
  const to = random.between(from + 1, Math.min(place.to, from + 4))
  for (const letter of state.doc.textBetween(from, to)) ledger.deleted.add(letter)
  return state.tr.delete(from, to)
}

const suggest: Doing = (state, random) => {
  const tr = insert(state, random, random.pick(["a", "be", "cinco "]))
  const made = tr && track(tr, state, { author: personWho("reviewer").id, newId })
  return made && !refusalOf(made) ? made : null
}

const decideOne: Doing = (state, random) => {
  const open = state.doc.children.flatMap(pair => suggestionsInPair(pair).map(one => one.id))
  if (open.length === 0) return null
  const id = random.pick(open)
  return decide(state.tr, mark => mark.attrs.id === id, random.pick(["accept", "reject"]))
}

const mend: Doing = (state, random) => {
  const tr = closeHistory(state.tr)
  acts[random.pick(actNames)]({ tr, random, newId })
  return tr.docChanged ? tr : null
}

/** Who is at the page: two to four desks, one after the other on the one and the other instance. */
interface Cast {
  readonly roles: readonly Role[]
  does(role: Role, random: Random): Doing
}
const typists: Cast = { roles: ["translator", "translator", "translator", "translator"], does: () => typeAndDelete }
const everybody: Cast = {
  roles: ["coordinator", "reviewer", "translator", "reviewer"],
  does: (role, random) =>
    role === "reviewer" ? suggest : role === "translator" ? random.pick([type, decideOne]) : random.pick([mend, type]),
}

const sourceWords = (doc: Node): string =>
  resolvePage(doc, "source", "leave")
    .blocks.flatMap(block => ("inline" in block ? block.inline.map(run => ("text" in run ? run.text : "")) : []))
    .join("")

async function run(seed: number, { roles, does }: Cast): Promise<void> {
  const random = new Random(seed)
  const clock = new FakeClock(random)
  const doc = pairsOf("abcdef", "ghij", "", "klmnopq")
  const file = { format: "text", lang: "en", text: "" } as const
  const page = await storePage(
    server.db,
    personWho("coordinator"),
    { title: "T", source: file, target: file },
    doc,
    null,
  )
  const row = await server.db.selectFrom("pages").selectAll().where("id", "=", page).executeTakeFirstOrThrow()
  const on = (instance: Server, person: Person): FakeServer => ({
    push: (push: Push) => takePush(instance, { row, person, roles: person.roles }, push),
    stepsSince: version => instance.rooms.stepsSince(page, version, 20),
  })
  const ledger: Ledger = { typed: new Set(), deleted: new Set() }
  const desks = roles.slice(0, Math.max(2 + (seed % 3), roles === typists.roles ? 2 : 3)).map((role, i) => {
    const instance = i % 2 === 0 ? server : other
    const person = personWho(role)
    const desk = openDesk({
      doc,
      author: person.id,
      client: `${i}-${seed}-${roles.length}-${page}`,
      server: on(instance, person),
      clock,
      random,
      trouble: { delay: 150, lostRequests: 0.1, lostAnswers: 0.1, repeated: 0.15, lostEvents: 0.15 },
      repair: author => state => repairPending(state, author, newId, person.roles),
    })
    const hear = (event: DeskEvent) => {
      if (event.kind === "steps") desk.link.bring(() => desk.sync.receive(event))
    }
    return { role, desk, stop: instance.hub.listen(page, person.id, hear) }
  })
  for (let turn = 0; turn < 30; turn++) {
    const { role, desk } = random.pick(desks)
    if (random.chance(0.08)) desk.link.up = !desk.link.up
    const doing = does(role, random)
    desk.do(state => doing(state, random, ledger))
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
  for (const { role, desk, stop } of desks) {
    expect(desk.refused, `seed ${seed}, ${role}`).toEqual([])
    expect(desk.state.doc.toJSON(), `seed ${seed}, ${role}`).toEqual(stored.toJSON())
    stop()
  }
  stored.check()
  for (const letter of ledger.typed)
    expect(stored.textContent.split(letter).length - 1, `seed ${seed}, ${letter}`).toBe(
      ledger.deleted.has(letter) ? 0 : 1,
    )
  expect(sourceWords(stored), `seed ${seed}`).toBe(sourceWords(doc))
  await expectRecords(page, stored, `seed ${seed}`)
}

/** What is open in the words is open in the records, and nothing else is. */
async function expectRecords(page: string, doc: Node, say: string): Promise<void> {
  const rows = await server.db.selectFrom("suggestions").select(["id", "state"]).where("page_id", "=", page).execute()
  const open = rows.filter(one => one.state === "open").map(one => one.id)
  const there = new Set(doc.children.flatMap(pair => suggestionsInPair(pair).map(one => one.id)))
  expect(open.sort(), say).toEqual([...there].sort())
}

/** Dearer than in memory: a few in `npm test`, on each database; COTEJO_STORE_SEEDS asks for more. */
const seeds = Number(process.env.COTEJO_STORE_SEEDS ?? 25)

describe("3.1 all desks end equal to what is stored, on two instances", () => {
  it(`and everything typed and not deleted is there, once (${seeds} seeds)`, async () => {
    for (let seed = 1; seed <= seeds; seed++) await run(seed, typists)
  }, 3_600_000)
  it(`while some suggest, one decides and one mends (${seeds} seeds)`, async () => {
    for (let seed = 1; seed <= seeds; seed++) await run(10_000 + seed, everybody)
  }, 3_600_000)
})
