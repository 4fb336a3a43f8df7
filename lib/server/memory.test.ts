import type { Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { fingerprint } from "@/lib/review/status"
import type { MemoryAnswer } from "@/lib/sync/memory"
import { targetText } from "@/lib/testing/desks"
import { bringPage, firstPerson, invited, openTestServer, pushAt, type Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let coordinator: Someone
let viewer: Someone
let me: string
let group: string
let page: string
beforeAll(async () => {
  server = await openTestServer()
  coordinator = await firstPerson()
  viewer = await invited(coordinator, ["viewer"])
  const { body } = await coordinator.get("/api/me")
  me = body.person.id
  group = body.group.id
  page = await bringPage(coordinator)
}, 120_000)
afterAll(() => server.remove())

const push = async (change: (tr: Transaction) => Transaction): Promise<void> => {
  expect((await pushAt(coordinator, page, change)).kind).toBe("accepted")
}
const approve = () =>
  push(tr => {
    const words = fingerprint(tr.doc.child(0))
    return tr.setNodeAttribute(0, "judged", { status: "approved", by: me, at: Date.now(), words })
  })
const ask = async (question: object, who = viewer): Promise<MemoryAnswer> =>
  (await who.post(`/api/groups/${group}/memory`, { source: "en", target: "es-419", ...question })).body

describe("a group's memory", () => {
  it("has nothing before anything is approved", async () => {
    expect(await ask({ like: "a grey cat" })).toEqual({ similar: [], found: [] })
  })
  it("has a pair once it is approved, with what is different and where it comes from", async () => {
    await approve()
    const { similar } = await ask({ like: "a grey cat!" })
    expect(similar).toMatchObject([
      { target: "un gato gris", page, title: "A page", percent: 75, approved: { by: me } },
    ])
    expect(similar[0]?.differences).toEqual([
      { kind: "same", text: "a grey cat" },
      { kind: "ins", text: "!" },
    ])
    expect((await ask({ words: "GATO", side: "target" })).found).toMatchObject([{ places: [{ from: 3, to: 7 }] }])
    expect(await ask({ like: "a grey cat", target: "fr" })).toEqual({ similar: [], found: [] })
  })
  it("does not say that a pair is like itself", async () => {
    const pair = (await ask({ like: "a grey cat" })).similar[0]?.pair
    expect((await ask({ like: "a grey cat", except: { page, pair } })).similar).toEqual([])
  })
  it("has no pair whose approval has fallen, and other words when those are approved", async () => {
    await push(tr => tr.insertText(" y gordo", targetText(tr.doc, 0).to))
    expect((await ask({ like: "a grey cat" })).similar).toEqual([])
    await approve()
    expect((await ask({ like: "a grey cat" })).similar).toMatchObject([
      { target: "un gato gris y gordo", percent: 100 },
    ])
  })
  it("shows nothing of a page to whoever may not see it", async () => {
    const person = (await viewer.get("/api/me")).body.person.id
    const none = await coordinator.post(`/api/pages/${page}/roles`, { person, roles: [] })
    expect(none.status).toBeLessThan(300)
    expect((await ask({ like: "a grey cat" })).similar).toEqual([])
    expect((await ask({ like: "a grey cat" }, coordinator)).similar).toHaveLength(1)
  })
  it("refuses what it cannot understand", async () => {
    for (const bad of [{}, { like: "" }, { like: "x".repeat(10_001) }, { words: "x" }, { words: "x", side: "both" }])
      expect(await ask(bad)).toMatchObject({ error: expect.anything() })
  })
})
