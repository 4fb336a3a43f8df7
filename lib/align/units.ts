import { type BlockKind, blockText, type Page } from "@/lib/page/page"
import type { Alignment, SegmentPair, Span } from "./types"

export type SideName = "source" | "target"
export const otherSide = (side: SideName): SideName => (side === "source" ? "target" : "source")

/** A span of a pair as it stands in its side, with what has no words of its own (blank and opaque blocks) hung on it. */
export interface Unit extends Span {
  /** Index in `alignment.pairs`. */
  readonly pair: number
  readonly text: string
  readonly blockKind: BlockKind
  readonly blockLevel?: number
  /** Begins where a segment begins: not a place where only the partner said to cut. */
  readonly atSegment: boolean
  readonly wholeBlock: boolean
  readonly before: readonly Span[]
  readonly after: readonly Span[]
}

type Loose = Omit<Unit, "before" | "after"> & { before: Span[]; after: Span[] }

/**
 * The units of one side in reading order. Whatever the spans say, the units and what hangs on them cover every block from
 * its first character to its last, once; `riders` is what is left when the side has no unit at all.
 */
export function unitsOf(page: Page, alignment: Alignment, side: SideName): { units: Unit[]; riders: Span[] } {
  const spans = spansByBlock(alignment.pairs, side)
  const starts = new Set(alignment.segments[side].map(({ block, from }) => `${block}:${from}`))
  const units: Loose[] = []
  let waiting: Span[] = []
  page.blocks.forEach((block, at) => {
    const text = blockText(block)
    const here = placed(spans.get(at) ?? [], text.length)
    if (here.length === 0) {
      const rider = { block: at, from: 0, to: text.length }
      const last = units.at(-1)
      if (last) last.after.push(rider)
      else waiting.push(rider)
      return
    }
    const level = block.kind === "heading" || block.kind === "item" ? { blockLevel: block.level } : {}
    here.forEach(({ from, pair }, k) => {
      const to = here[k + 1]?.from ?? text.length
      units.push({
        block: at,
        from,
        to,
        pair,
        text: text.slice(from, to),
        blockKind: block.kind,
        ...level,
        atSegment: starts.has(`${at}:${from}`),
        wholeBlock: here.length === 1,
        before: waiting,
        after: [],
      })
      waiting = []
    })
  })
  return { units, riders: waiting }
}

interface Owned {
  readonly from: number
  readonly to: number
  readonly pair: number
}

function spansByBlock(pairs: readonly SegmentPair[], side: SideName): Map<number, Owned[]> {
  const byBlock = new Map<number, Owned[]>()
  pairs.forEach((one, pair) => {
    for (const { block, from, to } of one[side]) {
      const there = byBlock.get(block)
      if (there) there.push({ from, to, pair })
      else byBlock.set(block, [{ from, to, pair }])
    }
  })
  return byBlock
}

/** Spans of a block in order, the first from its start, each from where the one before was left. */
function placed(spans: readonly Owned[], length: number): Owned[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from || a.to - b.to)
  const kept: Owned[] = []
  for (const span of sorted) {
    const from = kept.length === 0 ? 0 : Math.max(0, Math.min(span.from, length))
    if (kept.length > 0 && (from <= (kept.at(-1)?.from ?? 0) || from >= length)) continue
    kept.push({ ...span, from })
  }
  return kept
}
