/**
 * Aligning again, by hand: what would change, said before anything is done (apply-realign.ts does it).
 *
 * Design: pairs that a person confirmed or crossed, and those outside the range, are left alone; whatever lies between
 *   two of them is aligned anew and never across one. Their words still help: sure pairs are handed to the aligner as examples.
 * Guarantees: a pair that would keep its text on both sides is in no change, so its id and judgement stay.
 */
import type { Node } from "prosemirror-model"
import { pairPieces } from "@/lib/align/pair-pieces"
import type { AlignOptions, PiecePair } from "@/lib/align/types"
import { blockText } from "@/lib/page/page"
import { crossedPairs } from "../source-order"
import type { SideName } from "./boundary"
import { coordinateAt, type FlatSide } from "./flat"
import { granularityOf } from "./granularity"
import { type Ends, type RealignChange, type RealignPlan, type RealignRow, rowWords } from "./rows"
import { alignBetween, cutIntoSections, hasText, type Langs, ownPairs, type Section } from "./sections"

export interface RealignOptions {
  readonly langs: Langs
  /** Indexes of the first and the last pair, both included; the whole document without it. */
  readonly range?: { readonly from: number; readonly to: number }
  /** Called now and then; returning false calls it off. */
  readonly onProgress?: AlignOptions["onProgress"]
}

/** What aligning again would change, or null when it was called off or the page is too long to be aligned. */
export async function realign(doc: Node, options: RealignOptions): Promise<RealignPlan | null> {
  const { langs, onProgress } = options
  const { from, to } = options.range ?? { from: 0, to: doc.childCount - 1 }
  const crossed = crossedPairs(doc.children)
  const isOpen = (pair: Node, at: number): boolean =>
    at >= from && at <= to && pair.attrs.locked !== true && !crossed.has(at)
  const sections = cutIntoSections(doc, isOpen)
  const granularity = granularityOf(doc, langs.source)
  const open = sections.filter(one => one.open && hasText(one.source) && hasText(one.target))
  const looked = doc.children.filter(isOpen).length
  if (open.length === 0) return { changes: [], looked }
  const first = await alignBetween(doc, sections, new Set(open), langs, onProgress)
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

async function alone(doc: Node, sections: readonly Section[], section: Section, { langs, onProgress }: RealignOptions) {
  const laid = await alignBetween(doc, sections, new Set([section]), langs, onProgress)
  return laid && ownPairs(laid, section)
}

export interface NewRow extends RealignRow {
  readonly end: Ends
}

/** The stretches of a section in which rows before and after do not end at the same places. */
function changesIn(doc: Node, section: Section, pieces: readonly PiecePair[]): RealignChange[] {
  const { source, target } = section
  const after = rowsOf(section, pieces)
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
        before: doc.children.slice(at, section.from + old + 1).map(pair => ({ ...rowWords(pair), pair })),
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

/** A section's rows as they were aligned. */
export function rowsOf(section: Section, pieces: readonly PiecePair[]): NewRow[] {
  const known = { source: new Set(section.source.ends), target: new Set(section.target.ends) }
  const rows: NewRow[] = []
  let end: Ends = { source: 0, target: 0 }
  for (const row of pieces) {
    const endOf = (side: SideName): number => {
      const last = row[side].at(-1)
      const flat = last && section[side].blocks[last.block]
      return flat ? Math.max(end[side], coordinateAt(flat, last.to, known[side])) : end[side]
    }
    const next = { source: endOf("source"), target: endOf("target") }
    if (same(next, end)) continue
    const words = (side: SideName): string =>
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
