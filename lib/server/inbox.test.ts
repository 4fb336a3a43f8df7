import { afterAll, beforeAll, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { decide } from "@/lib/review/suggest/decide"
import type { Inbox } from "@/lib/sync/inbox"
import type { Act } from "@/lib/sync/protocol"
import { targetText } from "@/lib/testing/desks"
import { bringPage, firstPerson, invited, openTestServer, pushAt, type Someone } from "@/lib/testing/server"
import { together } from "./inbox/tell"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let page: string
let pair: string
let ada: Someone
let tea: Someone
let rui: Someone
const idOf = async (one: Someone): Promise<string> => (await one.get("/api/me")).body.person.id
const inboxOf = async (one: Someone): Promise<Inbox> => (await one.get("/api/inbox")).body
const kinds = async (one: Someone) => (await inboxOf(one)).notices.map(notice => notice.kind)

beforeAll(async () => {
  server = await openTestServer()
  ada = await firstPerson()
  tea = await invited(ada, ["translator"], "Tea Lind")
  rui = await invited(ada, ["reviewer"], "Rui Sá")
  page = await bringPage(ada)
  pair = (await ada.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
}, 120_000)
afterAll(() => server.remove())

const begin = (who: Someone, id: string, text: string) =>
  who.post(`/api/pages/${page}/threads`, { id, pair, side: "target", quote: "gato", text })

it("tells whoever is called, once, and not whoever calls", async () => {
  const [me, other] = [await idOf(rui), await idOf(tea)]
  await begin(rui, "t1", `Is it grey, <@${other}> and <@${me}>?`)
  const [notice] = (await inboxOf(tea)).notices
  expect(notice).toMatchObject({ kind: "mentioned", unread: true, page: { id: page }, detail: { thread: "t1" } })
  expect(notice?.detail.words).toBe("Is it grey, @Tea Lind and @Rui Sá?")
  expect(await kinds(rui)).toEqual([])
  expect((await inboxOf(tea)).waiting.map(one => [one.id, one.mentions])).toEqual([[page, 1]])
})

it("tells whoever spoke in a thread of answers, together as long as they are unread", async () => {
  await tea.post(`/api/pages/${page}/threads/t1`, { text: "It is." })
  await ada.post(`/api/pages/${page}/threads/t1`, { text: "I think so too." })
  const { unread, notices } = await inboxOf(rui)
  expect(unread).toBe(1)
  expect(notices[0]).toMatchObject({
    kind: "replied",
    by: { name: "Ada Byrne" },
    detail: { replies: 2, words: "I think so too." },
  })
  await rui.post("/api/inbox/read", { ids: [notices[0]?.id] })
  await tea.post(`/api/pages/${page}/threads/t1`, { text: "Good." })
  expect((await inboxOf(rui)).notices.map(one => [one.unread, one.detail.replies])).toEqual([
    [true, 1],
    [false, 2],
  ])
})

it("takes back what nobody has read of a comment that is gone, and its words where somebody has", async () => {
  const other = await idOf(tea)
  await tea.post("/api/inbox/read", { ids: null })
  await begin(rui, "t2", `<@${other}>, look.`)
  expect((await inboxOf(tea)).unread).toBe(1)
  const thread = (await rui.get(`/api/pages/${page}`)).body.threads.find((one: { id: string }) => one.id === "t2")
  await rui.ask("DELETE", `/api/pages/${page}/threads/t2/comments/${thread.comments[0].id}`)
  expect((await inboxOf(tea)).unread).toBe(0)
})

it("tells the new owner that the page waits for them, and the others that it moved", async () => {
  const other = await idOf(tea)
  await rui.post("/api/inbox/read", { ids: null })
  await ada.post(`/api/pages/${page}/state`, { to: "assigned", owner: other, note: "Please have a look." })
  const [first] = (await inboxOf(tea)).notices
  expect(first).toMatchObject({
    kind: "assigned",
    detail: { from: "new", to: "assigned", note: "Please have a look." },
  })
  expect((await kinds(rui))[0]).toBe("moved")
  expect((await inboxOf(tea)).waiting.map(one => one.id)).toEqual([page])
  expect(await kinds(ada)).not.toContain("moved")
})

const suggest = (id: string, index = 0) =>
  pushAt(rui, page, (tr, desk) =>
    tr.insert(targetText(tr.doc, index).from, schema.text(`${id} `, [schema.mark("ins", { id, author: desk.me.id })])),
  )
const decideAll = (how: "accept" | "reject", acts: readonly Act[]) =>
  pushAt(
    tea,
    page,
    tr => decide(tr, mark => acts.some(act => act.kind === how && act.suggestion === mark.attrs.id), how),
    acts,
  )

it("tells whose suggestions were decided, of all that one person decided at once, and not of what they took back", async () => {
  await rui.post("/api/inbox/read", { ids: null })
  for (const id of ["sa", "sb", "sc", "sd"]) expect((await suggest(id)).kind).toBe("accepted")
  await decideAll(
    "accept",
    ["sa", "sb"].map(suggestion => ({ kind: "accept", suggestion })),
  )
  await decideAll("reject", [{ kind: "reject", suggestion: "sc" }])
  const withdraw = { kind: "reject", suggestion: "sd" } as const
  await pushAt(rui, page, tr => decide(tr, mark => mark.attrs.id === "sd", "reject"), [withdraw])
  const { unread, notices } = await inboxOf(rui)
  expect(unread).toBe(1)
  expect(notices[0]).toMatchObject({
    kind: "decided",
    by: { name: "Tea Lind" },
    detail: { accepted: 2, rejected: 1, suggestion: "sc" },
  })
  expect(await kinds(tea)).not.toContain("decided")
})

it("tells whoever settles of a dispute, and who had disputed that it is theirs again", async () => {
  await suggest("se")
  await ada.post("/api/inbox/read", { ids: null })
  await tea.post(`/api/pages/${page}/suggestions/se/dispute`, { words: "Not here." })
  const [asked] = (await inboxOf(ada)).notices
  expect(asked).toMatchObject({ kind: "disputed", unread: true, detail: { suggestion: "se", words: "Not here." } })
  await ada.post(`/api/pages/${page}/suggestions/se/undispute`)
  const [back] = (await inboxOf(tea)).notices
  expect(back).toMatchObject({ kind: "dispute-ended", by: { name: "Ada Byrne" }, detail: { suggestion: "se" } })
})

it("tells whoever had disputed a suggestion how it was settled", async () => {
  await suggest("sf")
  await tea.post(`/api/pages/${page}/suggestions/sf/dispute`, { words: "Not here." })
  await tea.post("/api/inbox/read", { ids: null })
  const reject = { kind: "reject", suggestion: "sf" } as const
  await pushAt(ada, page, tr => decide(tr, mark => mark.attrs.id === "sf", "reject"), [reject])
  const { unread, notices } = await inboxOf(tea)
  expect(unread).toBe(1)
  expect(notices[0]).toMatchObject({
    kind: "settled",
    by: { name: "Ada Byrne" },
    detail: { suggestion: "sf", how: "rejected" },
  })
})

it("calls states what the group calls them", async () => {
  const group = (await ada.get("/api/groups")).body[0].id
  const names = { "in-review": "Second reading" }
  await ada.post(`/api/groups/${group}/workflow`, { names, movers: {}, fourEyes: false })
  await ada.post(`/api/pages/${page}/state`, { to: "in-review", owner: await idOf(rui) })
  const { notices, waiting } = await inboxOf(rui)
  expect(notices[0]).toMatchObject({ kind: "assigned", stateName: "Second reading" })
  expect(waiting[0]).toMatchObject({ id: page, stateName: "Second reading" })
  await ada.post(`/api/pages/${page}/state`, { to: "in-revision", owner: await idOf(tea) })
  expect((await inboxOf(tea)).notices[0]).toMatchObject({ detail: { to: "in-revision" }, stateName: null })
})

it("tells who has a page now because somebody left, and the page remembers it", async () => {
  const leo = await invited(ada, ["translator"], "Leo Sale")
  const id = await idOf(leo)
  await ada.post(`/api/pages/${page}/state`, { to: "in-review", owner: id })
  await rui.post("/api/inbox/read", { ids: null })
  const group = (await ada.get("/api/groups")).body[0].id
  await ada.post(`/api/groups/${group}/members/${id}/leave`, { handTo: await idOf(rui) })
  const { notices, waiting } = await inboxOf(rui)
  expect(notices[0]).toMatchObject({ kind: "assigned", unread: true, by: { name: "Ada Byrne" }, page: { id: page } })
  expect(waiting.map(one => one.id)).toEqual([page])
  const [last] = (await ada.get(`/api/pages/${page}/history`)).body
  expect(last).toMatchObject({ kind: "handed", by: await idOf(ada), detail: { left: id, owner: await idOf(rui) } })
})

it("counts nothing as unread that is nowhere to be read any more", async () => {
  const id = await idOf(rui)
  expect((await inboxOf(rui)).unread).toBe(1)
  await ada.post(`/api/pages/${page}/roles`, { person: id, roles: [] })
  expect(await inboxOf(rui)).toMatchObject({ unread: 0, notices: [], waiting: [] })
  expect((await rui.get("/api/inbox/count")).body).toEqual({ unread: 0 })
  await ada.post(`/api/pages/${page}/roles`, { person: id, roles: null })
  expect((await inboxOf(rui)).unread).toBe(1)
})

it("lets nobody mark what is another's as read", async () => {
  const { notices } = await inboxOf(tea)
  await rui.post("/api/inbox/read", { ids: notices.map(one => one.id) })
  expect((await inboxOf(tea)).unread).toBeGreaterThan(0)
  expect((await rui.post("/api/inbox/read", { ids: "all" })).status).toBe(400)
  expect((await tea.post("/api/inbox/read", { ids: null })).body).toEqual({ unread: 0 })
})

it("puts counts together", () => {
  expect(together({ accepted: 2, suggestion: "a" }, { accepted: 1, rejected: 1, suggestion: "b" })).toEqual({
    accepted: 3,
    rejected: 1,
    suggestion: "b",
  })
})
