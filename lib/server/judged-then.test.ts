import { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { fingerprint } from "@/lib/review/status"
import type { JudgedThen } from "@/lib/sync/history"
import { targetText } from "@/lib/testing/desks"
import { bringPage, firstPerson, invited, openTestServer, pushAt, type Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let ada: Someone
let tea: Someone
let page: string
const ids = new Map<Someone, string>()
beforeAll(async () => {
  server = await openTestServer()
  ada = await firstPerson()
  tea = await invited(ada, ["translator"], "Tea Lind")
  for (const one of [ada, tea]) ids.set(one, (await one.get("/api/me")).body.person.id)
  page = await bringPage(ada)
}, 120_000)
afterAll(() => server.remove())

const push = async (who: Someone, change: (tr: Transaction) => Transaction): Promise<void> => {
  expect((await pushAt(who, page, change)).kind).toBe("accepted")
}
const judge = (tr: Transaction): Transaction =>
  tr.setNodeAttribute(0, "judged", {
    status: "approved",
    by: ids.get(ada),
    at: Date.now(),
    words: fingerprint(tr.doc.child(0)),
  })
const type = (words: string) => (tr: Transaction) => tr.insertText(words, targetText(tr.doc, 0).to)

const firstPair = async (): Promise<string> => (await ada.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
const judged = async (): Promise<JudgedThen | null> =>
  (await tea.get(`/api/pages/${page}/pairs/${await firstPair()}/judged`)).body
const wordsAt = async (version: number): Promise<string> =>
  Node.fromJSON(schema, (await tea.get(`/api/pages/${page}/versions/${version}`)).body.doc)
    .child(0)
    .child(1).textContent

describe("approval is bound to the words", () => {
  it("of a pair that nobody has judged there is nothing to tell, and of no pair neither", async () => {
    expect(await judged()).toBeNull()
    expect((await tea.get(`/api/pages/${page}/pairs/none/judged`)).status).toBe(404)
  })
  it("after an edit the words that were approved are still known, and who changed them", async () => {
    await push(ada, judge)
    expect(await judged()).toMatchObject({ status: "approved", by: ids.get(ada), since: [] })
    await push(tea, type(" viejo"))
    await push(ada, type(" ya"))
    await push(tea, type(" no"))
    const told = await judged()
    expect(told?.since).toEqual([ids.get(tea), ids.get(ada)])
    expect(await wordsAt(told?.version ?? -1)).toBe("un gato gris")
    expect(await wordsAt((await ada.get(`/api/pages/${page}`)).body.version)).toBe("un gato gris viejo ya no")
  })
  it("approved anew, what was before does not count", async () => {
    await push(ada, judge)
    await push(tea, type("!"))
    const told = await judged()
    expect(told?.since).toEqual([ids.get(tea)])
    expect(await wordsAt(told?.version ?? -1)).toBe("un gato gris viejo ya no")
  })
  it("is found by its time in histories that keep no version, and not at all where the words do not fit", async () => {
    const rows = await server.db.selectFrom("history").select(["id", "detail"]).where("kind", "=", "judged").execute()
    const set = async (id: string, detail: object, at?: number) => {
      await server.db
        .updateTable("history")
        .set({ detail: JSON.stringify(detail), ...(at === undefined ? {} : { at }) })
        .where("id", "=", id)
        .execute()
    }
    for (const { id } of rows) await set(id, { status: "approved" })
    expect(await wordsAt((await judged())?.version ?? -1)).toBe("un gato gris viejo ya no")
    for (const { id } of rows) await set(id, { status: "approved" }, 1)
    expect((await judged())?.version).toBeNull()
  })
})
