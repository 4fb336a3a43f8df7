import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import type { NewThread } from "@/lib/sync/api"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { targetText } from "@/lib/testing/desks"
import { bringPage, firstPerson, invited, openTestServer, Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let page = ""
const people = {} as Record<"coordinator" | "translator" | "reviewer" | "viewer", Someone>
const ids = {} as Record<keyof typeof people, string>

beforeAll(async () => {
  server = await openTestServer()
  people.coordinator = await firstPerson()
  for (const role of ["viewer", "reviewer", "translator"] as const)
    people[role] = await invited(people.coordinator, [role], `Some ${role}`)
  for (const name of Object.keys(people) as (keyof typeof people)[])
    ids[name] = (await people[name].get("/api/me")).body.person.id
  page = await bringPage(people.coordinator)
}, 120_000)
afterAll(() => server.remove())

let made = 0
const threads = (): string => `/api/pages/${page}/threads`
async function begin(by: Someone, wish: Partial<NewThread> = {}): Promise<ThreadInfo> {
  const desk = (await by.get(`/api/pages/${page}`)).body
  const pair = wish.pair === undefined ? desk.doc.content[0].attrs.id : wish.pair
  const thread = { side: null, quote: "", text: "Is it grey?", ...wish, id: wish.id ?? `t${++made}`, pair }
  const { status, body } = await by.post(threads(), thread)
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}
const summaryFor = async (who: Someone) =>
  (await who.get("/api/pages")).body.find((one: { id: string }) => one.id === page)
const historyKinds = async (): Promise<string[]> =>
  (await people.coordinator.get(`/api/pages/${page}/history`)).body.map((one: { kind: string }) => one.kind)

let serial = 0
async function push(by: Someone, make: (tr: Transaction) => Transaction) {
  const desk = (await by.get(`/api/pages/${page}`)).body
  const { steps } = make(EditorState.create({ doc: Node.fromJSON(schema, desk.doc) }).tr)
  const sent = { version: desk.version, client: "c", serial: ++serial, steps: steps.map(one => one.toJSON()), acts: [] }
  const { body } = await by.post(`/api/pages/${page}/steps`, sent)
  expect(body.kind, JSON.stringify(body)).toBe("accepted")
}

describe("a comment of one's own", () => {
  it("is edited, and says so; the wording before is kept for the coordinator", async () => {
    const thread = await begin(people.reviewer)
    const [first] = thread.comments
    const at = `${threads()}/${thread.id}/comments/${first?.id}`
    const { body } = await people.reviewer.post(at, { text: "Is it gray? 👩‍👩‍👧" })
    expect(body.comments[0]).toMatchObject({ text: "Is it gray? 👩‍👩‍👧", at: first?.at })
    expect(body.comments[0].edited).toBeGreaterThan(0)
    const wordings = (await people.coordinator.get(at)).body
    expect(wordings).toEqual([{ text: "Is it grey?", at: first?.at, until: body.comments[0].edited }])
    expect((await people.reviewer.get(at)).body.error).toBe("not-allowed")
    expect((await historyKinds())[0]).toBe("comment-edited")
  })

  it("is deleted, with a trace; its words go to nobody but who keeps order", async () => {
    const thread = await begin(people.reviewer)
    const reply = (await people.translator.post(`${threads()}/${thread.id}`, { text: "Yes, it is." })).body.comments[1]
    const at = `${threads()}/${thread.id}/comments/${reply.id}`
    expect((await people.reviewer.ask("DELETE", at)).body.error).toBe("not-your-comment")
    const { body } = await people.translator.ask("DELETE", at)
    expect(body.comments[1]).toMatchObject({ text: "", deleted: { by: ids.translator } })
    expect(body.resolved).toBe(null)
    expect(JSON.stringify((await people.reviewer.get(`/api/pages/${page}`)).body)).not.toContain("Yes, it is.")
    expect((await people.coordinator.get(at)).body).toMatchObject([{ text: "Yes, it is." }])
    expect((await people.translator.post(at, { text: "No." })).body.error).toBe("comment-gone")
  })

  it("ends the conversation when it was the last in it, and a coordinator may delete any", async () => {
    const thread = await begin(people.reviewer)
    const at = `${threads()}/${thread.id}/comments/${thread.comments[0]?.id}`
    const { body } = await people.coordinator.ask("DELETE", at)
    expect(body).toMatchObject({ resolved: { by: ids.coordinator }, comments: [{ deleted: { by: ids.coordinator } }] })
  })

  it("cannot be edited once the role is gone", async () => {
    const leaving = await invited(people.coordinator, ["reviewer"], "Leaving soon")
    const thread = await begin(leaving)
    const { id } = (await leaving.get("/api/me")).body.person
    await server.db.insertInto("page_roles").values({ page_id: page, person_id: id, roles: '["viewer"]' }).execute()
    const at = `${threads()}/${thread.id}/comments/${thread.comments[0]?.id}`
    expect((await leaving.post(at, { text: "x" })).body.error).toBe("not-allowed")
    expect((await leaving.ask("DELETE", at)).body.error).toBe("not-allowed")
  })
})

describe("the limits of a comment", () => {
  it("count characters as a reader does", async () => {
    const family = "👨‍👩‍👧‍👦"
    const thread = await begin(people.reviewer, { text: family.repeat(5000) })
    expect(thread.comments[0]?.text).toBe(family.repeat(5000))
    const reply = (text: string) => people.reviewer.post(`${threads()}/${thread.id}`, { text })
    expect((await reply(family.repeat(5001))).body.error).toBe("too-long")
    expect((await reply(" \n ")).body.error).toBe("empty-text")
    expect((await reply("x".repeat(100_001))).body.error).toBe("not-understood")
  })

  it("cut a long quote, and what history keeps, between characters", async () => {
    const thread = await begin(people.reviewer, { quote: "🇪🇸".repeat(2500), text: "🇪🇸".repeat(400) })
    expect(thread.quote).toBe("🇪🇸".repeat(2000))
    const [event] = (await people.coordinator.get(`/api/pages/${page}/history`)).body
    expect(event.detail.text).toBe("🇪🇸".repeat(300))
  })

  it("hold a loop up", async () => {
    const loop = await invited(people.coordinator, ["reviewer"], "A loop")
    const thread = await begin(loop)
    let last = 0
    for (let i = 0; i < 130 && last !== 429; i++)
      last = (await loop.post(`${threads()}/${thread.id}/resolve`, {})).status
    expect(last).toBe(429)
  })

  it("take what is sent twice once", async () => {
    const thread = await begin(people.reviewer, { id: "twice" })
    await begin(people.reviewer, { id: "twice" })
    for (const _ of [1, 2]) await people.reviewer.post(`${threads()}/twice`, { text: "Once.", id: "r-once" })
    const { threads: all } = (await people.reviewer.get(`/api/pages/${page}`)).body
    const found = all.find((one: ThreadInfo) => one.id === thread.id)
    expect(found.comments.map((one: { text: string }) => one.text)).toEqual(["Is it grey?", "Once."])
    const other = await people.translator.post(`${threads()}/twice`, { text: "Mine.", id: "r-once" })
    expect(other.body.error).toBe("not-understood")
  })
})

describe("what a thread is meant as", () => {
  it("makes its pair one with changes wanted while an issue is open", async () => {
    page = await bringPage(people.coordinator)
    const thread = await begin(people.reviewer)
    expect((await summaryFor(people.reviewer)).pairs).toMatchObject({ draft: 3, changes: 0 })
    const meaning = { kind: "issue", fault: { category: "wrong-term", severity: "major" } }
    const { body } = await people.reviewer.post(`${threads()}/${thread.id}/kind`, meaning)
    expect(body).toMatchObject(meaning)
    expect((await summaryFor(people.reviewer)).pairs).toMatchObject({ draft: 2, changes: 1 })
    await push(people.translator, tr => tr.insertText("x", targetText(tr.doc, 1).from))
    expect((await summaryFor(people.reviewer)).pairs).toMatchObject({ draft: 2, changes: 1 })
    await people.translator.post(`${threads()}/${thread.id}/resolve`, {})
    expect((await summaryFor(people.reviewer)).pairs).toMatchObject({ draft: 3, changes: 0 })
    await people.translator.post(`${threads()}/${thread.id}/reopen`, {})
    expect((await summaryFor(people.reviewer)).pairs).toMatchObject({ draft: 2, changes: 1 })
    const note = { kind: "note", fault: meaning.fault }
    const back = await people.coordinator.post(`${threads()}/${thread.id}/kind`, note)
    expect(back.body).toMatchObject({ kind: "note", fault: { category: null, severity: null } })
    expect((await summaryFor(people.reviewer)).pairs).toMatchObject({ draft: 3, changes: 0 })
  })

  it("goes with its words into another pair", async () => {
    page = await bringPage(people.coordinator)
    await begin(people.reviewer, { id: "goes", side: "target", quote: "gris", kind: "issue" })
    const mark = schema.mark("comment", { thread: "goes" })
    await push(people.reviewer, tr => tr.addMark(targetText(tr.doc, 0).from + 8, targetText(tr.doc, 0).to, mark))
    const { mergeWithNext } = await import("@/lib/review/mend/merge")
    await push(people.coordinator, tr => {
      mergeWithNext(tr, 0)
      return tr
    })
    expect((await summaryFor(people.reviewer)).pairs).toEqual({ draft: 1, changes: 1, reviewed: 0, approved: 0 })
  })

  it("counts faults in the source for their owner, and does not hold the page up for them", async () => {
    page = await bringPage(people.coordinator)
    await begin(people.reviewer, { side: "source", quote: "grey", kind: "source-fault" })
    expect(await summaryFor(people.viewer)).toMatchObject({ sourceFaults: 1, pairs: { changes: 0 } })
    const wish = { format: "text", open: "leave", credits: false, comments: true, locale: "en", preview: true }
    const { body } = await people.coordinator.post(`/api/pages/${page}/export`, wish)
    expect(body.open).toMatchObject({ threads: 0, sourceFaults: 1 })
    expect(body.text).toContain("One fault was found in the source")
    expect(body.text).toContain("(Fault in the source)")
  })

  it("is refused when it is none we know", async () => {
    const thread = await begin(people.reviewer)
    const bad = { kind: "issue", fault: { category: "nonsense", severity: "major" } }
    expect((await people.reviewer.post(`${threads()}/${thread.id}/kind`, bad)).body.error).toBe("not-understood")
    expect((await people.reviewer.post(threads(), { ...thread, id: "x", text: "a", kind: "rant" })).status).toBe(400)
  })
})

describe("somebody called in a comment", () => {
  it("is told in the list of pages until they answer, and only people of the group are", async () => {
    page = await bringPage(people.coordinator)
    const stranger = new Someone()
    await stranger.post("/api/sample")
    const other = (await stranger.get("/api/me")).body.person.id
    const text = `<@${ids.translator}> or <@${other}> or <@${ids.reviewer}>?`
    const thread = await begin(people.reviewer, { text })
    expect((await summaryFor(people.translator)).mentions).toBe(1)
    expect((await summaryFor(people.reviewer)).mentions).toBe(0)
    const kept = await server.db.selectFrom("mentions").select("person_id").where("page_id", "=", page).execute()
    expect(kept).toEqual([{ person_id: ids.translator }])
    await people.translator.post(`${threads()}/${thread.id}`, { text: "Me." })
    expect((await summaryFor(people.translator)).mentions).toBe(0)
  })

  it("is called by an edit, let go by another, and by a deletion", async () => {
    page = await bringPage(people.coordinator)
    const thread = await begin(people.reviewer)
    const at = `${threads()}/${thread.id}/comments/${thread.comments[0]?.id}`
    await people.reviewer.post(at, { text: `<@${ids.viewer}>` })
    expect((await summaryFor(people.viewer)).mentions).toBe(1)
    await people.reviewer.post(at, { text: `<@${ids.translator}>` })
    expect([(await summaryFor(people.viewer)).mentions, (await summaryFor(people.translator)).mentions]).toEqual([0, 1])
    await people.reviewer.ask("DELETE", at)
    expect((await summaryFor(people.translator)).mentions).toBe(0)
  })

  it("is named in what is exported", async () => {
    page = await bringPage(people.coordinator)
    await begin(people.reviewer, { text: `<@${ids.translator}>, grey?` })
    const wish = { format: "text", open: "leave", credits: false, comments: true, locale: "en", preview: true }
    const { body } = await people.coordinator.post(`/api/pages/${page}/export`, wish)
    expect(body.text).toContain("@Some translator, grey?")
  })
})

describe("about the page as a whole", () => {
  it("has all that others have, and stays possible when the page is approved", async () => {
    page = await bringPage(people.coordinator)
    await people.coordinator.post(`/api/pages/${page}/state`, { to: "in-review" })
    await people.coordinator.post(`/api/pages/${page}/state`, { to: "approved", override: "Enough." })
    const thread = await begin(people.reviewer, { pair: null, kind: "question" })
    expect(thread).toMatchObject({ pair: null, kind: "question" })
    expect((await people.translator.post(`${threads()}/${thread.id}`, { text: "Yes." })).status).toBe(201)
    const wrong = { id: "w", pair: null, side: "target", quote: "", text: "x" }
    expect((await people.reviewer.post(threads(), wrong)).body.error).toBe("not-understood")
  })
})
