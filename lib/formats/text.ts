/**
 * Plain text, as people paste it.
 *
 * Purpose: find the blocks that a reader sees: headings, paragraphs, list items, quotations, columns.
 * Design: blank lines part blocks; within them lines tell what they are. Guesses are about whole lines, never words.
 * Guarantees: every word is kept; text written here and read again is the same, or `reads-otherwise` says where not
 *   (plain text has no escapes: a paragraph that looks like a list item is one).
 * Not here: guessing lost line breaks (lost-breaks.ts), marks and links.
 */
import { done, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import { type Block, blockText, type Lang, type Page } from "@/lib/page/page"
import { firstDifference } from "./compare"
import { type Carries, fitPage } from "./fit"
import type { FormatRefusal } from "./format"
import { MOST_CHARACTERS } from "./format"
import { InlineBuilder } from "./inline"
import { type Line, linesOf } from "./lines"
import { lostBreaks } from "./lost-breaks"
import { NoteBook, shorten } from "./notes"
import { bounded, type NewBlock, PageBuilder, type Placed, type SplicingFormat, withoutPlaces } from "./placed"

const carries: Carries = {
  marks: new Set(),
  linkTitles: false,
  images: false,
  placeholders: false,
  opaque: false,
  rule: null,
  code: false,
  quotes: true,
  tables: "plain",
  edgeSpaces: false,
  title: false,
}

/** A bullet, or a number of at most three digits (a longer one is a year), then a space and words. */
const item = /^([ \t]*)(?:([-*•◦▪‣])|(\d{1,3})[.)])[ \t]+(?=\S)/u
const quoted = /^[ \t]*>[ \t]?/
const underline = /^[ \t]*(={3,}|-{3,})[ \t]*$/

/** A line longer than this is no paragraph that somebody would mend by hand. */
const longestNoted = 20_000

const readPlaced = bounded((file: string, lang: Lang): Outcome<Noted<Placed>, FormatRefusal> => {
  if (file.length > MOST_CHARACTERS) return refuse("too-large")
  if (file.trim() === "") return refuse("empty")
  const page = new PageBuilder()
  const notes = new NoteBook()
  const chunks = chunksOf(linesOf(file))
  const reader = new Reader(page, file, isWrapped(chunks), chunks.some(hasUnderline))
  chunks.forEach((chunk, i) => {
    reader.chunk(chunk, chunks[i + 1] === undefined)
  })
  if (page.flattened > 0) notes.count("nesting-flattened", page.flattened)
  noteBrokenTags(file, notes)
  for (const chunk of chunks) {
    for (const line of chunk) {
      if (line.text.length > longestNoted) continue
      for (const { at, why } of lostBreaks(line.text)) {
        const from = line.from + at
        if (why !== "tag") notes.add("line-breaks-lost", { from, to: from }, shorten(line.text.slice(at), 40))
      }
    }
  }
  return done({ value: page.done(lang), notes: notes.take() })
})

/** A tag in plain text is a remark even when it is spelled well: something was meant to be markup. */
export function noteBrokenTags(file: string, notes: NoteBook, from = 0): void {
  for (const tag of file.matchAll(/<\/?[\p{L}\d]{1,12}\/?>/gu)) {
    notes.add("broken-tag", { from: from + tag.index, to: from + tag.index + tag[0].length }, tag[0])
  }
}

/** Lines between blank lines. */
function chunksOf(lines: readonly Line[]): Line[][] {
  const out: Line[][] = []
  let open: Line[] = []
  for (const line of lines) {
    if (line.text.trim() !== "") open.push(line)
    else if (open.length > 0) {
      out.push(open)
      open = []
    }
  }
  if (open.length > 0) out.push(open)
  return out
}

const hasUnderline = (chunk: readonly Line[]): boolean =>
  chunk.length === 2 && underline.test(chunk[1]?.text ?? "") && !underline.test(chunk[0]?.text ?? "")

/**
 * Whether line ends were put in to keep lines short: nearly every line inside a block ends where the next word would
 * have gone past the margin. Then they are spaces; otherwise somebody meant them.
 */
function isWrapped(chunks: readonly Line[][]): boolean {
  const inner = chunks.flatMap(chunk => chunk.slice(0, -1).map((line, i) => ({ line, next: chunk[i + 1] as Line })))
  const margin = chunks.reduce((most, chunk) => chunk.reduce((m, line) => Math.max(m, line.text.length), most), 0)
  if (inner.length < 3 || margin < 50 || margin > 120) return false
  const full = inner.filter(({ line, next }) => {
    const word = /\S+/.exec(next.text)?.[0] ?? ""
    return line.text.length + 1 + word.length > margin - 2 || item.test(next.text)
  })
  return full.length > inner.length * 0.85 && full.some(({ next }) => !item.test(next.text))
}

class Reader {
  #indents: number[] = []
  #tables = 0

  constructor(
    readonly page: PageBuilder,
    readonly file: string,
    readonly wrapped: boolean,
    /** Somebody underlines headings here, so that a short line alone is not one. */
    readonly underlines: boolean,
  ) {}

  chunk(lines: readonly Line[], isLast: boolean): void {
    const [first] = lines
    if (first === undefined) return
    if (hasUnderline(lines)) {
      this.#indents = []
      const level = (lines[1] as Line).text.includes("=") ? 1 : 2
      this.#block([first], inline => ({ kind: "heading", level, inline }), edge(first), (lines[1] as Line).to)
      return
    }
    if (this.#columns(lines)) return
    let open: Line[] = []
    let kind: "paragraph" | "quote" | "item" = "paragraph"
    const flush = (): void => {
      if (open.length > 0) this.#put(open, kind, lines.length === 1 && isLast)
      open = []
    }
    for (const line of lines) {
      const now = item.test(line.text) ? "item" : quoted.test(line.text) ? "quote" : "paragraph"
      const goesOn =
        now !== "item" &&
        (now === kind || (kind === "item" && now === "paragraph" && (this.wrapped || /^[ \t]/.test(line.text))))
      if (!goesOn) {
        flush()
        kind = now
      }
      open.push(line)
    }
    flush()
  }

  #put(lines: readonly Line[], kind: "paragraph" | "quote" | "item", isAloneAtEnd: boolean): void {
    const first = lines[0] as Line
    if (kind === "item") {
      const [marker, indent = "", bullet, number] = item.exec(first.text) as RegExpExecArray
      const level = this.#level(widthOf(indent))
      const numbered = bullet === undefined ? { ordered: true, number: Number(number) } : { ordered: false }
      this.#block(lines, inline => ({ kind: "item", level, ...numbered, inline }), marker.length)
      return
    }
    this.#indents = []
    if (kind === "quote") this.#block(lines, inline => ({ kind, inline }), quoted.exec(first.text)?.[0].length ?? 0)
    else if (lines.length === 1 && !this.underlines && !isAloneAtEnd && looksLikeHeading(first.text)) {
      const level = this.page.size === 0 ? 1 : 2
      this.#block(lines, inline => ({ kind: "heading", level, inline }), edge(first))
    } else this.#block(lines, inline => ({ kind, inline }), edge(first))
  }

  /** How deep an item stands: as many levels as there are smaller indents open. */
  #level(indent: number): number {
    while (this.#indents.length > 0 && (this.#indents.at(-1) as number) > indent) this.#indents.pop()
    if (this.#indents.at(-1) !== indent) this.#indents.push(indent)
    return this.#indents.length - 1
  }

  #block(
    lines: readonly Line[],
    make: (inline: ReturnType<InlineBuilder["done"]>["inline"]) => NewBlock,
    skip: number,
    sliceTo?: number,
  ): void {
    const first = lines[0] as Line
    const last = lines.at(-1) as Line
    const builder = new InlineBuilder()
    lines.forEach((line, i) => {
      const start = i === 0 ? skip : (quoted.exec(line.text)?.[0].length ?? 0) || edge(line)
      const text = line.text.slice(start).trimEnd()
      const from = line.from + start + (line.text.slice(start).length - line.text.slice(start).trimStart().length)
      const before = lines[i - 1]
      if (before !== undefined) {
        const gapFrom = before.from + before.text.trimEnd().length
        if (this.wrapped) builder.text(" ", [], gapFrom, from, false)
        else builder.atom({ kind: "break", marks: [] }, gapFrom, from)
      }
      builder.text(text.trimStart(), [], from, from + text.trimStart().length, true)
    })
    const { inline, stretches } = builder.done()
    const inner = { from: first.from + skip, to: last.from + last.text.trimEnd().length }
    this.page.add(make(inline), { from: first.from, to: sliceTo ?? last.to, inner }, stretches)
  }

  /** Columns pasted from a sheet: every line has the same number of tabs, and more than one line does. */
  #columns(lines: readonly Line[]): boolean {
    const tabs = (lines[0] as Line).text.split("\t").length - 1
    if (tabs === 0 || lines.length < 2 || lines.some(line => line.text.split("\t").length - 1 !== tabs)) return false
    if (lines.some(line => /^[ \t]/.test(line.text) || item.test(line.text) || quoted.test(line.text))) return false
    this.#indents = []
    const table = `t${++this.#tables}`
    lines.forEach((line, row) => {
      let at = line.from
      line.text.split("\t").forEach((words, column) => {
        const lead = words.length - words.trimStart().length
        const inner = { from: at + lead, to: at + Math.max(lead, words.trimEnd().length) }
        const builder = new InlineBuilder()
        builder.text(words.trim(), [], inner.from, inner.to, true)
        const { inline, stretches } = builder.done()
        const cell = { kind: "cell", table, row, column, header: false, inline } as const
        this.page.add(cell, { from: at, to: at + words.length, inner }, stretches)
        at += words.length + 1
      })
    })
    return true
  }
}

const edge = (line: Line): number => line.text.length - line.text.trimStart().length
const widthOf = (indent: string): number => [...indent].reduce((n, c) => (c === "\t" ? n + 4 - (n % 4) : n + 1), 0)

/** Short, without a stop at its end, and beginning as a title does. */
export function looksLikeHeading(line: string): boolean {
  const words = line.trim()
  if (words.length > 80 || words.split(/\s+/).length > 12) return false
  if (/[.!?…:;,)\]»”"'-]$/u.test(words)) return false
  return /^[¿¡"“«(]?[\p{Lu}\p{Lt}\p{Lo}\d]/u.test(words) && /\p{L}/u.test(words)
}

const isWord = (block: Block): block is Exclude<Block, { kind: "code" | "opaque" }> =>
  block.kind !== "code" && block.kind !== "opaque"

function write(page: Page): Noted<string> {
  const fitted = fitPage(page, carries)
  const notes = new NoteBook()
  const blocks = fitted.blocks.map((block): Block => {
    if (block.kind !== "heading" || block.level <= 2) return block
    notes.count("heading-levels-changed")
    return { ...block, level: 2 }
  })
  if (blocks.length === 0) return { value: "", notes: [...fitted.notes, ...notes.take()] }
  const file = `${writeBlocks(blocks)}\n`
  const again = readPlaced(file, page.lang)
  const at = again.ok ? firstDifference(blocks, again.value.value.page.blocks) : 0
  if (at !== -1) notes.add("reads-otherwise", undefined, shorten(blocks[at] ? blockText(blocks[at]) : "", 60))
  return { value: file, notes: [...fitted.notes, ...notes.take()] }
}

function writeBlocks(blocks: readonly Block[]): string {
  const words = blocks.filter(isWord)
  const plain = words.every((block, i) =>
    block.kind === "heading"
      ? block.level === (i === 0 ? 1 : 2) && looksLikeHeading(blockText(block)) && i < words.length - 1
      : block.kind !== "paragraph" || !looksLikeHeading(blockText(block)),
  )
  // One heading that must be underlined means that all are: see `underlines`.
  const out: string[] = []
  words.forEach((block, i) => {
    const before = words[i - 1]
    if (before !== undefined) out.push(gap(before, block))
    out.push(writeBlock(block, !plain))
  })
  return out.join("")
}

function gap(before: Block, block: Block): string {
  if (before.kind === "item" && block.kind === "item") return "\n"
  if (before.kind === "cell" && block.kind === "cell" && before.table === block.table) {
    return before.row === block.row ? "\t" : "\n"
  }
  return "\n\n"
}

function writeBlock(block: Exclude<Block, { kind: "code" | "opaque" }>, underlined: boolean): string {
  const words = blockText(block)
  switch (block.kind) {
    case "heading": {
      const line = (block.level === 1 ? "=" : "-").repeat(Math.max(3, Math.min(80, words.length)))
      return underlined ? `${words}\n${line}` : words
    }
    case "item": {
      const indent = "  ".repeat(block.level)
      const marker = block.ordered ? `${block.number ?? 1}. ` : "- "
      return `${indent}${marker}${words.replaceAll("\n", `\n${indent}${" ".repeat(marker.length)}`)}`
    }
    case "quote":
      return `> ${words.replaceAll("\n", "\n> ")}`
    case "cell":
      return words.replace(/[\t\n]/g, " ")
    case "paragraph":
      return words
  }
}

export const text: SplicingFormat = {
  id: "text",
  extensions: [".txt", ".text"],
  mime: "text/plain",
  read: (file, lang) => withoutPlaces(readPlaced(file, lang)),
  readPlaced,
  write,
  writeBlocks: blocks => writeBlocks(fitPage({ lang: "", blocks }, carries).blocks),
  writeInner: block => (isWord(block) ? blockText(block) : null),
  writeWords: words => words,
}
