import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { targetText } from "@/lib/testing/desks"
import { requests, threadOn, type Who, who } from "@/lib/testing/matrix"
import { bringPage, elsewhere, firstPerson, invited, openTestServer, Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let page: string
let group: string
const people = {} as Record<Who, Someone>

beforeAll(async () => {
  server = await openTestServer()
  people.nobody = new Someone()
  people.coordinator = await firstPerson()
  for (const role of ["viewer", "reviewer", "translator"] as const)
    people[role] = await invited(people.coordinator, [role])
  // A guest of the sample coordinates a group of their own, and has no business in this one.
  people.stranger = new Someone()
  await people.stranger.post("/api/sample")
  await people.stranger.post("/api/hat", { hat: "coordinator" })
  people.other = await elsewhere(server, people.coordinator)
  page = await bringPage(people.coordinator)
  group = (await people.coordinator.get("/api/groups")).body[0].id
}, 120_000)
afterAll(() => server.remove())

const firstPair = async (): Promise<string> =>
  (await people.coordinator.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
describe("who may do what, by every route", () => {
  beforeAll(async () => {
    const pair = await firstPair()
    expect((await people.coordinator.post(`/api/pages/${page}/threads`, threadOn(pair, "t1"))).status).toBe(201)
    const reply = { id: "c1", text: "It is." }
    expect((await people.coordinator.post(`/api/pages/${page}/threads/t1`, reply)).status).toBe(201)
  }, 120_000)

  describe.each(requests)("$title", ({ method, path, body, expected }) => {
    it.each(who.map((name, i) => [name, expected[i] ?? 0] as const))("%s: %i", async (name, refused) => {
      const pair = await firstPair()
      const sent = body ? JSON.parse(JSON.stringify(body()).replace(":pair", pair)) : undefined
      const { status, response } = await people[name].ask(
        method,
        path.replace(":page", page).replace(":group", group).replace(":pair", pair),
        sent,
      )
      if (refused === 0) expect(status).toBeLessThan(300)
      else expect(status).toBe(refused)
      await response.body?.cancel().catch(() => {})
    })
  })

  it("lets a page give other roles than the group", async () => {
    const own = await bringPage(people.coordinator)
    const { id } = (await people.viewer.get("/api/me")).body.person
    const give = (roles: readonly string[]) =>
      server.db
        .insertInto("page_roles")
        .values({ page_id: own, person_id: id, roles: JSON.stringify(roles) })
        .onConflict(same => same.columns(["page_id", "person_id"]).doUpdateSet({ roles: JSON.stringify(roles) }))
        .execute()
    await give(["translator"])
    expect((await people.viewer.get(`/api/pages/${own}`)).body.page.roles).toEqual(["translator"])
    expect((await people.viewer.get(`/api/pages/${page}`)).body.page.roles).toEqual(["viewer"])
    await give([])
    expect((await people.viewer.get(`/api/pages/${own}`)).body).toEqual({ error: "not-found" })
  })

  const ofPages = requests.filter(({ path }) => /:page|:group/.test(path))
  it.each(["stranger", "other"] as const)(
    "a %s learns nothing by asking: theirs or nobody's, all is alike",
    async name => {
      for (const { method, path, body } of ofPages) {
        const asked = async (page: string, group: string) => {
          const sent = body ? body() : undefined
          const answer = await people[name].ask(method, path.replace(":page", page).replace(":group", group), sent)
          return [path, answer.status, answer.body]
        }
        expect(await asked(page, group)).toEqual(await asked("no-such-page", "no-such-group"))
      }
    },
  )

  it("lets a viewer export what is approved", async () => {
    const wish = { format: "markdown", open: "take", credits: true, comments: true, locale: "es" }
    const { status, body } = await people.viewer.post(`/api/pages/${page}/export`, wish)
    expect(status).toBe(200)
    expect(body.text).toContain("un gato gris")
  })

  it("2.4 takes no push on an approved page", async () => {
    const { body } = await people.coordinator.get(`/api/pages/${page}`)
    const tr = edit(body.doc, tr => tr.insertText("x", at(tr)))
    expect(await pushBy("coordinator", tr)).toEqual({ kind: "refused", why: "page-approved" })
  })
})

const edit = (doc: unknown, make: (tr: Transaction) => Transaction) =>
  make(EditorState.create({ doc: Node.fromJSON(schema, doc) }).tr)
const at = (tr: Transaction) => targetText(tr.doc, 0).from
let serial = 0
async function pushBy(name: Who, tr: Transaction, more: object = {}) {
  const { body: desk } = await people[name].get(`/api/pages/${page}`)
  const push = {
    version: desk.version,
    client: `c-${name}`,
    serial: ++serial,
    steps: tr.steps.map(step => step.toJSON()),
    acts: [],
    ...more,
  }
  return (await people[name].post(`/api/pages/${page}/steps`, push)).body
}

describe("2.3 forged pushes are refused", () => {
  const ids = {} as Record<Who, string>
  let doc: unknown
  beforeAll(async () => {
    page = await bringPage(people.coordinator)
    for (const name of ["viewer", "reviewer", "translator", "coordinator"] as const)
      ids[name] = (await people[name].get("/api/me")).body.person.id
    doc = (await people.coordinator.get(`/api/pages/${page}`)).body.doc
  }, 120_000)

  const ins = (author: Who, id = "s1") => schema.mark("ins", { id, author: ids[author] })
  const cases: readonly [string, Who, string, (tr: Transaction) => Transaction][] = [
    ["a change in the source", "reviewer", "source-changed", tr => tr.insertText("x", 3)],
    ["a translator's change in the source", "translator", "source-changed", tr => tr.insertText("x", 3)],
    ["a reviewer's plain edit", "reviewer", "not-allowed", tr => tr.insertText("x", at(tr))],
    ["a reviewer's plain deletion", "reviewer", "not-allowed", tr => tr.delete(at(tr), at(tr) + 2)],
    [
      "a suggestion in another's name",
      "reviewer",
      "not-your-suggestion",
      tr => tr.insert(at(tr), schema.text("x", [ins("translator")])),
    ],
    [
      "base text passed off as one's own insertion",
      "reviewer",
      "not-allowed",
      tr => tr.addMark(at(tr), at(tr) + 2, ins("reviewer")),
    ],
    ["a viewer's suggestion", "viewer", "not-allowed", tr => tr.insert(at(tr), schema.text("x", [ins("viewer")]))],
    ["a pair deleted", "translator", "pairs-changed", tr => tr.delete(0, tr.doc.child(0).nodeSize)],
    ["a pair renamed", "translator", "pairs-changed", tr => tr.setNodeAttribute(0, "id", "mine")],
    [
      "an approval by a translator",
      "translator",
      "judgement-not-yours",
      tr => tr.setNodeAttribute(0, "judged", { status: "approved", by: ids.translator, at: 1, words: "x" }),
    ],
    [
      "an approval in the coordinator's name",
      "reviewer",
      "judgement-not-yours",
      tr => tr.setNodeAttribute(0, "judged", { status: "approved", by: ids.coordinator, at: 1, words: "x" }),
    ],
  ]
  it.each(cases)("%s by a %s: %s", async (_title, name, why, make) => {
    expect(await pushBy(name, edit(doc, make))).toEqual({ kind: "refused", why })
  })

  it("malformed, stale and huge ones", async () => {
    const good = edit(doc, tr => tr.insertText("x", at(tr)))
    const step = good.steps[0]?.toJSON()
    expect(await pushBy("translator", good, { steps: [{ ...step, from: "1" }] })).toMatchObject({ why: "bad-step" })
    expect(await pushBy("translator", good, { version: 99 })).toMatchObject({ why: "unknown-version" })
    expect(await pushBy("translator", good, { steps: "all of them" })).toMatchObject({ why: "not-a-push" })
    expect(await pushBy("translator", good, { steps: Array(30_000).fill(step) })).toMatchObject({ why: "too-large" })
    const { status, body } = await people.translator.post(`/api/pages/${page}/steps`, {
      padding: "x".repeat(9_000_000),
    })
    expect([status, body.error]).toEqual([413, "too-large"])
    expect((await people.translator.ask("POST", `/api/pages/${page}/steps`, "{ not json")).body.error).toBe(
      "not-understood",
    )
  })

  it("leave no trace", async () => {
    const desk = (await people.coordinator.get(`/api/pages/${page}`)).body
    expect([desk.version, desk.doc, desk.suggestions]).toEqual([0, doc, []])
  })

  it("while an honest suggestion is taken, decided and remembered", async () => {
    await pushBy(
      "reviewer",
      edit(doc, tr => tr.insert(at(tr), schema.text("muy ", [ins("reviewer")]))),
    )
    const desk = (await people.translator.get(`/api/pages/${page}`)).body
    expect(desk.suggestions).toMatchObject([{ id: "s1", author: ids.reviewer, state: "open" }])
    expect(
      (await people.translator.get("/api/pages")).body.find((one: { id: string }) => one.id === page),
    ).toMatchObject({ openSuggestions: 1, pairs: { draft: 2, changes: 1 } })
    const accept = edit(desk.doc, tr => tr.removeMark(at(tr), at(tr) + 4, schema.marks.ins))
    expect(await pushBy("translator", accept, { acts: [{ kind: "accept", suggestion: "s1" }] })).toMatchObject({
      kind: "accepted",
    })
    const after = (await people.reviewer.get(`/api/pages/${page}`)).body
    expect(after.suggestions).toMatchObject([
      { id: "s1", state: "accepted", decision: { how: "accepted", by: ids.translator } },
    ])
    const history = (await people.reviewer.get(`/api/pages/${page}/history`)).body
    expect(history.slice(0, 2)).toMatchObject([
      { kind: "accepted", by: ids.translator, detail: { suggestion: "s1", inserted: "muy " } },
      { kind: "suggested", by: ids.reviewer, detail: { inserted: "muy " } },
    ])
  })

  it("and an undo brings a decided suggestion back only as it stood", async () => {
    const desk = (await people.translator.get(`/api/pages/${page}`)).body
    const forged = edit(desk.doc, tr => tr.addMark(at(tr), at(tr) + 5, ins("reviewer")))
    expect(await pushBy("translator", forged)).toMatchObject({ why: "not-your-suggestion" })
    const undo = edit(desk.doc, tr => tr.addMark(at(tr), at(tr) + 4, ins("reviewer")))
    expect(await pushBy("translator", undo, { acts: [{ kind: "undo" }] })).toMatchObject({ kind: "accepted" })
    expect((await people.reviewer.get(`/api/pages/${page}`)).body.suggestions).toMatchObject([
      { id: "s1", state: "open", decision: null },
    ])
  })
})
