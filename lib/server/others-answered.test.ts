/**
 * A long page that comes in or goes out keeps nobody else waiting: they are answered all the while, and the longest that nobody
 * was is a small part of it. How long that is in milliseconds is what `npm run bench -- formats --server` measures.
 */
import { afterAll, beforeAll, expect, it } from "vitest"
import { firstPerson, openTestServer, type Someone, twoTexts } from "@/lib/testing/server"
import type { Server } from "./server"

const PAIRS = 5000
/** Of the whole time. Done in the main thread, most of it is one piece. */
const MOST = 0.4

let server: Server & { remove(): Promise<void> }
let ada: Someone

beforeAll(async () => {
  server = await openTestServer()
  ada = await firstPerson()
}, 60_000)
afterAll(() => server.remove())

const rows = Array.from({ length: PAIRS }, (_, i) => i)
const source = rows.map(i => `The lamp number ${i} stands in the window until dusk.`)
const target = rows.map(i => `El farol número ${i} está en la ventana hasta el ocaso.`)
const units = rows.map(
  i => `<unit id="u${i}"><segment><source>${source[i]}</source><target>${target[i]}</target></segment></unit>`,
)
const xliff = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="es"><file id="f">${units.join("")}</file></xliff>`

interface Waited {
  /** The longest that nobody else was answered, as a share of the whole time. */
  readonly longest: number
  readonly id: string
}

async function meanwhile(path: string, body: unknown): Promise<Waited> {
  const began = performance.now()
  let isDone = false
  const asking = ada.post(path, body).finally(() => {
    isDone = true
  })
  let [last, longest] = [began, 0]
  while (!isDone) {
    const { status } = await ada.get("/api/me")
    expect(status).toBe(200)
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const { status, body: said } = await asking
  expect(status).toBeLessThan(300)
  return { longest: longest / (performance.now() - began), id: said.id }
}

it("while 5,000 pairs come in as two texts, are taken out as a Word table, and get another draft", async () => {
  const { longest, id } = await meanwhile("/api/pages", twoTexts(source, target))
  expect(longest).toBeLessThan(MOST)
  const wish = { format: "docx", word: "table", open: "leave", credits: false, comments: true, locale: "en" }
  expect((await meanwhile(`/api/pages/${id}/export`, wish)).longest).toBeLessThan(MOST)
  const text = target.map(words => words.replace("hasta el ocaso", "hasta la noche")).join("\n\n")
  const draft = { side: "target", format: "text", text, anyway: true }
  expect((await meanwhile(`/api/pages/${id}/drafts/propose`, draft)).longest).toBeLessThan(MOST)
}, 120_000)

it("while 5,000 pairs come in as a file of both languages", async () => {
  const both = { format: "xliff", text: xliff, source: "en", target: "es" }
  expect((await meanwhile("/api/pages", { title: "", both })).longest).toBeLessThan(MOST)
}, 120_000)
