/** Every kind of step in every role, honest and forged: what is taken is told, all else changes nothing. */
import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { fingerprint } from "@/lib/review/status"
import { targetText } from "@/lib/testing/desks"
import { bringPage, elsewhere, firstPerson, invited, openTestServer, Someone } from "@/lib/testing/server"
import type { Server } from "./server"

const members = ["viewer", "reviewer", "translator", "coordinator"] as const
type Member = (typeof members)[number]
const outside = ["nobody", "stranger", "other"] as const

let server: Server & { remove(): Promise<void> }
const people = {} as Record<Member | (typeof outside)[number], Someone>
const ids = {} as Record<Member, string>
let page = ""

beforeAll(async () => {
  server = await openTestServer()
  people.coordinator = await firstPerson()
  for (const role of ["viewer", "reviewer", "translator"] as const)
    people[role] = await invited(people.coordinator, [role])
  for (const name of members) ids[name] = (await people[name].get("/api/me")).body.person.id
  people.other = await elsewhere(server, people.coordinator)
  people.nobody = new Someone()
  people.stranger = new Someone()
  await people.stranger.post("/api/sample")
  await people.stranger.post("/api/hat", { hat: "coordinator" })
}, 120_000)
afterAll(() => server.remove())

interface Place {
  /** The text of the first target. */
  readonly from: number
  readonly to: number
  /** Who pushes, and somebody else. */
  readonly me: string
  readonly another: string
  /** Different for each push. */
  readonly fresh: string
}
type Make = (tr: Transaction, place: Place) => Transaction | readonly unknown[]
interface Case {
  readonly kind: string
  readonly what: string
  /** Who may; everybody else changes nothing. */
  readonly may: readonly Member[]
  readonly make: Make
  /** What the coordinator does first. */
  readonly before?: Make
}

const writers = ["translator", "coordinator"] as const
const suggesters = ["reviewer", "translator", "coordinator"] as const
const coordinator = ["coordinator"] as const
const never: readonly Member[] = []
const mark = (name: "ins" | "del", id: string, author: string) => schema.mark(name, { id, author })
/** `fresh` makes it one that never stood: an earlier judgement of somebody else may be brought back by an undo. */
const judge = (tr: Transaction, status: string, by: string, fresh = "f1") =>
  tr.setNodeAttribute(0, "judged", { status, by, at: Number(fresh.slice(1)), words: fingerprint(tr.doc.child(0)) })
/** The first block of the first target. */
const block = (place: Place) => place.from - 1
/** A text that is in the source: doc, pair, source and paragraph are open. */
const SOURCE = 3

const cases: readonly Case[] = [
  {
    kind: "replace",
    what: "words typed into the target",
    may: writers,
    make: (tr, { from }) => tr.insertText("x", from),
  },
  {
    kind: "replace",
    what: "words of the target deleted",
    may: writers,
    make: (tr, { from }) => tr.delete(from, from + 1),
  },
  { kind: "replace", what: "words typed into the source", may: never, make: tr => tr.insertText("x", SOURCE) },
  { kind: "replace", what: "words of the source deleted", may: never, make: tr => tr.delete(SOURCE, SOURCE + 1) },
  {
    kind: "replace",
    what: "an insertion in one's own name",
    may: suggesters,
    make: (tr, { from, me, fresh }) => tr.insert(from, schema.text("y", [mark("ins", fresh, me)])),
  },
  {
    kind: "replace",
    what: "an insertion in another's name",
    may: never,
    make: (tr, { from, another, fresh }) => tr.insert(from, schema.text("y", [mark("ins", fresh, another)])),
  },
  {
    kind: "replace",
    what: "a paragraph of the target split",
    may: writers,
    make: (tr, { from }) => tr.split(from + 2),
  },
  { kind: "replace", what: "a pair taken away", may: never, make: tr => tr.delete(0, tr.doc.child(0).nodeSize) },
  { kind: "replace", what: "a pair put in twice", may: never, make: tr => tr.insert(0, tr.doc.child(0)) },
  {
    kind: "replaceAround",
    what: "a paragraph of the target made a heading",
    may: writers,
    make: (tr, place) => tr.setBlockType(place.from, place.from, schema.nodes.heading, { level: 3 }),
  },
  {
    kind: "replaceAround",
    what: "a paragraph of the source made a heading",
    may: never,
    make: tr => tr.setBlockType(SOURCE, SOURCE, schema.nodes.heading, { level: 3 }),
  },
  {
    kind: "addMark",
    what: "strong words in the target",
    may: writers,
    before: (tr, { from, to }) => tr.removeMark(from, to, schema.marks.strong),
    make: (tr, { from }) => tr.addMark(from, from + 1, schema.mark("strong")),
  },
  {
    kind: "removeMark",
    what: "words strong no more",
    before: (tr, { from }) => tr.addMark(from, from + 1, schema.mark("strong")),
    may: writers,
    make: (tr, { from, to }) => tr.removeMark(from, to, schema.marks.strong),
  },
  {
    kind: "addMark",
    what: "strong words in the source",
    may: never,
    make: tr => tr.addMark(SOURCE, SOURCE + 1, schema.mark("strong")),
  },
  {
    kind: "addMark",
    what: "a deletion in one's own name",
    may: suggesters,
    make: (tr, { to, me, fresh }) => tr.addMark(to - 1, to, mark("del", fresh, me)),
  },
  {
    kind: "addMark",
    what: "a deletion in another's name",
    may: never,
    make: (tr, { from, another, fresh }) => tr.addMark(from + 3, from + 4, mark("del", fresh, another)),
  },
  {
    kind: "addMark",
    what: "a comment's mark on the target",
    may: suggesters,
    make: (tr, { from, fresh }) => tr.addMark(from + 4, from + 6, schema.mark("comment", { thread: fresh })),
  },
  {
    kind: "addMark",
    what: "a comment's mark on the source",
    may: suggesters,
    make: (tr, { fresh }) => tr.addMark(SOURCE, SOURCE + 1, schema.mark("comment", { thread: fresh })),
  },
  {
    kind: "addNodeMark",
    what: "a break passed off as somebody's suggestion",
    may: never,
    make: (tr, place) => tr.addNodeMark(block(place), mark("ins", place.fresh, place.another)),
  },
  {
    kind: "addNodeMark",
    what: "a mark on a block of the source",
    may: never,
    make: (_tr, { fresh, me }) => [{ stepType: "addNodeMark", pos: 2, mark: mark("ins", fresh, me).toJSON() }],
  },
  {
    kind: "removeNodeMark",
    what: "a mark of a block that is not there",
    may: never,
    make: (_tr, place) => [
      { stepType: "removeNodeMark", pos: 999_999, mark: mark("del", place.fresh, place.me).toJSON() },
    ],
  },
  {
    kind: "attr",
    what: "a pair confirmed to belong together",
    may: coordinator,
    make: tr => tr.setNodeAttribute(0, "locked", !tr.doc.child(0).attrs.locked),
  },
  {
    kind: "attr",
    what: "a pair with another id, as when two are merged",
    may: coordinator,
    make: (tr, { fresh }) => tr.setNodeAttribute(0, "id", `p-${fresh}`),
  },
  {
    kind: "attr",
    what: "a pair judged reviewed",
    may: ["reviewer", "coordinator"],
    make: (tr, { me }) => judge(tr, "reviewed", me),
  },
  { kind: "attr", what: "a pair judged approved", may: coordinator, make: (tr, { me }) => judge(tr, "approved", me) },
  {
    kind: "attr",
    what: "a pair judged in another's name",
    may: never,
    make: (tr, { another, fresh }) => judge(tr, "reviewed", another, fresh),
  },
  {
    kind: "attr",
    what: "an attribute that nothing has",
    may: never,
    make: () => [{ stepType: "attr", pos: 0, attr: "owner", value: "me" }],
  },
  {
    kind: "docAttr",
    what: "the page cut by sentence or by paragraph",
    may: coordinator,
    make: tr => tr.setDocAttribute("granularity", tr.doc.attrs.granularity === "sentence" ? "paragraph" : "sentence"),
  },
  {
    kind: "docAttr",
    what: "an attribute of the page that nothing has",
    may: never,
    make: () => [{ stepType: "docAttr", attr: "owner", value: "me" }],
  },
  {
    kind: "markSet",
    what: "marks on the target in a set",
    may: writers,
    make: (tr, { from }) => [
      { stepType: "markSet", steps: tr.addMark(from + 1, from + 3, schema.mark("em")).steps.map(one => one.toJSON()) },
    ],
  },
  {
    kind: "markSet",
    what: "marks on the source in a set",
    may: never,
    make: tr => [
      { stepType: "markSet", steps: tr.addMark(SOURCE, SOURCE + 1, schema.mark("em")).steps.map(one => one.toJSON()) },
    ],
  },
  {
    kind: "unknown",
    what: "a kind of step that is none",
    may: never,
    make: () => [{ stepType: "constructor", from: 0, to: 1 }],
  },
]

let serial = 0
async function push(by: Someone, me: string, another: string, make: Make) {
  const desk = (await people.coordinator.get(`/api/pages/${page}`)).body
  const doc = Node.fromJSON(schema, desk.doc)
  const fresh = `f${++serial}`
  const made = make(EditorState.create({ doc }).tr, { ...targetText(doc, 0), me, another, fresh })
  const steps = "steps" in made ? made.steps.map(one => one.toJSON()) : made
  const sent = { version: desk.version, client: fresh, serial: 1, steps, acts: [] }
  const { status, body } = await by.post(`/api/pages/${page}/steps`, sent)
  const after = (await people.coordinator.get(`/api/pages/${page}`)).body
  return {
    status,
    body,
    changed: after.version !== desk.version || JSON.stringify(after.doc) !== JSON.stringify(desk.doc),
  }
}

describe("2.3 every kind of step in every role", () => {
  describe.each(cases)("$kind: $what", ({ may, make, before }) => {
    beforeAll(async () => {
      page = await bringPage(people.coordinator)
    })
    beforeEach(async () => {
      if (before) await push(people.coordinator, ids.coordinator, ids.reviewer, before)
    })
    it.each(members)("%s", async name => {
      const { body, changed } = await push(
        people[name],
        ids[name],
        ids[name === "reviewer" ? "translator" : "reviewer"],
        make,
      )
      const allowed = may.includes(name)
      expect([body.kind, changed]).toEqual(allowed ? ["accepted", true] : ["refused", false])
    })
    it("nobody from outside", async () => {
      for (const name of outside) {
        const { status, changed } = await push(people[name], ids.translator, ids.reviewer, make)
        expect([name, status, changed]).toEqual([name, name === "nobody" ? 401 : 404, false])
      }
    })
  })

  it("has every kind of step that the server reads", () => {
    const kinds = [
      "replace",
      "replaceAround",
      "addMark",
      "removeMark",
      "addNodeMark",
      "removeNodeMark",
      "attr",
      "docAttr",
      "markSet",
    ]
    expect(kinds.filter(kind => !cases.some(one => one.kind === kind))).toEqual([])
  })
})
