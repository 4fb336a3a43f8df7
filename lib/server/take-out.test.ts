import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { validateXliff } from "@/lib/bitexts/xliff/validate"
import { xliff } from "@/lib/bitexts/xliff/xliff"
import { sideText } from "@/lib/page/bitext"
import { schema } from "@/lib/review/schema"
import { decide } from "@/lib/review/suggest/decide"
import type { Exported, HistoryEvent } from "@/lib/sync/api"
import type { Act, DeskOpening } from "@/lib/sync/protocol"
import { takeOutFormats } from "@/lib/sync/take-out"
import { critic } from "@/lib/testing/critic"
import { targetText } from "@/lib/testing/desks"
import { bringPage, firstPerson, invited, openTestServer, type Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let coordinator: Someone
let reviewer: Someone
let viewer: Someone
let page: string
let serial = 0

const open = async (who: Someone, id = page) => (await who.get(`/api/pages/${id}`)).body as DeskOpening
const docOf = (desk: DeskOpening) => Node.fromJSON(schema, desk.doc as Record<string, unknown>)
async function push(
  who: Someone,
  make: (tr: Transaction, desk: DeskOpening) => Transaction,
  acts: readonly Act[] = [],
) {
  const desk = await open(who)
  const tr = make(EditorState.create({ doc: docOf(desk) }).tr, desk)
  const body = { version: desk.version, client: "c", serial: ++serial, steps: tr.steps.map(one => one.toJSON()), acts }
  const answer = (await who.post(`/api/pages/${page}/steps`, body)).body
  if (answer.kind !== "accepted") throw new Error(JSON.stringify(answer))
}
const wish = { open: "leave", credits: false, comments: true, locale: "en", preview: true } as const
const takeOut = async (format: string, more: object = {}, who = coordinator, id = page) => {
  const { status, body } = await who.post(`/api/pages/${id}/export`, { ...wish, format, ...more })
  return { status, made: body as Exported }
}

beforeAll(async () => {
  server = await openTestServer()
  coordinator = await firstPerson()
  reviewer = await invited(coordinator, ["reviewer"], "Rosa Vela")
  viewer = await invited(coordinator, ["viewer"])
  page = await bringPage(coordinator)
  const suggest = (id: string, words: string, pair: number) =>
    push(reviewer, (tr, desk) =>
      tr.insert(targetText(tr.doc, pair).from, schema.text(words, [schema.mark("ins", { id, author: desk.me.id })])),
    )
  await suggest("s1", "muy ", 0)
  await suggest("s2", "los ", 1)
  const fault = { category: "grammar", severity: "minor" }
  await reviewer.post(`/api/pages/${page}/suggestions/s2`, { reason: "article", fault })
  await push(coordinator, tr => decide(tr, mark => mark.attrs.id === "s1", "accept"), [
    { kind: "accept", suggestion: "s1" },
  ])
  await push(reviewer, tr => {
    const { from } = targetText(tr.doc, 2)
    return tr.addMark(from, from + 4, schema.mark("comment", { thread: "t1" }))
  })
  const pair = docOf(await open(reviewer)).child(2).attrs.id as string
  await reviewer.post(`/api/pages/${page}/threads`, { id: "t1", pair, side: "target", quote: "tres", text: "¿Cuatro?" })
}, 120_000)
afterAll(() => server.remove())

describe("a page in files of both languages", () => {
  it.each(["xliff-2.1", "xliff-2.2", "xliff-1.2"])(
    "%s holds what is suggested and said, and comes in again as it was",
    async format => {
      const { made } = await takeOut(format)
      expect(validateXliff(made.text)).toEqual([])
      const read = xliff.read(made.text, {})
      if (!read.ok) throw new Error(read.why)
      const { rows } = read.value.value
      expect(rows.map(row => sideText(row.target))).toEqual(["muy un gato gris", "dos perros", "tres casas"])
      expect(rows[0]?.decisions).toMatchObject([
        { how: "accepted", author: "Rosa Vela", by: "Ada Byrne", inserted: "muy " },
      ])
      expect(rows[1]?.suggestions.map(one => [one.by, sideText(one.wanted), one.reason, one.category])).toEqual([
        ["Rosa Vela", "los dos perros", "article", "grammar"],
      ])
      const both = { format: "xliff", text: made.text, name: "page.xlf" }
      const brought = await coordinator.post("/api/pages", { title: "", both })
      expect(brought.status).toBe(201)
      const desk = await open(coordinator, brought.body.id)
      const doc = docOf(desk)
      expect(critic(doc.child(1)).replace(/[A-Za-z0-9_-]{20,}\}/g, "}")).toBe("{++los ++}dos perros")
      expect(desk.suggestions).toMatchObject([{ importedBy: "Rosa Vela", reason: "article", state: "open" }])
      expect(desk.threads).toMatchObject([{ quote: "tres", comments: [{ importedBy: "Rosa Vela", text: "¿Cuatro?" }] }])
      // Out again without what is said: the very file, since nothing was edited.
      const again = await takeOut(format, { comments: false }, coordinator, brought.body.id)
      expect(again.made.text).toBe(made.text)
    },
  )

  it("never has a withdrawn or pending word inside a target", async () => {
    const { made } = await takeOut("xliff-2.1", { comments: false })
    expect(made.text).not.toContain("los dos")
    expect(made.notes).toContainEqual({ code: "suggestions-left-out", detail: "1" })
    expect((await takeOut("xliff-2.1", { comments: false, open: "take" })).made.text).toContain("los dos perros")
  })

  it("writes tables, wikitext, CriticMarkup and records", async () => {
    expect((await takeOut("csv")).made.text.split("\r\n")[1]).toMatch(/,a grey cat,muy un gato gris,draft,$/)
    expect((await takeOut("mediawiki")).made.text).toContain("dos perros")
    expect((await takeOut("critic")).made.text).toContain(
      "{++los ++}{>>Rosa Vela<<}dos perros\n\n{==tres==}{>>Rosa Vela: ¿Cuatro?<<} casas",
    )
    const record = JSON.parse((await takeOut("decisions")).made.text)
    expect(record.suggestions).toMatchObject([
      { id: "s1", state: "accepted", author: "Rosa Vela", decision: { how: "accepted", by: "Ada Byrne" } },
      { id: "s2", state: "open", decision: null },
    ])
    const lines = (await takeOut("mqm")).made.text.trim().split("\n")
    expect(lines.every(line => line.split("\t").length === 10)).toBe(true)
    expect(lines[2]).toContain("Fluency/Grammar\tMinor")
    expect(lines.length).toBe(4)
  })

  it("names each file by its language, and lets a viewer have it only when the page is approved", async () => {
    for (const format of takeOutFormats) {
      expect((await takeOut(format)).made.name, format).toMatch(/^[\p{L}\p{N}-]+\.es\.[\w.]+$/u)
      expect((await takeOut(format, {}, viewer)).status, format).toBe(403)
    }
    expect((await takeOut("archive", {}, reviewer)).status).toBe(403)
  })
})

describe("the whole page as an archive", () => {
  it("comes back elsewhere with its document, steps, decisions, threads and history, its people as former members", async () => {
    const { made } = await takeOut("archive")
    const other = await openTestServer()
    try {
      const host = await firstPerson("Olga Paz")
      const restored = await host.post("/api/pages/restore", made.text)
      expect(restored.status).toBe(201)
      const { id } = restored.body
      const desk = (await host.get(`/api/pages/${id}`)).body as DeskOpening
      const before = await server.rooms.open(page)
      expect(docOf(desk).textContent).toBe(before.doc.textContent)
      expect(desk.version).toBe(before.version)
      expect(desk.suggestions.map(one => [one.id, one.state])).toEqual([
        ["s1", "accepted"],
        ["s2", "open"],
      ])
      const rosa = desk.people.find(one => one.name === "Rosa Vela")
      expect(rosa).toMatchObject({ former: true })
      expect(desk.suggestions[1]?.author).toBe(rosa?.id)
      expect(desk.threads).toMatchObject([{ id: "t1", comments: [{ author: rosa?.id, text: "¿Cuatro?" }] }])
      const events = (await host.get(`/api/pages/${id}/history`)).body as HistoryEvent[]
      expect(events.filter(one => one.kind !== "imported").map(one => one.kind)).toEqual(
        (await historyHere()).filter(one => one.kind !== "imported").map(one => one.kind),
      )
      const moment = await host.get(`/api/pages/${id}/versions/1`)
      expect(moment.status).toBe(200)
    } finally {
      await other.remove()
      const { setServer } = await import("./server")
      setServer(server)
    }
  }, 60_000)

  const historyHere = async (): Promise<HistoryEvent[]> => {
    const { historyOf } = await import("./pages/history")
    return historyOf(server.db, page)
  }

  it("is refused when it is damaged, and nothing is kept of it", async () => {
    const whole = JSON.parse((await takeOut("archive")).made.text)
    const pages = async () => (await coordinator.get("/api/pages")).body.length as number
    const before = await pages()
    const bad: readonly object[] = [
      {},
      { ...whole, doc: { type: "doc" } },
      { ...whole, steps: [{ ...whole.steps[0], body: '{"stepType":"replace","from":99999,"to":99999}' }] },
      { ...whole, steps: whole.steps.slice(1) },
      { ...whole, history: [{ ...whole.history[0], detail: "{" }] },
      { ...whole, page: { ...whole.page, state: "king" } },
    ]
    for (const one of bad) expect((await coordinator.post("/api/pages/restore", one)).body.error).toBe("not-an-archive")
    expect((await reviewer.post("/api/pages/restore", whole)).status).toBe(403)
    expect(await pages()).toBe(before)
  })
})

describe("a file of both languages that cannot be read", () => {
  it("is refused with its reason", async () => {
    const why = async (both: object) => (await coordinator.post("/api/pages", { title: "", both })).body
    expect(await why({ format: "xliff", text: "<a/>" })).toMatchObject({
      error: "unreadable-both",
      detail: "not-xliff",
    })
    expect(await why({ format: "tmx", text: "" })).toMatchObject({ error: "empty-side" })
    expect(await why({ format: "xliff", text: '<!DOCTYPE x [<!ENTITY a "b">]><x/>' })).toMatchObject({
      detail: "xml-doctype",
    })
    expect((await reviewer.post("/api/pages", { title: "", both: { format: "csv", text: "en,es\na,b" } })).status).toBe(
      403,
    )
  })
})
