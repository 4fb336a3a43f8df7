import { afterAll, beforeAll, expect, it } from "vitest"
import type { Inbox } from "@/lib/sync/inbox"
import { bringPage, firstPerson, invited, openTestServer, type Someone } from "@/lib/testing/server"
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
