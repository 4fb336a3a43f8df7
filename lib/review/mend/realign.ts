/**
 * Aligning again, by hand: what would change, said before anything is done (apply-realign.ts does it).
 *
 * Design: pairs that a person confirmed, and those outside the range, are left alone; whatever lies between two of them is
 *   aligned anew and never across one. Their words still help: sure pairs are handed to the aligner as examples.
 * Guarantees: a pair that would keep its text on both sides is in no change, so its id and judgement stay.
 */
import type { Node } from "prosemirror-model"
import { alignPages } from "@/lib/align/align-pages"
import { pairPieces } from "@/lib/align/pair-pieces"
import type { Alignment, PiecePair, SegmentPair, Span } from "@/lib/align/types"
import { blockText, type Lang, type Page } from "@/lib/page/page"
import { coordinateAt, type FlatSide, flatten } from "./flat"
import { granularityOf } from "./granularity"

export interface RealignRow {
  readonly source: string
  readonly target: string
  /** How sure the alignment is, 0 to 1. */
  readonly sure: number
}

/** The pairs from `at` on that are now `before` would be `after`. */
export interface RealignChange {
  readonly at: number
  readonly before: readonly (RealignRow & { readonly pair: Node })[]
  readonly after: readonly (RealignRow & { readonly end: Ends })[]
}

/** Coordinates (see flat.ts) from the beginning of the change's first pair. */
export interface Ends {
  readonly source: number
  readonly target: number
}

export interface RealignPlan {
  readonly changes: readonly RealignChange[]
  /** How many pairs were looked at: those in the range that are not confirmed. */
  readonly looked: number
}

export interface RealignOptions {
  readonly langs: { readonly source: Lang; readonly target: Lang }
  /** Indexes of the first and the last pair, both included; the whole document without it. */
  readonly range?: { readonly from: number; readonly to: number }
  /** Called now and then; returning false calls it off. */
  readonly onProgress?: (done: number) => boolean | undefined
}

interface Section {
  /** Indexes of its pairs, both included. */
  readonly from: number
  readonly to: number
  readonly open: boolean
  readonly source: FlatSide
  readonly target: FlatSide
}

/** Pairs less sure than this are no examples. */
const SURE_ENOUGH = 0.6

/** The pairs round the one at `index` up to the nearest confirmed ones; null when it is confirmed itself. */
export function rangeAround(doc: Node, index: number): { from: number; to: number } | null {
  const isLocked = (at: number): boolean => doc.maybeChild(at)?.attrs.locked === true
  if (index < 0 || index >= doc.childCount || isLocked(index)) return null
  let [from, to] = [index, index]
  while (from > 0 && !isLocked(from - 1)) from--
  while (to + 1 < doc.childCount && !isLocked(to + 1)) to++
  return { from, to }
}

/** What aligning again would change, or null when it was called off or the page is too long to be aligned. */
export async function realign(doc: Node, options: RealignOptions): Promise<RealignPlan | null> {
  const { from, to } = options.range ?? { from: 0, to: doc.childCount - 1 }
  const isOpen = (pair: Node, at: number): boolean => at >= from && at <= to && pair.attrs.locked !== true
  const sections = cutIntoSections(doc, isOpen)
  const granularity = granularityOf(doc, options.langs.source)
  const open = sections.filter(one => one.open && hasText(one.source) && hasText(one.target))
  const looked = doc.children.filter(isOpen).length
  if (open.length === 0) return { changes: [], looked }
  const first = await alignBetween(doc, sections, new Set(open), options)
  if (first === null) return null
  const changes: RealignChange[] = []
  for (const section of open) {
    // A confirmed pair with one side only holds nothing apart; then the section is aligned with all others left alone.
    const own = ownPairs(first, section) ?? (await alone(doc, sections, section, options))
    if (own === null) return null
    changes.push(...changesIn(doc, section, pairPieces(...own, granularity)))
  }
  return { changes, looked }
}

function cutIntoSections(doc: Node, isOpen: (pair: Node, at: number) => boolean): Section[] {
  const runs: { from: number; to: number; open: boolean }[] = []
  doc.forEach((pair, _offset, at) => {
    const last = runs.at(-1)
    if (isOpen(pair, at) && last?.open) last.to = at
    else runs.push({ from: at, to: at, open: isOpen(pair, at) })
  })
  return runs.map(run => {
    const pairs = doc.children.slice(run.from, run.to + 1)
    return { ...run, source: flatten(pairs, "source"), target: flatten(pairs, "target") }
  })
}

const hasText = (side: FlatSide): boolean => side.blocks.some(one => blockText(one.block).trim() !== "")

interface Laid {
  readonly sections: readonly Section[]
  readonly pages: { readonly source: Page; readonly target: Page }
  readonly alignment: Alignment
}

/** The whole page, with everything outside the open sections held fast. Every section has blocks of its own. */
async function alignBetween(
  doc: Node,
  sections: readonly Section[],
  open: ReadonlySet<Section>,
  { langs, onProgress }: RealignOptions,
): Promise<Laid | null> {
  const pageOf = (side: "source" | "target"): Page => ({
    lang: langs[side],
    blocks: sections.flatMap(one => one[side].blocks.map(({ block }) => block)),
  })
  const pages = { source: pageOf("source"), target: pageOf("target") }
  const first = { source: 0, target: 0 }
  const locks = sections.flatMap(section => {
    const spans = { source: spansOf(section.source, first.source), target: spansOf(section.target, first.target) }
    first.source += section.source.blocks.length
    first.target += section.target.blocks.length
    if (open.has(section)) return []
    const { locked, sure } = doc.child(section.from).attrs as { locked: boolean; sure: number }
    const isExample = section.from === section.to && (locked || sure >= SURE_ENOUGH)
    const both = isExample
      ? [spans]
      : [
          { ...spans, target: [] },
          { ...spans, source: [] },
        ]
    return both.filter(({ source, target }) => source.length + target.length > 0)
  })
  const alignment = await alignPages(pages.source, pages.target, { locks, ...(onProgress ? { onProgress } : {}) })
  const failed = alignment.notes.some(({ code }) => code === "align-cancelled" || code === "align-too-long")
  return failed ? null : { sections, pages, alignment }
}

/** Blocks without words are never aligned and cannot be held. */
const spansOf = (side: FlatSide, first: number): Span[] =>
  side.blocks.flatMap(({ block }, at) => {
    const text = blockText(block)
    return text.trim() === "" ? [] : [{ block: first + at, from: 0, to: text.length }]
  })

/** What was aligned in a section, as pages and an alignment of its own; null when a pair reaches over its edge. */
function ownPairs({ sections, pages, alignment }: Laid, section: Section): [Page, Page, Alignment] | null {
  const edges = { source: edgesOf(sections, section, "source"), target: edgesOf(sections, section, "target") }
  const isIn = (side: "source" | "target", { block }: Span): boolean =>
    block >= edges[side].from && block < edges[side].to
  const pairs: SegmentPair[] = []
  for (const pair of alignment.pairs) {
    const spans = [...pair.source.map(span => isIn("source", span)), ...pair.target.map(span => isIn("target", span))]
    if (!spans.includes(true)) continue
    if (spans.includes(false)) return null
    pairs.push({
      ...pair,
      source: shifted(pair.source, edges.source.from),
      target: shifted(pair.target, edges.target.from),
    })
  }
  const segments = (side: "source" | "target") =>
    shifted(
      alignment.segments[side].filter(one => isIn(side, one)),
      edges[side].from,
    )
  const page = (side: "source" | "target"): Page => ({
    ...pages[side],
    blocks: pages[side].blocks.slice(edges[side].from, edges[side].to),
  })
  const own = { ...alignment, pairs, segments: { source: segments("source"), target: segments("target") } }
  return [page("source"), page("target"), own]
}

function edgesOf(sections: readonly Section[], section: Section, side: "source" | "target") {
  const before = sections.slice(0, sections.indexOf(section))
  const from = before.reduce((sum, one) => sum + one[side].blocks.length, 0)
  return { from, to: from + section[side].blocks.length }
}

const shifted = <S extends Span>(spans: readonly S[], by: number): S[] =>
  spans.map(span => ({ ...span, block: span.block - by }))

async function alone(doc: Node, sections: readonly Section[], section: Section, options: RealignOptions) {
  const laid = await alignBetween(doc, sections, new Set([section]), options)
  return laid && ownPairs(laid, section)
}

interface NewRow extends RealignRow {
  readonly end: Ends
}

/** The stretches of a section in which rows before and after do not end at the same places. */
function changesIn(doc: Node, section: Section, pieces: readonly PiecePair[]): RealignChange[] {
  const { source, target } = section
  const after = newRows(section, pieces)
  const before = source.ends.map((end, k) => ({ source: end, target: target.ends[k] ?? 0 }))
  const changes: RealignChange[] = []
  let start = { old: 0, new: 0 }
  let origin: Ends = { source: 0, target: 0 }
  let fresh = 0
  before.forEach((end, old) => {
    const isPast = (row: NewRow): boolean => row.end.source <= end.source && row.end.target <= end.target
    while (fresh < after.length && isPast(after[fresh] as NewRow) && !same((after[fresh] as NewRow).end, end)) fresh++
    const row = after[fresh]
    if (!row || !same(row.end, end)) return
    if (old > start.old || fresh > start.new) {
      const from = origin
      const at = section.from + start.old
      changes.push({
        at,
        before: doc.children.slice(at, section.from + old + 1).map(oldRow),
        after: after.slice(start.new, fresh + 1).map(one => ({ ...one, end: minus(one.end, from) })),
      })
    }
    start = { old: old + 1, new: fresh + 1 }
    fresh++
    origin = end
  })
  return changes
}

const same = (a: Ends, b: Ends): boolean => a.source === b.source && a.target === b.target
const minus = (a: Ends, b: Ends): Ends => ({ source: a.source - b.source, target: a.target - b.target })

function newRows(section: Section, pieces: readonly PiecePair[]): NewRow[] {
  const known = { source: new Set(section.source.ends), target: new Set(section.target.ends) }
  const rows: NewRow[] = []
  let end: Ends = { source: 0, target: 0 }
  for (const row of pieces) {
    const endOf = (side: "source" | "target"): number => {
      const last = row[side].at(-1)
      const flat = last && section[side].blocks[last.block]
      return flat ? Math.max(end[side], coordinateAt(flat, last.to, known[side])) : end[side]
    }
    const next = { source: endOf("source"), target: endOf("target") }
    if (same(next, end)) continue
    const words = (side: "source" | "target"): string =>
      row[side].map(({ block, from, to }) => textOf(section[side], block).slice(from, to)).join("\n")
    rows.push({ source: words("source"), target: words("target"), sure: row.sure, end: next })
    end = next
  }
  return rows
}

const textOf = (side: FlatSide, block: number): string => {
  const flat = side.blocks[block]
  return flat ? blockText(flat.block) : ""
}

function oldRow(pair: Node): RealignRow & { pair: Node } {
  const words = (side: "source" | "target"): string =>
    flatten([pair], side)
      .blocks.map(({ block }) => blockText(block))
      .join("\n")
  return { source: words("source"), target: words("target"), sure: pair.attrs.sure as number, pair }
}
