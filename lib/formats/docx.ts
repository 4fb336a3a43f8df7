/**
 * Word's files as a page of one side.
 *
 * Purpose: bring a DOCX in and take one out, as any other format; `packed.ts` tells how its bytes travel as text.
 * Design: the page read is the text without what is tracked in it; `readTracked` gives that too, for the review. Edited
 *   pages go back into their own file (docx-splice.ts).
 * Not here: the page with its suggestions as a Word file (docx-write.ts), and reading that back (lib/review/readback).
 */
import { done, type Note, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import type { Block, Lang, Page } from "@/lib/page/page"
import { blockText } from "@/lib/page/page"
import { plainRun, projectTracked, type Shape, type TrackedBlock, type TrackedPage } from "@/lib/page/tracked"
import { firstDifference } from "./compare"
import { readWord } from "./docx-read"
import { spliceWord } from "./docx-splice"
import { writeWord } from "./docx-write"
import { type Carries, fitPage } from "./fit"
import type { FormatRefusal } from "./format"
import { NoteBook, shorten } from "./notes"
import { pack, unpack } from "./packed"
import type { Placed, SplicingFormat } from "./placed"

const carries: Carries = {
  marks: new Set(["strong", "em", "code", "sub", "sup", "strike", "underline", "link"]),
  linkTitles: true,
  images: false,
  placeholders: false,
  opaque: false,
  rule: null,
  code: true,
  quotes: true,
  tables: "any",
  edgeSpaces: true,
  title: true,
}

export interface ReadTracked {
  readonly page: TrackedPage
  readonly notes: readonly Note[]
}

/** With everything that is suggested in it and said about it. */
export function readTracked(file: string, lang: Lang): Outcome<ReadTracked, FormatRefusal> {
  if (file.trim() === "") return refuse("empty")
  const bytes = unpack(file)
  if (bytes === null) return refuse("damaged")
  const read = readWord(bytes, lang)
  if (!read.ok) return read
  const { page, notes } = read.value
  return page.blocks.length === 0 ? refuse("no-text-in-it") : done({ page, notes })
}

/** What is to become of the changes that a file brings: suggestions, or words. */
export type Changes = "keep" | "take" | "leave"

/** The page with the changes taken; otherwise without them (those to be kept come on top of it). */
export function readDocx(file: string, lang: Lang, changes: Changes): Outcome<Noted<Placed>, FormatRefusal> {
  const read = readTracked(file, lang)
  if (!read.ok) return read
  const { page, notes } = read.value
  const { blocks, title } = projectTracked(page, changes === "take" ? "take" : "leave")
  if (blocks.length === 0) return refuse("no-text-in-it")
  const tracked: Note[] =
    page.revisions.length === 0 ? [] : [{ code: "changes-brought", detail: String(page.revisions.length) }]
  const value = { page: { lang, ...(title === undefined ? {} : { title }), blocks }, stretches: new Map() }
  return done({ value, notes: [...tracked, ...notes] })
}

/** A block with nothing tracked in it. */
export function plainBlock(block: Block): TrackedBlock {
  const about = { id: block.id, opened: [], joined: [], turns: [], rows: [] }
  if (block.kind === "opaque") {
    const { id: _, slice: __, ...shape } = block
    return { ...about, shape: shape as Shape, runs: [] }
  }
  if (block.kind === "code") {
    const runs = block.text
      .split("\n")
      .flatMap((line, i) => [
        ...(i > 0 ? [plainRun({ kind: "break", marks: [] })] : []),
        ...(line === "" ? [] : [plainRun({ kind: "text", text: line, marks: [] })]),
      ])
    return { ...about, shape: { kind: "code", info: block.info }, runs }
  }
  const { id: _, slice: __, inline, ...shape } = block
  return { ...about, shape: shape as Shape, runs: inline.map(plainRun) }
}

export const plainTracked = (page: Page): TrackedPage => ({
  lang: page.lang,
  blocks: page.blocks.map(plainBlock),
  revisions: [],
  threads: [],
})

function write(page: Page): Noted<string> {
  const fitted = fitPage(page, carries)
  if (fitted.blocks.length === 0) return { value: "", notes: fitted.notes }
  const title = page.title ?? blockText(fitted.blocks[0] as Block)
  const written = writeWord(plainTracked({ ...page, blocks: fitted.blocks }), {
    title,
    properties: {},
    tracks: false,
  })
  const notes = new NoteBook()
  const again = readWord(written.value, page.lang)
  const at = again.ok ? firstDifference(fitted.blocks, projectTracked(again.value.page, "leave").blocks) : 0
  if (at !== -1)
    notes.add("reads-otherwise", undefined, shorten(fitted.blocks[at] ? blockText(fitted.blocks[at]) : "", 60))
  return { value: pack(written.value), notes: [...fitted.notes, ...written.notes, ...notes.take()] }
}

export const docx: SplicingFormat = {
  id: "docx",
  extensions: [".docx", ".docm", ".dotx"],
  mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  read: (file, lang) => {
    const read = readDocx(file, lang, "leave")
    return read.ok ? done({ value: read.value.value.page, notes: read.value.notes }) : read
  },
  readPlaced: (file, lang) => readDocx(file, lang, "leave"),
  write,
  writeWords: words => words,
  writeInner: () => null,
  writeBlocks: () => "",
  splice: spliceWord,
}
