/**
 * Lines of a Trac wiki text to blocks.
 *
 * Design: one pass; a block stays open while lines belong to it. Blocks of processors that hold wiki text (`#!div`) are
 *   read in place. Levels of lists follow Trac: what counts is the column of the marker.
 */
import type { Noted } from "@/lib/page/outcome"
import type { Inline, Lang } from "@/lib/page/page"
import { readHtmlTree } from "./html-read"
import { type Line, linesOf, verbatimEnd } from "./lines"
import { NoteBook } from "./notes"
import { type NewBlock, PageBuilder, type Placed } from "./placed"
import { readTracInline } from "./trac-inline"
import type { Piece } from "./trac-joined"
import * as grammar from "./trac-lines"
import { cellsOf } from "./trac-table"

/** Processors whose content is wiki text again. */
const transparent = new Set(["div", "tr", "table", "rtl", "wiki", "Figure", "box", "note"])
const unseen = new Set(["comment", "htmlcomment", "Comment"])
/** Deeper than anybody nests; what is deeper is taken as code. */
const deepest = 30

const definitionDepth = "definition"

interface Open {
  readonly pieces: Piece[]
  /** The start of the block with its markup. */
  readonly from: number
  readonly make: (inline: readonly Inline[]) => NewBlock
  readonly kind: NewBlock["kind"]
  /** How deep the quotation is and how far it is indented: lines that differ begin another block. */
  readonly depth: string
  /** The words of a definition take all indented lines after them. */
  readonly takesIndented: boolean
}

interface OpenTable {
  readonly id: string
  row: number
  column: number
  goesOn: boolean
}

export function readTracBlocks(file: string, lang: Lang): Noted<Placed> {
  const notes = new NoteBook()
  const reader = new BlockReader(file, notes)
  reader.lines(linesOf(file), 0)
  if (reader.page.flattened > 0) notes.count("nesting-flattened", reader.page.flattened)
  return { value: reader.page.done(lang), notes: notes.take() }
}

class BlockReader {
  readonly page = new PageBuilder()
  #open: Open | null = null
  #lists: { indent: number; ordered: boolean; number: number }[] = []
  #table: OpenTable | null = null
  #tables = 0
  #cite = 0

  constructor(
    readonly file: string,
    readonly notes: NoteBook,
  ) {}

  lines(lines: readonly Line[], depth: number): void {
    for (let i = 0; i < lines.length; ) {
      const line = lines[i] as Line
      const cited = grammar.citation.exec(line.text)?.[0].length ?? 0
      if (grammar.fenceStart.test(line.text)) i = this.#fence(lines, i, depth)
      else if (cited > 0 && grammar.fenceStart.test(line.text.slice(cited))) {
        i += this.#fence(uncited(lines, i), 0, depth)
      } else {
        this.#line(line)
        i++
      }
    }
    this.#endAll()
  }

  #flush(): void {
    const open = this.#open
    this.#open = null
    if (open === null) return
    const { inline, stretches } = readTracInline(this.file, open.pieces, this.notes)
    const first = open.pieces[0] as Piece
    const last = open.pieces.at(-1) as Piece
    const inner = { from: first.from, to: Math.max(first.from, last.to) }
    if (inline.length > 0) this.page.add(open.make(inline), { from: open.from, to: inner.to, inner }, stretches)
    else if (inner.to > inner.from) {
      this.page.add({ kind: "opaque", raw: this.file.slice(open.from, inner.to) }, { from: open.from, to: inner.to })
    }
  }

  #endAll(): void {
    this.#flush()
    this.#lists = []
    this.#table = null
    this.#cite = 0
  }

  #line(line: Line): void {
    if (line.text.trim() === "") {
      this.#endAll()
      return
    }
    const cited = grammar.citation.exec(line.text)
    const cite = cited === null ? 0 : (cited[1] as string).replaceAll(" ", "").length
    const skip = cited?.[0].length ?? 0
    if (cite !== this.#cite) this.#endAll()
    this.#cite = cite
    const rest: Line = { ...line, from: line.from + skip, text: line.text.slice(skip) }
    if (rest.text.trim() === "") {
      this.#flush()
      this.#lists = []
      return
    }
    this.#plain(rest, line.from)
  }

  /** A line without its citation marks; `start` is where the whole line begins. */
  #plain(line: Line, start: number): void {
    if (grammar.tableRow.test(line.text)) {
      this.#row(line)
      return
    }
    if (this.#table !== null && grammar.rowMark.test(line.text)) {
      this.#flush()
      this.#nextRow(this.#table)
      return
    }
    this.#table = null
    if (grammar.rule.test(line.text)) {
      this.#endBlocks()
      this.page.add({ kind: "opaque", raw: line.text.trim() }, { from: line.from, to: line.to })
      return
    }
    const heading = grammar.headingOf(line.text)
    if (heading !== null) {
      this.#endBlocks()
      const piece = { from: line.from + heading.from, to: line.from + heading.to }
      const { level } = heading
      this.#begin(start, "heading", inline => ({ kind: "heading", level, inline }), piece)
      this.#flush()
      return
    }
    const item = grammar.item.exec(line.text)
    if (item !== null && this.#item(line, item)) return
    const definition = grammar.definitionOf(line.text)
    if (definition !== null) {
      this.#definition(line, definition)
      return
    }
    this.#words(line, start)
  }

  #endBlocks(): void {
    this.#flush()
    this.#lists = []
  }

  #begin(from: number, kind: NewBlock["kind"], make: Open["make"], piece: Piece, depth = ""): void {
    this.#flush()
    this.#open = { from, kind, make, pieces: [piece], depth, takesIndented: depth === definitionDepth }
  }

  #item(line: Line, found: RegExpExecArray): boolean {
    const [marker, space = "", bullet, digits, letters] = found
    const ordered = bullet === undefined
    // Letters and Roman numbers need an indent: "I. " and "a. " begin ordinary lines too.
    if (letters !== undefined && space === "") return false
    if (letters !== undefined) this.notes.add("list-detail-left-out", { from: line.from, to: line.to }, marker.trim())
    const list = this.#list(space.length, ordered)
    list.number = numberOf(digits, letters, list.number)
    const numbered = ordered ? { ordered, number: list.number } : { ordered }
    const level = this.#lists.length - 1
    const piece = { from: line.from + marker.length, to: line.to }
    this.#begin(line.from + space.length, "item", inline => ({ kind: "item", level, ...numbered, inline }), piece)
    return true
  }

  /** The list an item at this column belongs to, opened or closed as Trac does. */
  #list(indent: number, ordered: boolean): { indent: number; ordered: boolean; number: number } {
    const lists = this.#lists
    const deepestOpen = lists.at(-1)
    if (deepestOpen === undefined || indent > deepestOpen.indent) lists.push({ indent, ordered, number: 0 })
    else {
      while (lists.length > 1 && (lists.at(-1)?.indent ?? 0) > indent) lists.pop()
      const here = lists.at(-1)
      if (here !== undefined && here.ordered === ordered) here.indent = indent
      else lists[lists.length - 1] = { indent, ordered, number: 0 }
    }
    return lists.at(-1) as { indent: number; ordered: boolean; number: number }
  }

  #definition(line: Line, found: { from: number; to: number; words: number }): void {
    this.#endBlocks()
    const make = (inline: readonly Inline[]): NewBlock => ({ kind: "paragraph", inline })
    const term = { from: line.from + found.from, to: line.from + found.to }
    this.#begin(line.from, "paragraph", make, term)
    this.#flush()
    if (found.words >= line.text.trimEnd().length) return
    const words = line.from + found.words
    this.#begin(words, "paragraph", make, { from: words, to: line.to }, definitionDepth)
  }

  #words(line: Line, start: number): void {
    const lead = line.text.length - line.text.trimStart().length
    const piece = { from: line.from + lead, to: line.to }
    const open = this.#open
    if (open?.kind === "item" && lead > 0 && lead >= (this.#lists.at(-1)?.indent ?? 0)) {
      open.pieces.push(piece)
      return
    }
    if (open?.takesIndented && lead > 0) {
      open.pieces.push(piece)
      return
    }
    const inList = open?.kind === "item" && lead > 0 && this.#lists.some(list => list.indent <= lead)
    if (inList) {
      // Words at the column of an outer item go on with that item, after the lists inside it.
      while (this.#lists.length > 1 && (this.#lists.at(-1)?.indent ?? 0) > lead) this.#lists.pop()
    } else if (open?.kind === "item") this.#lists = []
    const indent = inList || this.#lists.length > 0 ? 0 : lead
    const kind = this.#cite > 0 || indent > 0 ? "quote" : "paragraph"
    const depth = `${this.#cite} ${indent}`
    if (open !== null && open.kind === kind && open.depth === depth) open.pieces.push(piece)
    else this.#begin(this.#cite > 0 ? start : piece.from, kind, inline => ({ kind, inline }), piece, depth)
  }

  #row(line: Line): void {
    this.#endBlocks()
    this.#table ??= this.#newTable()
    const table = this.#table
    if (!table.goesOn) this.#nextRow(table)
    const { cells, goesOn, spans } = cellsOf(line.text)
    if (spans) this.notes.count("spans-flattened")
    table.goesOn = goesOn
    for (const cell of cells) {
      const piece = { from: line.from + cell.from, to: line.from + cell.to }
      const { inline, stretches } = readTracInline(this.file, [piece], this.notes)
      const place = { table: table.id, row: table.row, column: table.column++, header: cell.header }
      const slice = { from: line.from + cell.start, to: line.from + cell.end, inner: piece }
      this.page.add({ kind: "cell", ...place, inline }, slice, stretches)
    }
    if (cells.length === 0 && !goesOn) table.row--
  }

  /** A block between `{{{` and `}}}`, or to the end of the text when it is never closed. Gives the line after it. */
  #fence(lines: readonly Line[], at: number, depth: number): number {
    const first = lines[at] as Line
    let end = at + 1
    let open = 1
    for (; end < lines.length; end++) {
      const { text } = lines[end] as Line
      if (grammar.fenceEnd.test(text) && --open === 0) break
      if (grammar.fenceStart.test(text)) open++
    }
    const closed = end < lines.length
    const last = lines[Math.min(end, lines.length - 1)] as Line
    const [, indent = "", nameHere, argsHere = ""] = grammar.fenceStart.exec(first.text) as RegExpExecArray
    const second = nameHere === undefined && end > at + 1 ? grammar.processor.exec((lines[at + 1] as Line).text) : null
    const name = nameHere ?? second?.[1] ?? ""
    const inside = lines.slice(at + (second === null ? 1 : 2), end)
    const slice = { from: first.from + indent.length, to: last.to }
    this.#flush()
    if (name === "span") this.#span(inside)
    else if (name === "td" || name === "th") this.#processorCell(inside, name === "th", slice)
    else if (transparent.has(name) && depth < deepest) this.#wiki(undented(inside, indent), name, depth)
    else if (name === "html" && closed && inside.length > 0) this.#html(inside, slice)
    else if (unseen.has(name) || (name === "html" && inside.length === 0)) {
      this.notes.add("kept-as-written", slice, `{{{#!${name}`)
      this.page.add({ kind: "opaque", raw: this.file.slice(slice.from, slice.to) }, slice)
    } else this.#code(inside, `${name}${(second?.[2] ?? argsHere).trimEnd()}`, indent, slice)
    return closed ? end + 1 : end
  }

  /** Wiki text again; only tables and rows say more than that. */
  #wiki(inside: readonly Line[], name: string, depth: number): void {
    const table = this.#table
    if (name !== "tr") this.#endAll()
    this.#lists = []
    if (name === "tr") this.#table = table ?? this.#newTable()
    if (name === "tr" && this.#table !== null) this.#nextRow(this.#table)
    const kept = this.#table
    this.lines(inside, depth + 1)
    this.#table = name === "tr" ? kept : null
  }

  #span(inside: readonly Line[]): void {
    const pieces = inside.map(line => ({ from: line.from, to: line.to }))
    const [first, ...rest] = pieces
    if (first === undefined) return
    this.#begin(first.from, "paragraph", inline => ({ kind: "paragraph", inline }), first)
    this.#open?.pieces.push(...rest)
    this.#flush()
  }

  /** A cell of several lines: the blocks in it become lines of one cell. */
  #processorCell(inside: readonly Line[], header: boolean, slice: { from: number; to: number }): void {
    const reader = new BlockReader(this.file, this.notes)
    reader.lines(inside, deepest)
    const { page, stretches } = reader.page.done("")
    const blocks = page.blocks.flatMap(block => (block.kind === "opaque" ? [] : [block]))
    const inline = blocks.flatMap((block, i): readonly Inline[] => {
      const code = (text: string): Inline => ({
        kind: "text",
        text: text.replaceAll("\n", " "),
        marks: [{ kind: "code" }],
      })
      const words = block.kind === "code" ? [code(block.text)] : block.inline
      return i === 0 ? words : [{ kind: "break", marks: [] }, ...words]
    })
    if (blocks.length > 1) this.notes.count("nesting-flattened")
    this.#table ??= this.#newTable()
    if (this.#table.row < 0) this.#nextRow(this.#table)
    const place = { table: this.#table.id, row: this.#table.row, column: this.#table.column++, header }
    const [only] = blocks
    const places = blocks.length === 1 && only !== undefined ? (stretches.get(only.id) ?? []) : []
    const inner = only?.slice?.inner !== undefined && blocks.length === 1 ? { inner: only.slice.inner } : {}
    this.page.add({ kind: "cell", ...place, inline }, { ...slice, ...inner }, places)
  }

  #newTable(): OpenTable {
    return { id: `t${++this.#tables}`, row: -1, column: 0, goesOn: false }
  }

  #nextRow(table: OpenTable): void {
    table.row++
    table.column = 0
  }

  #code(inside: readonly Line[], info: string, indent: string, slice: { from: number; to: number }): void {
    const dedent = inside.every(line => line.text.startsWith(indent) || line.text.trim() === "") ? indent.length : 0
    const text = inside.map(line => line.text.slice(dedent)).join("\n")
    const from = (inside[0]?.from ?? 0) + dedent
    const to = text === "" ? null : verbatimEnd(this.file, from, text)
    const inner = to === null ? {} : { inner: { from, to } }
    this.page.add({ kind: "code", info: info === "default" ? "" : info, text }, { ...slice, ...inner })
  }

  /** HTML in a wiki page is read as HTML; its blocks keep their places in the whole file. */
  #html(inside: readonly Line[], slice: { from: number; to: number }): void {
    const from = (inside[0] as Line).from
    const raw = this.file.slice(from, (inside.at(-1) as Line).to)
    const read = readHtmlTree(raw, "")
    if (read === "too-deep" || read.value.page.blocks.length === 0) {
      this.page.add({ kind: "opaque", raw: this.file.slice(slice.from, slice.to) }, slice)
      return
    }
    for (const note of read.notes) this.notes.pass(note, from)
    for (const { id: _, slice: at, ...block } of read.value.page.blocks) {
      const place = { from: from + (at?.from ?? 0), to: from + (at?.to ?? 0) }
      const named = block.kind === "cell" ? { ...block, table: `h${from}-${block.table}` } : block
      this.page.add(named as NewBlock, place)
    }
  }
}

/** Lines without the indent that the block they stand in has, where all of them have it. */
function undented(lines: readonly Line[], indent: string): readonly Line[] {
  if (indent === "" || !lines.every(line => line.text.startsWith(indent) || line.text.trim() === "")) return lines
  return lines.map(line => {
    const skip = line.text.startsWith(indent) ? indent.length : 0
    return { ...line, from: line.from + skip, text: line.text.slice(skip) }
  })
}

/** Quoted lines from here on without their citation marks. */
function uncited(lines: readonly Line[], at: number): readonly Line[] {
  const out: Line[] = []
  for (let line = lines[at]; line !== undefined; line = lines[at + out.length]) {
    const skip = grammar.citation.exec(line.text)?.[0].length ?? 0
    if (skip === 0) break
    out.push({ ...line, from: line.from + skip, text: line.text.slice(skip) })
  }
  return out
}

/** The first item says where its list begins, and "1." again only goes on; "i." and "I." begin Roman numbers. */
function numberOf(digits: string | undefined, letters: string | undefined, before: number): number {
  if (digits !== undefined) return before === 0 || digits !== "1" ? Number(digits) : before + 1
  const isLetter = letters?.length === 1 && !/i/i.test(letters)
  return before === 0 && isLetter ? letters.toLowerCase().charCodeAt(0) - 96 : before + 1
}
