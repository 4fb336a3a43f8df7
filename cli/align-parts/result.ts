import type { Alignment, PiecePair, Segment, Span } from "@/lib/align/types"
import type { Note } from "@/lib/page/outcome"
import type { BlockKind } from "@/lib/page/page"
import type { ReadSide } from "./read-side"

export interface ResultSegment {
  readonly id: number
  readonly text: string
  /** UTF-16 units in the file as given; white space round the words is left out. */
  readonly from: number
  readonly to: number
  readonly kind: BlockKind
}

export interface ResultPair {
  readonly source: readonly number[]
  readonly target: readonly number[]
  readonly confidence: number
  readonly moved?: true
}

export interface Result {
  readonly source: readonly ResultSegment[]
  readonly target: readonly ResultSegment[]
  readonly pairs: readonly ResultPair[]
  readonly kinship: Alignment["kinship"]
  readonly notes: readonly Note[]
}

/** Confidences to four digits: more would only look exact. */
const rounded = (share: number): number => Math.round(share * 10_000) / 10_000

const keyOf = ({ block, from }: Span): string => `${block}:${from}`

interface Listed {
  readonly segments: readonly ResultSegment[]
  /** Ids by block and start. */
  readonly ids: ReadonlyMap<string, number>
}

const wordsOf = ({ words }: ReadSide, { block, from, to }: Span): string => words[block]?.slice(from, to) ?? ""

/** The spans of one side as segments with ids in reading order, or with the ids the segments came with. */
function listed(side: ReadSide, spans: readonly Span[], given?: readonly Segment[]): Listed {
  const known = new Map(given?.map(segment => [keyOf(segment), segment.id]))
  const ids = new Map<string, number>()
  const segments = [...spans]
    .sort((a, b) => a.block - b.block || a.from - b.from)
    .map((span, k): ResultSegment => {
      const id = known.get(keyOf(span)) ?? k
      ids.set(keyOf(span), id)
      const words = wordsOf(side, span)
      const lead = words.length - words.trimStart().length
      const text = words.trim()
      const from = side.placeOf(span.block, span.from + lead)
      const to = text === "" ? from : side.placeOf(span.block, span.from + lead + text.length - 1) + 1
      return { id, text, from, to, kind: side.page.blocks[span.block]?.kind ?? "paragraph" }
    })
  return { segments, ids }
}

/** Every segment, cut or whole, in its pair. */
export function sentenceResult(source: ReadSide, target: ReadSide, alignment: Alignment): Result {
  const s = listed(
    source,
    alignment.pairs.flatMap(pair => pair.source),
    source.segments,
  )
  const t = listed(
    target,
    alignment.pairs.flatMap(pair => pair.target),
    target.segments,
  )
  const pairs = alignment.pairs.map(pair => ({
    source: idsOf(pair.source, s),
    target: idsOf(pair.target, t),
    confidence: rounded(pair.confidence),
    ...(pair.moved ? { moved: true as const } : {}),
  }))
  return { source: s.segments, target: t.segments, pairs, kinship: alignment.kinship, notes: alignment.notes }
}

/** The rows of the desk: pieces of blocks in their pairs. */
export function paragraphResult(
  source: ReadSide,
  target: ReadSide,
  alignment: Alignment,
  rows: readonly PiecePair[],
): Result {
  const said = (side: ReadSide) => (span: Span) => wordsOf(side, span).trim() !== ""
  const [hasSource, hasTarget] = [said(source), said(target)]
  const s = listed(
    source,
    rows.flatMap(row => row.source.filter(hasSource)),
  )
  const t = listed(
    target,
    rows.flatMap(row => row.target.filter(hasTarget)),
  )
  const pairs = rows.map(row => ({
    source: idsOf(row.source.filter(hasSource), s),
    target: idsOf(row.target.filter(hasTarget), t),
    confidence: rounded(row.sure),
    ...(row.moved ? { moved: true as const } : {}),
  }))
  const filled = pairs.filter(pair => pair.source.length + pair.target.length > 0)
  return { source: s.segments, target: t.segments, pairs: filled, kinship: alignment.kinship, notes: alignment.notes }
}

const idsOf = (spans: readonly Span[], { ids }: Listed): number[] => spans.flatMap(span => ids.get(keyOf(span)) ?? [])
