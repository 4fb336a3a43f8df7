import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { writeWord } from "@/lib/formats/docx-write"
import { pack } from "@/lib/formats/packed"
import { plainRun, type TrackedPage } from "@/lib/page/tracked"
import { firstPerson, invited, openTestServer, type Someone, twoTexts } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let ada: Someone
let reviewer: Someone

beforeAll(async () => {
  server = await openTestServer()
  ada = await firstPerson()
  reviewer = await invited(ada, ["reviewer"])
}, 120_000)
afterAll(() => server.remove())

const text = (words: string) => plainRun({ kind: "text", text: words, marks: [] })
const second = Date.UTC(2026, 0, 2, 3, 4, 5)

/** "Un {--gato--}{++perro++} gris." by somebody outside, a new paragraph by Ada, and a conversation of two. */
const tracked: TrackedPage = {
  lang: "es",
  revisions: [
    { id: "r1", author: "Inés Outside", at: second },
    { id: "r2", author: "Ada Byrne", at: second + 1000 },
  ],
  threads: [
    {
      id: "t1",
      resolved: false,
      comments: [
        { id: "c1", author: "Inés Outside", at: second, text: "¿Seguro?" },
        { id: "c2", author: "ada byrne", at: second + 2000, text: "Sí." },
      ],
    },
  ],
  blocks: [
    {
      id: "b1",
      shape: { kind: "paragraph" },
      runs: [
        text("Un "),
        { ...text("gato"), del: ["r1"] },
        { ...text("perro"), ins: ["r1"] },
        { ...text(" gris."), threads: ["t1"] },
      ],
      opened: [],
      joined: [],
      turns: [],
      rows: [],
    },
    {
      id: "b2",
      shape: { kind: "paragraph" },
      runs: [{ ...text("Otro párrafo."), ins: ["r2"] }],
      opened: ["r2"],
      joined: [],
      turns: [],
      rows: [],
    },
  ],
}
const file = pack(writeWord(tracked, { title: "x", properties: {}, tracks: true }).value)

const bring = async (changes: "keep" | "take" | "leave", words: readonly string[]): Promise<string> => {
  const wish = twoTexts(
    words.map(() => "A grey cat."),
    words,
  )
  const target = { format: "docx", lang: "es", text: file, changes }
  const { status, body } = await ada.post("/api/pages", { ...wish, target })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}

describe("a Word file with tracked changes, brought in", () => {
  it("gives suggestions of their authors, and conversations", async () => {
    const page = await bring("keep", ["Un gato gris."])
    const { body } = await ada.get(`/api/pages/${page}`)
    const people = new Map(body.people.map((one: { id: string; name: string }) => [one.id, one.name]))
    const suggestions = body.suggestions.map(
      (one: { author: string; importedBy: string; inserted: string; deleted: string; at: number }) => [
        people.get(one.author),
        one.importedBy,
        one.inserted,
        one.deleted,
        one.at,
      ],
    )
    expect(suggestions).toEqual([
      ["Ada Byrne", "Inés Outside", "perro", "gato", second],
      ["Ada Byrne", "Ada Byrne", "\nOtro párrafo.", "", second + 1000],
    ])
    expect(body.threads).toMatchObject([
      {
        quote: " gris.",
        side: "target",
        resolved: null,
        comments: [
          { importedBy: "Inés Outside", text: "¿Seguro?", at: second },
          { importedBy: "ada byrne", text: "Sí." },
        ],
      },
    ])
    expect((await ada.get("/api/pages")).body[0]).toMatchObject({ openSuggestions: 2 })
  })

  it("or the words as they would be, if that is asked", async () => {
    const page = await bring("take", ["Un perro gris.", "Otro párrafo."])
    const { body } = await ada.get(`/api/pages/${page}`)
    expect(body.suggestions).toEqual([])
    expect(JSON.stringify(body.doc)).toContain("Un perro")
    expect(body.threads).toHaveLength(1)
  })
})

describe("and taken out again", () => {
  it("is a Word file with nothing tracked, put back into the one that came", async () => {
    const page = await bring("keep", ["Un gato gris."])
    const wish = { format: "docx", open: "leave", credits: false, comments: false, locale: "en" }
    const { body } = await reviewer.post(`/api/pages/${page}/export`, wish)
    expect(body).toMatchObject({ packed: true, name: expect.stringMatching(/\.es\.docx$/) })
  })
})
