/**
 * The state of reading HTML: which block is open, which marks, how white space collapses.
 *
 * Design: a block opens with its first word and closes where a block element begins or ends. Kinds come from the nearest
 *   element that gives one (heading, quote, item, cell, code); all other block elements give paragraphs.
 */
import type { DefaultTreeAdapterMap } from "parse5"
import type { Inline, Mark } from "@/lib/page/page"
import { walk } from "./align-text"
import { InlineBuilder } from "./inline"
import type { NoteBook } from "./notes"
import { PageBuilder } from "./placed"

type Element = DefaultTreeAdapterMap["element"]
type Atom = Exclude<Inline, { kind: "text" }>

type Kind =
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "quote" }
  | { readonly kind: "item"; readonly level: number; readonly ordered: boolean; readonly number: number; used: boolean }
  | {
      readonly kind: "cell"
      readonly table: string
      readonly row: number
      readonly column: number
      readonly header: boolean
    }
  | { readonly kind: "code"; readonly info: string }

interface List {
  readonly ordered: boolean
  next: number
}

export class HtmlText {
  readonly page = new PageBuilder()
  marks: readonly Mark[] = []
  #kinds: Kind[] = []
  #lists: List[] = []
  #tables: { id: string; row: number; column: number }[] = []
  #builder = new InlineBuilder()
  /** White space seen but not yet written: it counts only between words. */
  #space: { from: number; to: number; marks: readonly Mark[] } | null = null
  /** A line break owed between two blocks inside one cell. */
  #owesBreak = false
  /** Where the words of the next block begin, and the element that begins right before them. */
  #start = 0
  #opener: Element | null = null
  /** Where the words read so far end. */
  #end = 0
  /** How many elements whose words are verbatim are open, and the words. */
  #codeWords: string[] | null = null

  constructor(
    readonly file: string,
    readonly notes: NoteBook,
  ) {}

  get #kind(): Kind | undefined {
    return this.#kinds.at(-1)
  }

  withMark(mark: Mark): () => void {
    const before = this.marks
    this.marks = [...before.filter(m => m.kind !== mark.kind), mark]
    return () => {
      this.marks = before
    }
  }

  words(value: string, from: number, to: number): void {
    if (this.#codeWords !== null) {
      this.#codeWords.push(value)
      return
    }
    const pieces = walk(value, this.file, from, to, "html")
    if (pieces === null) this.#collapsed(value, from, to, false)
    else {
      for (const p of pieces) {
        if (!p.literal && this.file[p.from] === "&") this.#put(p.words.replace(/[\n\r\f]/g, " "), p.from, p.to, false)
        else this.#collapsed(p.words, p.from, p.to, p.literal)
      }
    }
  }

  #collapsed(words: string, from: number, to: number, literal: boolean): void {
    for (const piece of words.matchAll(/[ \t\n\f\r]+|[^ \t\n\f\r]+/g)) {
      const a = literal ? from + piece.index : from
      const b = literal ? a + piece[0].length : to
      if (/[ \t\n\f\r]/.test(piece[0][0] as string)) {
        if (this.#space === null) this.#space = { from: a, to: b, marks: this.marks }
        else this.#space = { ...this.#space, to: b }
      } else this.#put(piece[0], a, b, literal)
    }
  }

  #put(words: string, from: number, to: number, literal: boolean): void {
    this.#beforeContent(from)
    this.#reach(to)
    this.#builder.text(words, this.marks, from, to, literal)
  }

  /** Elements that the file does not name have no place; the words in them do. */
  #reach(to: number): void {
    if (to > this.#end) this.#end = to
  }

  /** Writes the break or the space that was owed. */
  #beforeContent(at: number): void {
    const empty = this.#builder.length === 0
    if (this.#owesBreak && !empty) this.#builder.atom({ kind: "break", marks: [] }, at, at)
    else if (this.#space !== null && !empty && !this.#builder.lastIs(run => run.kind === "break")) {
      const { from, to, marks } = this.#space
      this.#builder.text(" ", marks, from, to, to - from === 1 && this.file[from] === " ")
    }
    this.#owesBreak = false
    this.#space = null
  }

  atom(run: Atom, from = this.#start, to = from): void {
    if (this.#codeWords !== null) return
    this.#beforeContent(from)
    this.#reach(to)
    this.#builder.atom(run, from, to)
  }

  lineBreak(from = this.#start, to = from): void {
    if (this.#codeWords !== null) this.#codeWords.push("\n")
    else {
      this.#space = null
      this.#reach(to)
      this.#builder.atom({ kind: "break", marks: [] }, from, to)
    }
  }

  opaque(raw: string, from = this.#start, to = from): void {
    if (this.#insideOne()) {
      this.#owesBreak = true
      return
    }
    this.#flush(from, null)
    this.page.add({ kind: "opaque", raw }, { from, to })
    this.#start = to
  }

  /** A cell and a block of code hold all that is in them; other block elements part. */
  #insideOne(): boolean {
    return this.#kinds.some(kind => kind.kind === "cell" || kind.kind === "code")
  }

  element(node: Element, kind: Kind | null): () => void {
    if (this.#insideOne()) {
      this.#owesBreak = true
      return () => {
        this.#owesBreak = true
      }
    }
    this.#open(node)
    if (kind !== null) this.#kinds.push(kind)
    return () => {
      this.#close(node)
      if (kind !== null) this.#kinds.pop()
    }
  }

  list(node: Element, ordered: boolean, start: number): () => void {
    const leave = this.element(node, null)
    this.#lists.push({ ordered, next: start })
    return () => {
      leave()
      this.#lists.pop()
    }
  }

  item(node: Element, value: number | null): () => void {
    const list = this.#lists.at(-1) ?? { ordered: false, next: 1 }
    const number = value ?? list.next
    list.next = number + 1
    const level = Math.max(0, this.#lists.length - 1)
    return this.element(node, { kind: "item", level, ordered: list.ordered, number, used: false })
  }

  code(node: Element, info: string): () => void {
    if (this.#insideOne()) return this.element(node, null)
    this.#open(node)
    this.#kinds.push({ kind: "code", info })
    this.#codeWords = []
    return () => {
      const text = (this.#codeWords ?? []).join("").replace(/\r\n?/g, "\n")
      this.#codeWords = null
      this.#kinds.pop()
      const at = node.sourceCodeLocation
      const inner = {
        from: at?.startTag?.endOffset ?? this.#start,
        to: at?.endTag?.startOffset ?? at?.endOffset ?? this.#start,
      }
      const slice = { from: at?.startOffset ?? inner.from, to: at?.endOffset ?? inner.to }
      const raw = this.file.slice(inner.from, inner.to)
      const open = /^\s*<code(?:\s[^<>]*)?>/.exec(raw)?.[0].length ?? 0
      const close = open === 0 ? 0 : (/<\/code\s*>\s*$/.exec(raw)?.[0].length ?? 0)
      const words = { from: inner.from + open, to: inner.to - close }
      this.page.add({ kind: "code", info, text }, { ...slice, inner: words })
      this.#start = slice.to
      this.#opener = null
    }
  }

  table(node: Element, id: string): () => void {
    if (this.#insideOne()) {
      this.notes.count("nesting-flattened")
      return this.element(node, null)
    }
    const leave = this.element(node, null)
    this.#tables.push({ id, row: -1, column: 0 })
    return () => {
      leave()
      this.#tables.pop()
    }
  }

  row(node: Element): () => void {
    const table = this.#tables.at(-1)
    if (table !== undefined && !this.#insideOne()) {
      table.row++
      table.column = 0
    }
    return this.element(node, null)
  }

  cell(node: Element, header: boolean): () => void {
    const table = this.#tables.at(-1)
    if (table === undefined || this.#insideOne()) return this.element(node, null)
    this.#open(node)
    this.#kinds.push({ kind: "cell", table: table.id, row: Math.max(0, table.row), column: table.column++, header })
    return () => {
      this.#close(node)
      this.#kinds.pop()
    }
  }

  end(at: number): void {
    this.#flush(at, null)
  }

  #open(node: Element): void {
    const at = node.sourceCodeLocation
    this.#flush(at?.startOffset ?? this.#start, null)
    this.#opener = node
    this.#start = at?.startTag?.endOffset ?? at?.startOffset ?? this.#start
  }

  #close(node: Element): void {
    const at = node.sourceCodeLocation
    this.#flush(at?.endTag?.startOffset ?? at?.endOffset ?? this.#start, node)
    this.#start = at?.endOffset ?? this.#start
    this.#opener = null
  }

  /** Ends the open block at `to`; `closer` is the element whose end ends it. */
  #flush(to: number, closer: Element | null): void {
    const { inline, stretches } = this.#builder.done()
    const kind = this.#kind
    const isCellEnd = kind?.kind === "cell" && closer !== null
    const trimmed = withoutEdgeBreaks(inline)
    this.#builder = new InlineBuilder()
    this.#space = null
    this.#owesBreak = false
    if (trimmed.length === 0 && !isCellEnd) return
    const inner = this.#inner(this.#start, Math.max(to, this.#start, this.#end))
    const opener = this.#opener?.sourceCodeLocation
    const closed = closer !== null && closer === this.#opener ? closer.sourceCodeLocation?.endOffset : undefined
    // Words that a parser moves out of a table stand far from the element they end up in.
    const slice = {
      from: Math.min(opener?.startOffset ?? inner.from, inner.from),
      to: Math.max(closed ?? inner.to, inner.to),
      inner,
    }
    const places = trimmed.length === inline.length ? stretches : []
    if (kind === undefined || (kind.kind === "item" && kind.used)) {
      this.page.add({ kind: "paragraph", inline: trimmed }, slice, places)
    } else if (kind.kind === "item") {
      kind.used = true
      const { used: _, number, ...item } = kind
      this.page.add({ ...item, ...(item.ordered ? { number } : {}), inline: trimmed }, slice, places)
    } else if (kind.kind !== "code") this.page.add({ ...kind, inline: trimmed }, slice, places)
    this.#opener = null
  }

  #inner(from: number, to: number): { from: number; to: number } {
    let a = from
    let b = to
    while (a < b && /[ \t\n\f\r]/.test(this.file[a] as string)) a++
    while (b > a && /[ \t\n\f\r]/.test(this.file[b - 1] as string)) b--
    return { from: a, to: b }
  }
}

function withoutEdgeBreaks(inline: readonly Inline[]): readonly Inline[] {
  let from = 0
  let to = inline.length
  while (from < to && inline[from]?.kind === "break") from++
  while (to > from && inline[to - 1]?.kind === "break") to--
  return from === 0 && to === inline.length ? inline : inline.slice(from, to)
}
