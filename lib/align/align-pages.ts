/**
 * Two pages in, pairs out. The steps: segments; locks cut out; lines aligned (align-lines.ts); pairs cut where their partner
 * is cut (recut.ts); what can be said about the whole (kinship.ts).
 */
import type { Note } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"
import { alignLines, type Knowledge } from "./align-lines"
import { type BitPair, bitPairs, turnPair } from "./bit-pairs"
import { type Bit, bitOf, linesOf } from "./bits"
import { Breath, Cancelled } from "./breath"
import { applyLocks } from "./locks"
import type { AlignNote } from "./notes"
import { shouldTurn } from "./orient"
import { recutPairs } from "./recut"
import { segmentPage } from "./segment-page"
import type { Alignment, AlignOptions, AlignPages, Segment, SegmentPair, Span } from "./types"

/** Aligns two pages. When `onProgress` calls it off, every segment stands alone and the note says so. */
export const alignPages: AlignPages = (source, target, options = {}) =>
  alignSegments(
    { lang: source.lang, segments: segmentPage(source) },
    { lang: target.lang, segments: segmentPage(target) },
    options,
  )

export interface SegmentedSide {
  readonly lang: Lang
  readonly segments: readonly Segment[]
}

/** The same for text that somebody has cut into segments already; with `recut: false` they are never cut further. */
export async function alignSegments(
  source: SegmentedSide,
  target: SegmentedSide,
  options: AlignOptions & { readonly recut?: false } = {},
): Promise<Alignment> {
  const segments = { source: source.segments, target: target.segments }
  const bits = { source: source.segments.map(bitOf), target: target.segments.map(bitOf) }
  const notes: Note[] = []
  const note = (code: AlignNote, detail?: string): number =>
    notes.push({ code, ...(detail === undefined ? {} : { detail }) })
  const turned = shouldTurn(bits.source, bits.target)
  try {
    const made = turned
      ? await pairBits(bits.target, bits.source, turnOptions(options))
      : await pairBits(bits.source, bits.target, options)
    if (made.dropped > 0) note("align-lock-dropped", String(made.dropped))
    const pairs = turned ? made.pairs.map(turnPair) : made.pairs
    return { segments, pairs: pairs.map(segmentPair), kinship: "related", notes }
  } catch (failure) {
    if (!(failure instanceof Cancelled)) throw failure
    note("align-cancelled")
    return { segments, pairs: alone(bits.source, bits.target), kinship: "doubtful", notes }
  }
}

type Options = AlignOptions & { readonly recut?: false }

const turnOptions = (options: Options): Options => ({
  ...options,
  ...(options.locks ? { locks: options.locks.map(({ source, target }) => ({ source: target, target: source })) } : {}),
})

interface Made {
  readonly pairs: readonly BitPair[]
  readonly knowledge: Knowledge
  readonly dropped: number
}

async function pairBits(sourceBits: readonly Bit[], targetBits: readonly Bit[], options: Options): Promise<Made> {
  const breath = new Breath(options.onProgress)
  const locked = applyLocks(sourceBits, targetBits, options.locks ?? [])
  const taken = {
    source: new Set(locked.pairs.flatMap(p => p.source)),
    target: new Set(locked.pairs.flatMap(p => p.target)),
  }
  const lines = {
    source: linesOf(locked.source).filter((_, at) => !taken.source.has(at)),
    target: linesOf(locked.target).filter((_, at) => !taken.target.has(at)),
  }
  const { beads, knowledge } = await alignLines(lines.source, lines.target, breath, locked.confirmed)
  const whole = bitPairs(locked.source, locked.target, beads, locked.pairs)
  const pairs = options.recut === false ? whole : await recutPairs(whole, knowledge, breath)
  return { pairs, knowledge, dropped: locked.dropped }
}

const spanOf = ({ block, from, to }: Bit): Span => ({ block, from, to })

const segmentPair = ({ source, target, confidence, moved, recut }: BitPair): SegmentPair => ({
  source: source.map(spanOf),
  target: target.map(spanOf),
  confidence,
  ...(moved ? { moved } : {}),
  ...(recut ? { recut } : {}),
})

/** Nothing paired: the answer when there is no alignment to give. */
const alone = (source: readonly Bit[], target: readonly Bit[]): SegmentPair[] => [
  ...source.map(bit => ({ source: [spanOf(bit)], target: [], confidence: 0 })),
  ...target.map(bit => ({ source: [], target: [spanOf(bit)], confidence: 0 })),
]
