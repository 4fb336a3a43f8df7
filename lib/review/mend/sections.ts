/**
 * A page cut into sections for aligning again: runs of pairs that may change, and between them the pairs held fast.
 * Every section has blocks of its own, even where a pair ends in the middle of a block, so that nothing is joined across.
 */
import type { Node } from "prosemirror-model"
import { alignPages } from "@/lib/align/align-pages"
import type { Alignment, AlignOptions, SegmentPair, Span } from "@/lib/align/types"
import { blockText, type Lang, type Page } from "@/lib/page/page"
import type { SideName } from "./boundary"
import { type FlatSide, flatten } from "./flat"

export interface Section {
  /** Indexes of its pairs, both included. */
  readonly from: number
  readonly to: number
  /** Its pairs may change; a section where they may not is one pair. */
  readonly open: boolean
  readonly source: FlatSide
  readonly target: FlatSide
}

/** Pairs less sure than this are no examples. */
const SURE_ENOUGH = 0.6

export function cutIntoSections(doc: Node, isOpen: (pair: Node, at: number) => boolean): Section[] {
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

export const hasText = (side: FlatSide): boolean => side.blocks.some(one => blockText(one.block).trim() !== "")

export interface Laid {
  readonly sections: readonly Section[]
  readonly pages: { readonly source: Page; readonly target: Page }
  readonly alignment: Alignment
}

export interface Langs {
  readonly source: Lang
  readonly target: Lang
}

/** The whole page, with everything outside the open sections held fast. Every section has blocks of its own. */
export async function alignBetween(
  doc: Node,
  sections: readonly Section[],
  open: ReadonlySet<Section>,
  langs: Langs,
  onProgress: AlignOptions["onProgress"],
): Promise<Laid | null> {
  const pageOf = (side: SideName): Page => ({
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
export function ownPairs({ sections, pages, alignment }: Laid, section: Section): [Page, Page, Alignment] | null {
  const edges = { source: edgesOf(sections, section, "source"), target: edgesOf(sections, section, "target") }
  const isIn = (side: SideName, { block }: Span): boolean => block >= edges[side].from && block < edges[side].to
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
  const segments = (side: SideName) =>
    shifted(
      alignment.segments[side].filter(one => isIn(side, one)),
      edges[side].from,
    )
  const page = (side: SideName): Page => ({
    ...pages[side],
    blocks: pages[side].blocks.slice(edges[side].from, edges[side].to),
  })
  const own = { ...alignment, pairs, segments: { source: segments("source"), target: segments("target") } }
  return [page("source"), page("target"), own]
}

function edgesOf(sections: readonly Section[], section: Section, side: SideName) {
  const before = sections.slice(0, sections.indexOf(section))
  const from = before.reduce((sum, one) => sum + one[side].blocks.length, 0)
  return { from, to: from + section[side].blocks.length }
}

const shifted = <S extends Span>(spans: readonly S[], by: number): S[] =>
  spans.map(span => ({ ...span, block: span.block - by }))
