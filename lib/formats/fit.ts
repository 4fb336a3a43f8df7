/**
 * What is left of a page when a format has carried it, and what was lost.
 *
 * Purpose: a writer first fits the page to what its format can say, then writes exactly that; so "written and read again
 *   gives the same page" holds for the fitted page, and every difference to the page given has its note.
 * Not here: escaping and layout; they lose nothing and belong to the writers.
 */
import type { Note } from "@/lib/page/outcome"
import type { Block, Inline, Mark, Page } from "@/lib/page/page"
import { tidyInline } from "./inline"
import { NoteBook } from "./notes"
import { deepestItem } from "./placed"

export interface Carries {
  readonly marks: ReadonlySet<Mark["kind"]>
  readonly linkTitles: boolean
  readonly images: boolean
  readonly placeholders: boolean
  readonly opaque: boolean
  /** How this format writes a line across the page, which other formats keep as opaque blocks. */
  readonly rule: string | null
  readonly code: boolean
  readonly quotes: boolean
  readonly tables: "any" | "head-row" | "plain" | "none"
  readonly edgeSpaces: boolean
  readonly title: boolean
}

export interface Fitted {
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
}

/** A line across the page, in any of the formats. */
export const isRule = (raw: string): boolean =>
  /^\s*(?:-{4,}|(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|<hr(?:\s[^<>]*)?\/?>)\s*$/i.test(raw)

export function fitPage(page: Page, carries: Carries): Fitted {
  const notes = new NoteBook()
  if (page.title !== undefined && !carries.title) notes.add("title-left-out")
  const lost = new Set<string>()
  const blocks = squareTables(
    withoutZeros(page.blocks, notes).flatMap(block => fitBlock(block, carries, notes, lost)),
    carries,
    notes,
  )
  if (lost.size > 0) notes.add("marks-left-out", undefined, [...lost].sort().join(", "))
  return { blocks: numberItems(blocks, notes), notes: notes.take() }
}

/** The character with number zero has no place in any text file: what reads it takes the file for a program. */
function withoutZeros(blocks: readonly Block[], notes: NoteBook): readonly Block[] {
  const clean = (words: string): string => {
    if (!words.includes("\0")) return words
    notes.count("characters-replaced", words.split("\0").length - 1)
    return words.replaceAll("\0", "\uFFFD")
  }
  return blocks.map(block => {
    if (block.kind === "opaque") return { ...block, raw: clean(block.raw) }
    if (block.kind === "code") return { ...block, info: clean(block.info), text: clean(block.text) }
    const inline = block.inline.map((run): Inline => {
      if (run.kind === "text") return { ...run, text: clean(run.text) }
      if (run.kind === "image") return { ...run, alt: clean(run.alt) }
      return run.kind === "placeholder" ? { ...run, raw: clean(run.raw), label: clean(run.label) } : run
    })
    return { ...block, inline }
  })
}

function fitBlock(block: Block, carries: Carries, notes: NoteBook, lost: Set<string>): Block[] {
  if (block.kind === "opaque") {
    if (carries.rule !== null && isRule(block.raw)) return [{ ...block, raw: carries.rule }]
    if (carries.opaque && block.raw.trim() !== "") return [block]
    notes.count("opaque-left-out")
    return []
  }
  if (block.kind === "code") {
    const text = block.text.replace(/\r\n?/g, "\n")
    const info = block.info.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "")
    if (info !== block.info || text !== block.text) notes.count("spaces-changed")
    if (carries.code) return [{ ...block, text, info }]
    notes.count("code-as-text")
    const inline = tidyInline([{ kind: "text", text, marks: [] }])
    return fitBlock({ id: block.id, kind: "paragraph", inline }, carries, notes, lost)
  }
  const inline = fitInline(block.inline, carries, notes, lost)
  if (block.kind === "cell") {
    if (carries.tables !== "none") return [{ ...block, inline }]
    notes.count("tables-as-lines")
    return inline.length === 0 ? [] : [{ id: block.id, kind: "paragraph", inline }]
  }
  if (inline.every(run => run.kind === "break" || (run.kind === "text" && run.text.trim() === ""))) {
    notes.count("empty-blocks-left-out")
    return []
  }
  if (block.kind === "quote" && !carries.quotes) {
    notes.count("quotes-as-text")
    return [{ id: block.id, kind: "paragraph", inline }]
  }
  if (block.kind === "heading") {
    const level = Math.min(6, Math.max(1, Math.round(block.level)))
    if (level !== block.level) notes.count("heading-levels-changed")
    return [{ ...block, level, inline }]
  }
  return [{ ...block, inline }]
}

function fitInline(inline: readonly Inline[], carries: Carries, notes: NoteBook, lost: Set<string>): Inline[] {
  const out: Inline[] = []
  for (const run of tidyInline(inline)) {
    const marks = run.marks.filter(mark => carries.marks.has(mark.kind)).map(mark => untitled(mark, carries, notes))
    for (const mark of run.marks) {
      if (carries.marks.has(mark.kind)) continue
      if (mark.kind === "link") notes.count("links-left-out")
      else lost.add(mark.kind)
    }
    if (run.kind === "image" && !carries.images) {
      notes.count("images-left-out")
      out.push({ kind: "text", text: run.alt, marks })
    } else if (run.kind === "placeholder" && !carries.placeholders) {
      notes.count("placeholders-as-labels")
      out.push({ kind: "text", text: run.label || run.raw, marks })
    } else out.push({ ...run, marks })
  }
  const whole = tidyInline(out)
  return carries.edgeSpaces ? trimBreaks(whole, notes, false) : trimmed(whole, notes)
}

function untitled(mark: Mark, carries: Carries, notes: NoteBook): Mark {
  if (mark.kind !== "link" || mark.title === undefined || carries.linkTitles) return mark
  notes.count("link-titles-left-out")
  return { kind: "link", href: mark.href }
}

/** Without white space at the edges and beside breaks, where formats made of lines cannot hold it. */
function trimmed(inline: readonly Inline[], notes: NoteBook): Inline[] {
  const starts = trimOneEnd(inline, words => words.trimStart())
  const ends = trimOneEnd(starts.reverse(), words => words.trimEnd()).reverse()
  const length = (runs: readonly Inline[]): number =>
    runs.reduce((n, run) => n + (run.kind === "text" ? run.text.length : 0), 0)
  if (length(ends) !== length(inline)) notes.count("edge-spaces-left-out")
  return trimBreaks(tidyInline(ends), notes, true)
}

/** White space goes from the first run on, and again after each break, until something else stands there. */
function trimOneEnd(inline: readonly Inline[], trim: (words: string) => string): Inline[] {
  let atEdge = true
  return inline.flatMap((run): Inline[] => {
    if (run.kind === "break") atEdge = true
    if (run.kind !== "text") {
      if (run.kind !== "break") atEdge = false
      return [run]
    }
    const text = atEdge ? trim(run.text) : run.text
    if (text !== "") atEdge = false
    return text === "" ? [] : [{ ...run, text }]
  })
}

/** Breaks at the ends say nothing; where a block is lines, a break after a break would end it. */
function trimBreaks(inline: Inline[], notes: NoteBook, inLines: boolean): Inline[] {
  const isBreak = (run: Inline | undefined): boolean => run?.kind === "break"
  if (!inline.some(isBreak)) return inline
  const first = inline.findIndex(run => !isBreak(run))
  const last = inline.findLastIndex(run => !isBreak(run))
  const out = inline.filter((run, i) => i >= first && i <= last && !(inLines && isBreak(run) && isBreak(inline[i - 1])))
  if (first === -1 || out.length === inline.length) return first === -1 ? [] : inline
  notes.count("spaces-changed")
  return out
}

/** Lists start at level 0 and never skip one; ordered items get the number they are shown with. */
function numberItems(blocks: readonly Block[], notes: NoteBook): Block[] {
  const open: { ordered: boolean; number: number }[] = []
  return blocks.map(block => {
    if (block.kind !== "item") {
      open.length = 0
      return block
    }
    const level = Math.max(0, Math.min(Math.round(block.level), open.length, deepestItem))
    if (level !== block.level) notes.count("item-levels-changed")
    const list = open[level]
    open.length = Math.min(open.length, level + 1)
    const goesOn = list !== undefined && list.ordered === block.ordered
    const number = block.ordered ? (block.number ?? (goesOn ? list.number + 1 : 1)) : 0
    open[level] = { ordered: block.ordered, number }
    const { number: _, ...rest } = block
    return block.ordered ? { ...rest, level, number } : { ...rest, level }
  })
}

/** Cells of one table side by side, row by row, without holes; heading cells where the format has them. */
function squareTables(blocks: readonly Block[], carries: Carries, notes: NoteBook): Block[] {
  const out: Block[] = []
  for (let i = 0; i < blocks.length; ) {
    const first = blocks[i] as Block
    if (first.kind !== "cell") {
      out.push(first)
      i++
      continue
    }
    const cells: Extract<Block, { kind: "cell" }>[] = []
    for (let next = blocks[i]; next?.kind === "cell" && next.table === first.table; next = blocks[++i]) cells.push(next)
    out.push(...squareTable(cells, carries, notes))
  }
  return out
}

type Cell = Extract<Block, { kind: "cell" }>

/** A table may have this many empty places beside its cells; with more it is no table. */
const mostHoles = 10_000

function squareTable(cells: readonly Cell[], carries: Carries, notes: NoteBook): Block[] {
  const rows = [...new Set(cells.map(cell => cell.row))].sort((a, b) => a - b)
  const columns = [...new Set(cells.map(cell => cell.column))].sort((a, b) => a - b)
  if (rows.length * columns.length > mostHoles + 4 * cells.length) {
    notes.count("tables-as-lines", cells.length)
    return cells.flatMap(({ id, inline }) => (inline.length === 0 ? [] : [{ id, kind: "paragraph", inline }]))
  }
  const at = new Map<string, Cell>()
  let moved = rows.some((row, i) => row !== i) || columns.some((column, i) => column !== i)
  for (const cell of cells) {
    const key = `${cell.row} ${cell.column}`
    const there = at.get(key)
    if (there !== undefined) moved = true
    // Two cells in one place: keep both texts.
    const gap: Inline[] = there === undefined ? [] : [...there.inline, { kind: "text", text: " ", marks: [] }]
    at.set(key, there === undefined ? cell : { ...there, inline: tidyInline([...gap, ...cell.inline]) })
  }
  const id = cells[0]?.id ?? "c"
  const table = cells[0]?.table ?? "t"
  const out = rows.flatMap((row, r) =>
    columns.map((column, c): Cell => {
      const cell = at.get(`${row} ${column}`)
      const empty: Cell = { id: `${id}-${r}-${c}`, kind: "cell", table, row: r, column: c, header: false, inline: [] }
      const header = headed(cell?.header ?? false, r, carries)
      if (header !== (cell?.header ?? header)) notes.count("table-heads-changed")
      return { ...(cell ?? empty), row: r, column: c, header }
    }),
  )
  if (moved || out.length !== cells.length) notes.count("spaces-changed")
  return out
}

function headed(header: boolean, row: number, carries: Carries): boolean {
  if (carries.tables === "any") return header
  return carries.tables === "head-row" && row === 0
}
