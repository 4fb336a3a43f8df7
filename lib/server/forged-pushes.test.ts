/** Pushes made by hand, about comments and under borrowed names: what no desk would send. */
import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { fingerprint } from "@/lib/review/status"
import { targetText } from "@/lib/testing/desks"
import { bringPage, firstPerson, invited, openTestServer, type Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let page = ""
const people = {} as Record<"coordinator" | "translator" | "reviewer" | "other", Someone>
const ids = {} as Record<keyof typeof people, string>
let pair = ""

beforeAll(async () => {
  server = await openTestServer()
  people.coordinator = await firstPerson()
  people.translator = await invited(people.coordinator, ["translator"], "Some translator")
  people.reviewer = await invited(people.coordinator, ["reviewer"], "Some reviewer")
  people.other = await invited(people.coordinator, ["reviewer"], "Another reviewer")
  for (const name of Object.keys(people) as (keyof typeof people)[])
    ids[name] = (await people[name].get("/api/me")).body.person.id
  page = await bringPage(people.coordinator)
  pair = (await people.reviewer.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
  const thread = { id: "theirs", pair, side: "target", quote: "", text: "Is it so?" }
  expect((await people.other.post(`/api/pages/${page}/threads`, thread)).status).toBe(201)
  await taken(people.other, (tr, { from }) => tr.addMark(from + 1, from + 4, comment("theirs")))
}, 120_000)
afterAll(() => server.remove())

const comment = (thread: string) => schema.mark("comment", { thread })
type Make = (tr: Transaction, text: { from: number; to: number }) => Transaction

let serial = 0
/** What became of a push; "accepted", or why not. */
async function push(by: Someone, make: Make): Promise<string> {
  const desk = (await by.get(`/api/pages/${page}`)).body
  const doc = Node.fromJSON(schema, desk.doc)
  const { steps } = make(EditorState.create({ doc }).tr, targetText(doc, 0))
  const sent = { version: desk.version, client: "c", serial: ++serial, steps: steps.map(one => one.toJSON()), acts: [] }
  const { body } = await by.post(`/api/pages/${page}/steps`, sent)
  return body.kind === "refused" ? body.why : body.kind
}
const taken = async (by: Someone, make: Make): Promise<void> => expect(await push(by, make)).toBe("accepted")

const forged: { readonly [what: string]: Make } = {
  "takes another's mark off": (tr, { from }) => tr.removeMark(from, from + 5, comment("theirs")),
  "makes another's mark longer": (tr, { from }) => tr.addMark(from + 3, from + 6, comment("theirs")),
  "sets another's mark somewhere else": (tr, { from, to }) =>
    tr.removeMark(from, to, comment("theirs")).addMark(to - 2, to, comment("theirs")),
  "sets it on the source": tr => tr.addMark(3, 5, comment("theirs")),
}

describe("2.6 comments of others", () => {
  for (const who of ["reviewer", "translator"] as const)
    it.each(Object.keys(forged))(`a ${who} never %s`, async what =>
      expect(await push(people[who], forged[what] as Make)).toBe("not-your-comment"),
    )
  it("nobody who suggests puts the same words there without it", async () => {
    const again: Make = (tr, { from }) =>
      tr.replaceWith(from, from + 5, schema.text(tr.doc.textBetween(from, from + 5)))
    expect(await push(people.reviewer, again)).toBe("not-your-comment")
  })
  it("but words under them may be struck, and typed in", async () => {
    const mine = { id: "r1", author: ids.reviewer }
    await taken(people.reviewer, (tr, { from }) => tr.addMark(from + 1, from + 3, schema.mark("del", mine)))
    await taken(people.reviewer, (tr, { from }) =>
      tr.insert(from + 3, schema.text("x", [schema.mark("ins", mine), comment("theirs")])),
    )
    await taken(people.translator, (tr, { from }) => tr.delete(from + 4, from + 5))
  })
  it("a mark whose thread is not there yet is for whoever set it", async () => {
    await taken(people.reviewer, (tr, { from, to }) => tr.addMark(from + 5, to, comment("to-come")))
    expect(await push(people.other, (tr, { from, to }) => tr.removeMark(from, to, comment("to-come")))).toBe(
      "not-your-comment",
    )
    const thread = { id: "to-come", pair, side: "target", quote: "", text: "Mine." }
    expect((await people.other.post(`/api/pages/${page}/threads`, thread)).body.error).toBe("not-understood")
    expect((await people.reviewer.post(`/api/pages/${page}/threads`, thread)).status).toBe(201)
    await taken(people.reviewer, (tr, { from, to }) => tr.removeMark(from, to, comment("to-come")))
  })
  it("whoever keeps order in comments may take one off", () =>
    taken(people.coordinator, (tr, { from, to }) => tr.removeMark(from, to, comment("theirs"))))
})

describe("names of others", () => {
  const insert =
    (id: string, author: string): Make =>
    (tr, { from }) =>
      tr.insert(from, schema.text("y", [schema.mark("ins", { id, author })]))
  it("a suggestion is in one's own name", async () => {
    expect(await push(people.reviewer, insert("f1", ids.other))).toBe("not-your-suggestion")
    expect(await push(people.translator, insert("f1", ids.other))).toBe("not-your-suggestion")
    expect(await push(people.coordinator, insert("f1", ids.other))).toBe("not-your-suggestion")
    expect(await push(people.reviewer, insert("f1", "nobody"))).toBe("not-your-suggestion")
  })
  it("and under an id of one's own, when that one has long been decided too", async () => {
    await taken(people.other, insert("o1", ids.other))
    expect(await push(people.reviewer, insert("o1", ids.reviewer))).toBe("not-your-suggestion")
    await taken(people.translator, (tr, { from }) => tr.delete(from, from + 1))
    expect(await push(people.reviewer, insert("o1", ids.reviewer))).toBe("not-your-suggestion")
    const { suggestions } = (await people.coordinator.get(`/api/pages/${page}`)).body
    expect(suggestions.find((one: { id: string }) => one.id === "o1")).toMatchObject({
      author: ids.other,
      state: "rejected",
    })
  })
  it("a status is set by whoever sends it", async () => {
    const judge: Make = tr => {
      const words = fingerprint(tr.doc.child(0))
      return tr.setNodeAttribute(0, "judged", { status: "reviewed", by: ids.other, at: 1, words })
    }
    expect(await push(people.reviewer, judge)).toBe("judgement-not-yours")
    expect(await push(people.coordinator, judge)).toBe("judgement-not-yours")
  })
  it("a reviewer decides on nothing but what is their own", async () => {
    await taken(people.other, insert("o2", ids.other))
    const off: Make = (tr, { from }) =>
      tr.removeMark(from, from + 1, schema.mark("ins", { id: "o2", author: ids.other }))
    expect(await push(people.reviewer, off)).toBe("not-allowed")
    expect(await push(people.reviewer, (tr, { from }) => tr.delete(from, from + 1))).toBe("not-allowed")
    await taken(people.other, (tr, { from }) => tr.delete(from, from + 1))
  })
})
