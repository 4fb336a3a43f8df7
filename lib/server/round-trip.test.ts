/**
 * One law for every format: a random page with random suggestions, comments and decisions, taken out and brought in again, is
 * the same in all that the format says it carries; what it does not carry, its notes or its list of open things tell.
 */

import { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { afterAll, beforeAll, expect, it } from "vitest"
import { randomBitext } from "@/lib/bitexts/contract-rows"
import { writeXliff2 } from "@/lib/bitexts/xliff/write-2"
import { markdown } from "@/lib/formats/markdown"
import { formatById } from "@/lib/formats/registry"
import { blockText, type Page, pageText } from "@/lib/page/page"
import { resolvePage } from "@/lib/review/resolve"
import { isEmptySide, schema } from "@/lib/review/schema"
import { statusOf } from "@/lib/review/status"
import { decide } from "@/lib/review/suggest/decide"
import { listSuggestions } from "@/lib/review/suggest/list"
import type { Exported } from "@/lib/sync/api"
import type { DeskOpening } from "@/lib/sync/protocol"
import { readCriticMarkup } from "@/lib/testing/critic-markup-reader"
import { Random } from "@/lib/testing/random"
import { firstPerson, openTestServer, pushAt, type Someone } from "@/lib/testing/server"
import type { Server } from "./server"
import { siglumFor } from "./siglum"

const SEEDS = Number(process.env.COTEJO_LAW_RUNS ?? 6)
const FIRST = 1

interface Carried {
  readonly format: string
  /** As what it comes in again. */
  readonly back: "archive" | "xliff" | "tmx" | "csv" | "tsv" | "page"
  readonly suggestions: boolean
  readonly comments: boolean
  readonly statuses: boolean
}
const line = (
  format: string,
  back: Carried["back"],
  suggestions = false,
  comments = false,
  statuses = false,
): Carried => ({
  format,
  back,
  suggestions,
  comments,
  statuses,
})
const table: readonly Carried[] = [
  line("archive", "archive", true, true, true),
  line("xliff-2.1", "xliff", true, true, true),
  line("xliff-2.2", "xliff", true, true, true),
  line("xliff-1.2", "xliff", true, true, true),
  line("tmx", "tmx"),
  line("csv", "csv", false, false, true),
  line("tsv", "tsv", false, false, true),
  line("text", "page"),
  line("markdown", "page"),
  line("html", "page"),
  line("trac-wiki", "page"),
  line("docx", "page"),
]

let server: Server & { remove(): Promise<void> }
let ada: Someone
let me = ""
beforeAll(async () => {
  server = await openTestServer()
  ada = await firstPerson()
  me = (await ada.get("/api/me")).body.person.id
}, 120_000)
afterAll(() => server.remove())

async function bring(path: string, body: unknown): Promise<string> {
  server.limits.forget(`bring-in ${me}`)
  const { status, body: said } = await ada.post(path, body)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(said)}`)
  return said.id as string
}

/** A random page with what is said and suggested in it, a third of it decided. */
async function randomPage(seed: number, isRich = true): Promise<string> {
  const random = new Random(seed)
  const bitext = randomBitext(random, { rich: isRich, review: true })
  const text = writeXliff2({ ...bitext, source: "en", target: "es" }, "2.1", { review: true }).value
  const id = await bring("/api/pages", { title: `Seed ${seed}`, both: { format: "xliff", text } })
  const desk = (await ada.get(`/api/pages/${id}`)).body as DeskOpening
  const open = listSuggestions(Node.fromJSON(schema, desk.doc as Record<string, unknown>))
  for (const one of open) {
    if (!random.chance(0.34)) continue
    const how = random.chance(0.5) ? ("accept" as const) : ("reject" as const)
    await pushAt(ada, id, tr => decide(tr, mark => mark.attrs.id === one.id, how), [
      { kind: how, suggestion: one.id, ...(how === "reject" ? { words: "no" } : {}) } as never,
    ])
  }
  return id
}

interface Seen {
  /** What stands in the page, as the notes of a file may name it. */
  readonly has: ReadonlySet<string>
  readonly source: string
  readonly target: string
  readonly suggestions: readonly string[]
  readonly comments: readonly string[]
  readonly statuses: readonly string[]
}

async function seen(id: string): Promise<Seen> {
  const desk = (await ada.get(`/api/pages/${id}`)).body as DeskOpening
  const doc = Node.fromJSON(schema, desk.doc as Record<string, unknown>)
  EditorState.create({ doc }).doc.check()
  const words = (side: "source" | "target") => spaces(pageText(resolvePage(doc, side, "leave", "es")))
  const open = listSuggestions(doc)
  return {
    has: new Set([
      ...(["source", "target"] as const).flatMap(side => thingsIn(resolvePage(doc, side, "leave", "es"), side)),
      ...(open.length > 0 ? ["suggestion"] : []),
      ...(desk.threads.length > 0 ? ["comment"] : []),
      ...(desk.suggestions.some(one => one.decision !== null) ? ["decision"] : []),
      ...(doc.children.some(pair => statusOf(pair) !== "approved") ? ["not approved"] : []),
      ...(doc.children.some(pair => statusOf(pair) !== "draft") ? ["status"] : []),
      ...(doc.children.some(pair => pair.children.some(isEmptySide)) ? ["empty side"] : []),
      ...(doc.children.some(pair => (pair.attrs.back as number) > 0) ? ["crossing"] : []),
    ]),
    source: words("source"),
    target: words("target"),
    suggestions: listSuggestions(doc)
      .map(one => `-${spaces(one.deleted)}+${spaces(one.inserted)}`)
      .sort(),
    comments: desk.threads.flatMap(thread => thread.comments.map(one => spaces(one.text))).sort(),
    statuses: doc.children.map(statusOf),
  }
}

/** Kinds of blocks, runs and marks of a side, and what white space does in it. */
function thingsIn(page: Page, side: "source" | "target"): string[] {
  const things = page.blocks.flatMap((block): string[] => {
    if (block.kind === "opaque") return ["opaque"]
    const words = blockText(block)
    const space = /^\s|\s$/.test(words) ? ["edge space"] : []
    const runs = /\s\s|[^\S ]|[\u200b\u00ad]/.test(words) || space.length > 0 ? ["odd space"] : []
    if (block.kind === "code") return ["code", ...space, ...runs]
    const inline = block.inline.flatMap(run => [
      run.kind,
      ...run.marks.map(mark => (mark.kind === "link" ? "link" : "mark")),
      ...(run.kind === "break" ? ["odd space"] : []),
    ])
    return [block.kind, ...(words === "" ? ["empty block"] : []), ...space, ...runs, ...inline]
  })
  return things.map(thing => `${side} ${thing}`)
}

const anySide = (...things: readonly string[]): string[] => things.flatMap(one => [`source ${one}`, `target ${one}`])
/** Where nothing of this is in the page, the note is wrong. A code that is not here is one that no export may give. */
const about: Readonly<Record<string, readonly string[]>> = {
  "suggestions-left-out": ["suggestion"],
  "comments-left-out": ["comment"],
  "decisions-left-out": ["decision"],
  "not-approved-left-out": ["not approved"],
  "empty-left-out": ["empty side"],
  "crossing-flattened": ["crossing"],
  "statuses-left-out": ["status"],
  "marks-left-out": anySide("mark", "link", "image"),
  "kinds-left-out": anySide("heading", "item", "quote", "cell", "code", "opaque"),
  "placeholders-as-labels": anySide("placeholder"),
  "images-left-out": anySide("image"),
  "links-left-out": anySide("link"),
  "link-titles-left-out": anySide("link"),
  "opaque-left-out": anySide("opaque"),
  "empty-blocks-left-out": anySide("empty block"),
  "item-levels-changed": anySide("item"),
  "heading-levels-changed": anySide("heading"),
  "table-heads-changed": anySide("cell"),
  "tables-as-lines": anySide("cell"),
  "edge-spaces-left-out": anySide("edge space"),
  "spaces-changed": anySide("odd space"),
  "code-as-text": anySide("code"),
  "quotes-as-text": anySide("quote"),
  "reads-otherwise": anySide("text", "code", "opaque", "image", "placeholder", "break"),
}
/** Words may only be others where a note says so that is about words. */
const changesWords = new Set([
  "empty-left-out",
  "not-approved-left-out",
  "crossing-flattened",
  "placeholders-as-labels",
  "images-left-out",
  "opaque-left-out",
  "code-as-text",
  "reads-otherwise",
  // Where a table of rows says it, pictures are meant, too.
  "marks-left-out",
])

it("takes along only the people whom a page names, however often it comes and goes", async () => {
  const id = await randomPage(1)
  const taken = async (page: string) =>
    JSON.parse(
      (
        await ada.post(`/api/pages/${page}/export`, {
          format: "archive",
          open: "leave",
          credits: false,
          comments: true,
          locale: "en",
        })
      ).body.text,
    )
  const first = await taken(id)
  const second = await taken(await bring("/api/pages/restore", first))
  expect(second.people.length).toBeLessThanOrEqual(first.people.length + 1)
})

it("has two letters for everybody, and a number when there are none left", () => {
  const taken = new Set<string>()
  for (let i = 0; i < 800; i++) {
    const siglum = siglumFor("Ada Byrne", taken)
    expect(taken.has(siglum)).toBe(false)
    taken.add(siglum)
  }
})

/** White space around blocks is layout. */
const spaces = (words: string): string => words.replace(/\s+/g, " ").trim()

it.each(table)(
  "$format: taken out and brought in again, a random page is the same, or the notes say what is not",
  async one => {
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      const id = await randomPage(seed)
      const before = await seen(id)
      // A page without words on a side is none, and is refused as such wherever it comes in.
      if (before.target === "" || before.source === "") continue
      const wish = { format: one.format, open: "leave", credits: false, comments: one.back !== "page", locale: "en" }
      const { status, body } = await ada.post(`/api/pages/${id}/export`, wish)
      expect([seed, status]).toEqual([seed, 200])
      const made = body as Exported
      const told = made.notes.map(note => note.code)
      const say = `${one.format}, seed ${seed}`
      for (const code of new Set(told)) {
        const things = about[code] ?? []
        expect(things.length, `${say}: ${code} is a note of exports`).toBeGreaterThan(0)
        expect(
          things.some(thing => before.has.has(thing)),
          `${say}: ${code} is right`,
        ).toBe(true)
      }
      const law = (what: string, back: unknown, was: unknown, isExcused: boolean): void => {
        if (!isExcused) expect(back, `${say}: ${what} (${told})`).toEqual(was)
      }
      const words = told.some(code => changesWords.has(code))
      if (one.back !== "page") {
        // What a file of both languages does not carry, it says.
        expect([say, told.includes("suggestions-left-out")]).toEqual([
          say,
          !one.suggestions && before.suggestions.length > 0,
        ])
      }
      if (one.back === "page") {
        const read = formatById(one.format)?.read(made.text, "es")
        if (!read?.ok) throw new Error(`${one.format}, seed ${seed}: ${read?.why}`)
        law("the target", spaces(pageText(read.value.value)), before.target, words)
      } else {
        const again =
          one.back === "archive"
            ? await bring("/api/pages/restore", JSON.parse(made.text))
            : await bring("/api/pages", {
                title: "",
                both: { format: one.back, text: made.text, source: "en", target: "es" },
              })
        const after = await seen(again)
        law("the source", after.source, before.source, words)
        law("the target", after.target, before.target, words)
        if (one.suggestions)
          law("suggestions", after.suggestions, before.suggestions, told.includes("suggestions-left-out"))
        if (one.comments) law("comments", after.comments, before.comments, told.includes("comments-left-out"))
        if (one.statuses) law("statuses", after.statuses, before.statuses, told.includes("not-approved-left-out"))
      }
      // What no format of one text can hold is counted beside the file.
      expect([seed, made.open.suggestions]).toEqual([seed, before.suggestions.length])
    }
  },
  240_000,
)

it("critic: with all its changes rejected it reads as the page, with all accepted as the page would", async () => {
  let changes = 0
  for (let seed = FIRST; seed < FIRST + 2 * SEEDS; seed++) {
    const id = await randomPage(seed, false)
    const desk = (await ada.get(`/api/pages/${id}`)).body as DeskOpening
    const doc = Node.fromJSON(schema, desk.doc as Record<string, unknown>)
    const wish = { format: "critic", open: "leave", credits: false, comments: true, locale: "en" }
    const { text } = (await ada.post(`/api/pages/${id}/export`, wish)).body as Exported
    changes += listSuggestions(doc).length
    for (const [how, open] of [
      ["reject", "leave"],
      ["accept", "take"],
    ] as const) {
      const read = markdown.read(readCriticMarkup(text, how), "es")
      const page = resolvePage(doc, "target", open, "es")
      expect(words(read.ok ? pageText(read.value.value) : ""), `seed ${seed}, ${how}\n${text}`).toBe(
        words(pageText(page)),
      )
    }
  }
  expect(changes).toBeGreaterThan(SEEDS)
}, 240_000)

/** Letters and digits: what white space and layout do is the formats' own law. */
const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim()
