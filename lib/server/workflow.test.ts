import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { fingerprint } from "@/lib/review/status"
import type { DeskEvent } from "@/lib/sync/protocol"
import { targetText } from "@/lib/testing/desks"
import { bringPage, firstPerson, invited, openTestServer, type Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let coordinator: Someone
let translator: Someone
let reviewer: Someone
let group: string
let page: string
beforeAll(async () => {
  server = await openTestServer()
  coordinator = await firstPerson()
  translator = await invited(coordinator, ["translator"])
  reviewer = await invited(coordinator, ["reviewer"])
  group = (await coordinator.get("/api/groups")).body[0].id
  page = await bringPage(coordinator)
}, 120_000)
afterAll(() => server.remove())

const idOf = async (who: Someone): Promise<string> => (await who.get("/api/me")).body.person.id
const settle = (wish: object) =>
  coordinator.post(`/api/groups/${group}/workflow`, { names: {}, movers: {}, fourEyes: false, ...wish })
const move = (who: Someone, to: string, more: object = {}) =>
  who.post(`/api/pages/${page}/state`, { to, ...more }).then(({ status, body }) => (status === 200 ? "ok" : body.error))

let serial = 0
async function push(who: Someone, make: (tr: Transaction) => Transaction) {
  const desk = (await who.get(`/api/pages/${page}`)).body
  const tr = make(EditorState.create({ doc: Node.fromJSON(schema, desk.doc) }).tr)
  const steps = tr.steps.map(step => step.toJSON())
  const wish = { version: desk.version, client: `c${++serial}`, serial, steps, acts: [] }
  return (await who.post(`/api/pages/${page}/steps`, wish)).body
}

describe("how pages move in a group", () => {
  it("names states and says who moves them; open desks are told", async () => {
    const heard: DeskEvent[] = []
    const close = server.hub.listen(page, "somebody", event => heard.push(event))
    expect((await settle({ names: { new: "neu" }, movers: { "move-to-assigned": ["translator"] } })).status).toBe(200)
    await expect
      .poll(() => heard.some(event => event.kind === "page" && event.page.workflow.names.new === "neu"))
      .toBe(true)
    close()
    expect((await reviewer.get(`/api/pages/${page}`)).body.page.workflow.names).toEqual({ new: "neu" })
    expect((await reviewer.get("/api/pages")).body[0]).toMatchObject({ state: "new", stateName: "neu" })
    expect(await move(reviewer, "assigned")).toBe("not-allowed")
    expect(await move(translator, "assigned")).toBe("ok")
  })

  it("refuses what it does not know", async () => {
    expect((await settle({ names: { gone: "x" } })).status).toBe(400)
    expect((await settle({ movers: { reopen: ["king"] } })).status).toBe(400)
  })

  it("asks for four eyes: who wrote in a text approves neither the pair nor the page", async () => {
    await settle({ fourEyes: true, movers: { "move-to-approved": ["reviewer"] } })
    const write = (tr: Transaction) => tr.insertText("x", targetText(tr.doc, 0).from)
    const approve = (by: string, index: number) => (tr: Transaction) => {
      let at = 0
      for (let i = 0; i < index; i++) at += tr.doc.child(i).nodeSize
      const pair = tr.doc.child(index)
      return tr.setNodeAttribute(at, "judged", { status: "approved", by, at: 1, words: fingerprint(pair) })
    }
    const me = await idOf(coordinator)
    const both = (tr: Transaction) => approve(me, 0)(write(tr))
    expect(await push(coordinator, both)).toEqual({ kind: "refused", why: "four-eyes" })
    expect(await push(coordinator, write)).toMatchObject({ kind: "accepted" })
    expect(await push(coordinator, approve(me, 0))).toEqual({ kind: "refused", why: "four-eyes" })
    expect(await push(coordinator, approve(me, 1))).toMatchObject({ kind: "accepted" })
    expect((await coordinator.get(`/api/pages/${page}`)).body.written).toHaveLength(1)
    await move(coordinator, "in-review")
    expect(await move(coordinator, "approved", { override: "Enough." })).toBe("four-eyes")
    expect(await move(reviewer, "approved", { override: "Enough." })).toBe("ok")
    await settle({})
    expect(await move(coordinator, "in-review")).toBe("ok")
  })

  it("gives a page a date, which its history keeps", async () => {
    const due = Date.UTC(2027, 0, 31)
    expect((await coordinator.post(`/api/pages/${page}/due`, { due })).body).toMatchObject({ due })
    await coordinator.post(`/api/pages/${page}/due`, { due })
    expect((await reviewer.get("/api/pages")).body[0]).toMatchObject({ due })
    const history = (await reviewer.get(`/api/pages/${page}/history`)).body as { kind: string }[]
    expect(history.filter(one => one.kind === "due")).toMatchObject([{ detail: { due } }])
    expect((await coordinator.post(`/api/pages/${page}/due`, { due: "soon" })).status).toBe(400)
  })

  it("gives roles on one page: lists and desks respect them, and they can be taken back", async () => {
    const person = await idOf(reviewer)
    const give = (roles: readonly string[] | null) => coordinator.post(`/api/pages/${page}/roles`, { person, roles })
    expect(
      (await give(["translator"])).body.find((one: { person: { id: string } }) => one.person.id === person),
    ).toMatchObject({
      group: ["reviewer"],
      here: ["translator"],
    })
    expect((await reviewer.get(`/api/pages/${page}`)).body.page.roles).toEqual(["translator"])
    await give([])
    expect((await reviewer.get(`/api/pages/${page}`)).status).toBe(404)
    expect((await reviewer.get("/api/pages")).body).toEqual([])
    await give(null)
    expect((await reviewer.get("/api/pages")).body).toHaveLength(1)
    const self = await idOf(coordinator)
    await coordinator.post(`/api/pages/${page}/roles`, { person: self, roles: ["reviewer"] })
    expect((await coordinator.post(`/api/pages/${page}/roles`, { person: self, roles: null })).status).toBe(200)
  })
})
