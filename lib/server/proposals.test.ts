import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { decide } from "@/lib/review/suggest/decide"
import type { Act, DeskOpening } from "@/lib/sync/protocol"
import { targetText } from "@/lib/testing/desks"
import { firstPerson, invited, openTestServer, type Someone, twoTexts } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let coordinator: Someone
let translator: Someone
let group: string
let page: string
let serial = 0
beforeAll(async () => {
  server = await openTestServer()
  coordinator = await firstPerson()
  translator = await invited(coordinator, ["translator"])
  group = (await coordinator.get("/api/me")).body.group.id
  const texts = twoTexts(
    ["The form is for members.", "A member may ask.", "The board met."],
    ["Es para los asociados.", "Un asociado puede preguntar.", "La junta se reunió."],
  )
  page = (await coordinator.post("/api/pages", texts)).body.id
}, 120_000)
afterAll(() => server.remove())

async function push(who: Someone, make: (tr: Transaction, me: string) => Transaction, acts: readonly Act[] = []) {
  const desk = (await who.get(`/api/pages/${page}`)).body as DeskOpening
  const doc = Node.fromJSON(schema, desk.doc as Record<string, unknown>)
  const tr = make(EditorState.create({ doc }).tr, desk.me.id)
  const steps = tr.steps.map(one => one.toJSON())
  const answer = await who.post(`/api/pages/${page}/steps`, {
    version: desk.version,
    client: "c",
    serial: ++serial,
    steps,
    acts,
  })
  expect(answer.body.kind).toBe("accepted")
}

/** Somebody suggests other words in a pair, and the translator accepts them. */
async function changed(pair: number, from: string, to: string) {
  const id = `s${serial}`
  await push(coordinator, (tr, author) => {
    const { from: start } = targetText(tr.doc, pair)
    const at = start + (tr.doc.child(pair).child(1).textContent.indexOf(from) ?? 0)
    const end = at + from.length
    return tr
      .insert(end, schema.text(to, [schema.mark("ins", { id, author })]))
      .addMark(at, end, schema.mark("del", { id, author }))
  })
  await push(translator, tr => decide(tr, mark => mark.attrs.id === id, "accept"), [{ kind: "accept", suggestion: id }])
}

const proposed = async () => (await coordinator.get(`/api/groups/${group}/proposals`)).body

describe("terms that accepted changes speak for", () => {
  it("are none after one change, and one after the same change elsewhere", async () => {
    await changed(0, "asociados", "socios")
    expect(await proposed()).toEqual([])
    await changed(1, "asociado", "socio")
    expect(await proposed()).toMatchObject([
      { source: "member", from: "asociado", to: "socio", term: null, count: 2, pages: [{ id: page, title: "A page" }] },
    ])
  })
  it("are dismissed for good, and that can be taken back", async () => {
    const [{ key }] = await proposed()
    const judge = (dismissed: boolean) => coordinator.post(`/api/groups/${group}/proposals`, { key, dismissed })
    expect((await judge(true)).body).toEqual([])
    expect(await proposed()).toEqual([])
    expect((await judge(false)).body).toHaveLength(1)
  })
  it("are not proposed once the glossary says so", async () => {
    const renderings = [
      { words: "socio", standing: "preferred" },
      { words: "asociado", standing: "forbidden" },
    ]
    await coordinator.post(`/api/groups/${group}/terms`, [{ id: "t", term: { source: "member", renderings } }])
    expect(await proposed()).toEqual([])
  })
})
