import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { targetText } from "@/lib/testing/desks"
import { bringPage, firstPerson, invited, openTestServer, Someone, twoTexts } from "@/lib/testing/server"
import type { Server } from "./server"

const who = ["nobody", "stranger", "viewer", "reviewer", "translator", "coordinator"] as const
type Who = (typeof who)[number]

let server: Server & { remove(): Promise<void> }
let page: string
let group: string
let thread = 0
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
  page = await bringPage(people.coordinator)
  group = (await people.coordinator.get("/api/groups")).body[0].id
}, 120_000)
afterAll(() => server.remove())

const firstPair = async (): Promise<string> =>
  (await people.coordinator.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
const threadOn = (pair: string, id: string) => ({ id, pair, side: "target", quote: "gato", text: "Is it grey?" })

/** 0: allowed. Everything else: the status of the refusal. In the order of `who`. */
const matrix: readonly [string, string, string, (() => unknown) | null, readonly number[]][] = [
  ["see oneself", "GET", "/api/me", null, [401, 0, 0, 0, 0, 0]],
  ["see one's own keys", "GET", "/api/preferences", null, [401, 0, 0, 0, 0, 0]],
  [
    "change one's own keys",
    "POST",
    "/api/preferences",
    () => ({ singleKeys: true, keys: { "accept/desk": ["y"] } }),
    [401, 0, 0, 0, 0, 0],
  ],
  ["see the pages", "GET", "/api/pages", null, [401, 0, 0, 0, 0, 0]],
  ["bring a page in", "POST", "/api/pages", () => twoTexts(["one"], ["uno"]), [401, 0, 403, 403, 403, 0]],
  [
    "bring a file of both languages in",
    "POST",
    "/api/pages",
    () => ({ title: "", both: { format: "csv", text: "en,es\none,uno" } }),
    [401, 0, 403, 403, 403, 0],
  ],
  ["restore a page from its archive", "POST", "/api/pages/restore", () => ({}), [401, 400, 403, 403, 403, 400]],
  ["see the invitations", "GET", "/api/invitations", null, [401, 0, 403, 403, 403, 0]],
  ["invite", "POST", "/api/invitations", () => ({ roles: ["viewer"], uses: 1, days: 1 }), [401, 0, 403, 403, 403, 0]],
  ["take an invitation back", "DELETE", "/api/invitations/none", null, [401, 404, 403, 403, 403, 404]],
  ["see what waits", "GET", "/api/inbox", null, [401, 0, 0, 0, 0, 0]],
  ["see how much is unread", "GET", "/api/inbox/count", null, [401, 0, 0, 0, 0, 0]],
  ["mark as read", "POST", "/api/inbox/read", () => ({ ids: null }), [401, 0, 0, 0, 0, 0]],
  ["see how pages move", "GET", "/api/groups/:group/workflow", null, [401, 404, 0, 0, 0, 0]],
  [
    "say how pages move",
    "POST",
    "/api/groups/:group/workflow",
    () => ({ names: {}, movers: {}, fourEyes: false }),
    [401, 404, 403, 403, 403, 0],
  ],
  ["set a date", "POST", "/api/pages/:page/due", () => ({ due: null }), [401, 404, 403, 403, 403, 0]],
  ["see roles on a page", "GET", "/api/pages/:page/roles", null, [401, 404, 403, 403, 403, 0]],
  [
    "give roles on a page",
    "POST",
    "/api/pages/:page/roles",
    () => ({ person: "none", roles: null }),
    [401, 404, 403, 403, 403, 404],
  ],
  ["see the groups", "GET", "/api/groups", null, [401, 0, 0, 0, 0, 0]],
  ["rename the group", "POST", "/api/groups/:group", () => ({ name: "Archive" }), [401, 404, 403, 403, 403, 0]],
  ["give roles", "POST", "/api/groups/:group/members/none", () => ({ roles: [] }), [401, 404, 403, 403, 403, 404]],
  [
    "take somebody out",
    "POST",
    "/api/groups/:group/members/none/leave",
    () => ({ handTo: null }),
    [401, 404, 403, 403, 403, 404],
  ],
  ["make a link for a password", "POST", "/api/groups/:group/members/none/reset", null, [401, 404, 403, 403, 403, 404]],
  ["see one's account", "GET", "/api/account", null, [401, 403, 0, 0, 0, 0]],
  ["take one's data along", "GET", "/api/account/export", null, [401, 403, 0, 0, 0, 0]],
  ["end other sessions", "POST", "/api/account/sessions/end", () => ({ id: null }), [401, 403, 0, 0, 0, 0]],
  ["open the desk", "GET", "/api/pages/:page", null, [401, 404, 0, 0, 0, 0]],
  ["read the steps", "GET", "/api/pages/:page/steps?since=0", null, [401, 404, 0, 0, 0, 0]],
  ["push", "POST", "/api/pages/:page/steps", () => ({}), [401, 404, 0, 0, 0, 0]],
  ["say where one is", "POST", "/api/pages/:page/presence", () => ({ tab: "t", at: null }), [401, 404, 0, 0, 0, 0]],
  ["listen", "GET", "/api/pages/:page/events", null, [401, 404, 0, 0, 0, 0]],
  ["see the draft as imported", "GET", "/api/pages/:page/draft", null, [401, 404, 0, 0, 0, 0]],
  ["see the history", "GET", "/api/pages/:page/history", null, [401, 404, 0, 0, 0, 0]],
  ["comment", "POST", "/api/pages/:page/threads", () => threadOn(":pair", `m${++thread}`), [401, 404, 403, 0, 0, 0]],
  ["reply", "POST", "/api/pages/:page/threads/t1", () => ({ text: "Yes." }), [401, 404, 403, 0, 0, 0]],
  ["resolve a thread", "POST", "/api/pages/:page/threads/t1/resolve", () => ({}), [401, 404, 403, 0, 0, 0]],
  ["reopen a thread", "POST", "/api/pages/:page/threads/t1/reopen", () => ({}), [401, 404, 403, 0, 0, 0]],
  ["say why", "POST", "/api/pages/:page/suggestions/none", () => ({ reason: "x" }), [401, 404, 403, 404, 404, 404]],
  [
    "dispute",
    "POST",
    "/api/pages/:page/suggestions/none/dispute",
    () => ({ words: "x" }),
    [401, 404, 403, 403, 404, 404],
  ],
  ["end a dispute", "POST", "/api/pages/:page/suggestions/none/undispute", null, [401, 404, 403, 403, 404, 404]],
  ["see what is said of checks", "GET", "/api/pages/:page/checking", null, [401, 404, 0, 0, 0, 0]],
  ["judge findings no fault", "POST", "/api/pages/:page/not-faults", () => [], [401, 404, 403, 0, 0, 0]],
  ["count what is no fault", "GET", "/api/pages/:page/not-faults", null, [401, 404, 403, 403, 403, 0]],
  ["say which pairs one has opened", "POST", "/api/pages/:page/opened", () => ({ pairs: [] }), [401, 404, 0, 0, 0, 0]],
  ["keep a word", "POST", "/api/pages/:page/words", () => ({ word: "cotejo", keep: true }), [401, 404, 403, 0, 0, 0]],
  ["keep a term", "POST", "/api/pages/:page/terms", () => [], [401, 404, 403, 0, 0, 0]],
  ["make a rule", "POST", "/api/pages/:page/rules", () => ({ id: "r1", rule: null }), [401, 404, 403, 403, 403, 0]],
  [
    "set the checks",
    "POST",
    "/api/pages/:page/checks",
    () => ({ locale: null, off: [], levels: {} }),
    [401, 404, 403, 403, 403, 0],
  ],
  ["see the reasons", "GET", "/api/reasons", null, [401, 0, 0, 0, 0, 0]],
  ["change the reasons", "POST", "/api/reasons", () => [], [401, 0, 403, 403, 403, 0]],
  [
    "say what a thread is meant as",
    "POST",
    "/api/pages/:page/threads/t1/kind",
    () => ({ kind: "issue", fault: { category: "grammar", severity: "minor" } }),
    [401, 404, 403, 403, 403, 0],
  ],
  ["read earlier wordings", "GET", "/api/pages/:page/threads/t1/comments/c1", null, [401, 404, 403, 403, 403, 0]],
  [
    "edit somebody's comment",
    "POST",
    "/api/pages/:page/threads/t1/comments/c1",
    () => ({ text: "Better." }),
    [401, 404, 403, 403, 403, 0],
  ],
  [
    "delete somebody's comment",
    "DELETE",
    "/api/pages/:page/threads/t1/comments/c1",
    null,
    [401, 404, 403, 403, 403, 0],
  ],
  [
    "edit none",
    "POST",
    "/api/pages/:page/threads/t1/comments/no",
    () => ({ text: "x" }),
    [401, 404, 403, 404, 404, 404],
  ],
  ["answer none", "POST", "/api/pages/:page/threads/no", () => ({ text: "x" }), [401, 404, 403, 404, 404, 404]],
  [
    "export before approval",
    "POST",
    "/api/pages/:page/export",
    () => ({ format: "text", open: "leave", credits: false, comments: false, locale: "en" }),
    [401, 404, 403, 0, 0, 0],
  ],
  [
    "answer the ticket before approval",
    "POST",
    "/api/pages/:page/answer",
    () => ({ locale: "en", address: "https://cotejo.example/pages/x" }),
    [401, 404, 403, 0, 0, 0],
  ],
  [
    "look at a Word file that comes back",
    "POST",
    "/api/pages/:page/word/look",
    () => ({ text: "x", locale: "en" }),
    [401, 404, 403, 400, 400, 400],
  ],
  [
    "take a Word file back in",
    "POST",
    "/api/pages/:page/word",
    () => ({ text: "x", locale: "en" }),
    [401, 404, 403, 400, 400, 400],
  ],
  ["assign", "POST", "/api/pages/:page/state", () => ({ to: "assigned" }), [401, 404, 403, 403, 403, 0]],
  ["send to review", "POST", "/api/pages/:page/state", () => ({ to: "in-review" }), [401, 404, 403, 403, 0, 409]],
  ["send to revision", "POST", "/api/pages/:page/state", () => ({ to: "in-revision" }), [401, 404, 403, 0, 409, 409]],
  [
    "approve",
    "POST",
    "/api/pages/:page/state",
    () => ({ to: "approved", override: "Enough." }),
    [401, 404, 403, 403, 403, 0],
  ],
]

describe("who may do what, by every route", () => {
  beforeAll(async () => {
    const pair = await firstPair()
    expect((await people.coordinator.post(`/api/pages/${page}/threads`, threadOn(pair, "t1"))).status).toBe(201)
    const reply = { id: "c1", text: "It is." }
    expect((await people.coordinator.post(`/api/pages/${page}/threads/t1`, reply)).status).toBe(201)
  }, 120_000)

  describe.each(matrix)("%s", (_title, method, path, body, expected) => {
    it.each(who.map((name, i) => [name, expected[i] ?? 0] as const))("%s: %i", async (name, refused) => {
      const pair = await firstPair()
      const sent = body ? JSON.parse(JSON.stringify(body()).replace(":pair", pair)) : undefined
      const { status, response } = await people[name].ask(
        method,
        path.replace(":page", page).replace(":group", group),
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

  it("answers alike for a page that is not theirs and one that is not", async () => {
    const mine = await people.stranger.get(`/api/pages/${page}`)
    const none = await people.stranger.get("/api/pages/no-such-page")
    expect([mine.status, mine.body]).toEqual([none.status, none.body])
  })

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
