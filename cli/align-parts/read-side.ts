import { readFile } from "node:fs/promises"
import { text as readAll } from "node:stream/consumers"
import { looksLikeHeading } from "@/lib/align/bits"
import type { Segment } from "@/lib/align/types"
import type { FormatRefusal } from "@/lib/formats/format"
import type { Stretch } from "@/lib/formats/inline"
import { decodePage } from "@/lib/formats/odt"
import { formatById, recogniseFormat } from "@/lib/formats/registry"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type Block, blockText, type Lang, type Page, text } from "@/lib/page/page"
import { guessLanguage } from "@/lib/text/guess-language"

export type ReadRefusal = FormatRefusal | "not-found" | "is-folder"

export interface ReadSide {
  readonly page: Page
  /** What each block says, by its index in the page. */
  readonly words: readonly string[]
  /** Where a place in a block's text is in the file as given, in UTF-16 units. */
  readonly placeOf: (block: number, at: number) => number
  /** The file as given, its mark at the start too. */
  readonly given: string
  /** More Markdown than its reader takes: read as plain text, marks and all. */
  readonly asText?: true
  /** For text that came segmented: the segments, with line numbers as ids. */
  readonly segments?: readonly Segment[]
}

export async function readSide(
  path: string,
  lang: Lang | undefined,
  otherwise: Lang,
  segmented: boolean,
): Promise<Outcome<ReadSide, ReadRefusal>> {
  const bytes = await bytesOf(path)
  if (typeof bytes === "string") return refuse(bytes, path)
  if (segmented && bytes.length === 0) return done(segmentedSide("", lang ?? otherwise, 0))
  const decoded = decodePage(bytes)
  if (!decoded.ok) return decoded
  const file = decoded.value.value
  // The mark at the start of a file is one unit of the file as given, and no part of its text.
  const mark = hasMark(bytes) ? 1 : 0
  const language = lang ?? languageOf(file, otherwise)
  if (segmented) return done(segmentedSide(file, language, mark))
  const { format } = recogniseFormat(file, path)
  let read = formatById(format === "ticket" ? "text" : format)?.readPlaced(file, language)
  const asText = read?.ok === false && read.why === "markdown-too-large"
  if (asText) read = formatById("text")?.readPlaced(file, language)
  if (!read) return refuse("damaged")
  if (!read.ok) return read
  const { page, stretches } = read.value.value
  const starts: Starts = new Map(Array.from(stretches, ([id, known]) => [id, known.map(s => s.text.from)]))
  const placeOf = (block: number, at: number): number => mark + placeIn(page.blocks[block], stretches, starts, at)
  const given = mark === 1 ? `\ufeff${file}` : file
  return done({ page, words: page.blocks.map(blockText), placeOf, given, ...(asText ? { asText } : {}) })
}

async function bytesOf(path: string): Promise<Uint8Array | "not-found" | "is-folder"> {
  if (path === "-") return new TextEncoder().encode(await readAll(process.stdin))
  try {
    return await readFile(path)
  } catch (fault) {
    if (fault instanceof Error && "code" in fault) return fault.code === "EISDIR" ? "is-folder" : "not-found"
    throw fault
  }
}

const hasMark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) ||
  (bytes[0] === 0xff && bytes[1] === 0xfe) ||
  (bytes[0] === 0xfe && bytes[1] === 0xff)

/** A guess worth less than this is no better than what is expected. */
const SURE = 0.5

function languageOf(file: string, otherwise: Lang): Lang {
  const guess = guessLanguage(file)
  return guess.sure >= SURE ? guess.lang : otherwise
}

type Starts = ReadonlyMap<string, readonly number[]>

function placeIn(
  block: Block | undefined,
  stretches: ReadonlyMap<string, readonly Stretch[]>,
  starts: Starts,
  at: number,
): number {
  if (!block) return 0
  const known = stretches.get(block.id) ?? []
  // Of two stretches that meet at a place, the one that begins there says where it is, but for the end of the text.
  const stretch = known[firstFrom(starts.get(block.id) ?? [], at + 1) - 1]
  if (!stretch) return block.slice?.inner?.from ?? block.slice?.from ?? 0
  if (stretch.literal) return stretch.file.from + Math.min(at, stretch.text.to) - stretch.text.from
  return at >= stretch.text.to ? stretch.file.to : stretch.file.from
}

/** The first of some rising numbers that is at least `least`, or how many there are. */
function firstFrom(rising: readonly number[], least: number): number {
  let from = 0
  let to = rising.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rising[middle] ?? 0) < least) from = middle + 1
    else to = middle
  }
  return from
}

/** One segment a line. A line that looks like a heading is a block of its own, other lines share one. */
function segmentedSide(file: string, lang: Lang, mark: number): ReadSide {
  const lines = file.split("\n")
  if (lines.at(-1) === "") lines.pop()
  const blocks: { words: string; starts: number[]; ats: number[] }[] = []
  const segments: Segment[] = []
  let at = 0
  let open = false
  lines.forEach((line, id) => {
    const heading = looksLikeHeading(line)
    if (heading || !open || blocks.length === 0) blocks.push({ words: "", starts: [], ats: [] })
    open = !heading
    const block = blocks.at(-1)
    if (block && line.trim() !== "") {
      const from = block.words.length
      block.words += line
      block.starts.push(from)
      block.ats.push(at)
      segments.push({ id, kind: "paragraph", block: blocks.length - 1, from, to: block.words.length, text: line })
    }
    at += line.length + 1
  })
  const page: Page = {
    lang,
    blocks: blocks.map(({ words }, k) => ({ id: `b${k + 1}`, kind: "paragraph", inline: [text(words)] })),
  }
  const placeOf = (block: number, place: number): number => {
    const { starts, ats } = blocks[block] ?? { starts: [], ats: [] }
    const line = firstFrom(starts, place + 1) - 1
    return mark + (ats[line] ?? 0) + place - (starts[line] ?? 0)
  }
  return {
    page,
    words: blocks.map(block => block.words),
    placeOf,
    given: mark === 1 ? `\ufeff${file}` : file,
    segments,
  }
}
