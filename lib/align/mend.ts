/**
 * Mending by hand: merge two rows, split one, confirm one.
 *
 * Purpose: what the preview's buttons and keys do, as plain functions from rows to rows.
 * Guarantees: the pieces of a side, joined in order, stay the page: no character is lost, doubled or moved (a test
 *   holds it). The rows given are never changed.
 * Not here: aligning again between confirmed rows (align-pages.ts), and mending at the desk, which works on the document.
 */
import { blockText, type Page } from "@/lib/page/page"
import { sentenceSpans } from "@/lib/text/sentences"
import type { Piece, PiecePair } from "./types"

/** A place between two characters of a side of a row: before `offset` (in its block's text) of piece number `piece`. */
export interface Cut {
  readonly piece: number
  /** The piece's own start means "before this piece". */
  readonly offset: number
}

export type SideName = "source" | "target"
export interface BothPages {
  readonly source: Page
  readonly target: Page
}

const other: { readonly [S in SideName]: SideName } = { source: "target", target: "source" }

/** Row `at` and the one after it become one; a person said so, hence sure. */
export function mergeRows(rows: readonly PiecePair[], at: number): readonly PiecePair[] {
  const first = rows[at]
  const second = rows[at + 1]
  if (!first || !second) return rows
  const merged: PiecePair = {
    source: joinPieces(first.source, second.source),
    target: joinPieces(first.target, second.target),
    sure: 1,
  }
  return [...rows.slice(0, at), merged, ...rows.slice(at + 2)]
}

/** What was cut in mid-block and now lies side by side again is one piece again. */
function joinPieces(first: readonly Piece[], second: readonly Piece[]): readonly Piece[] {
  const last = first.at(-1)
  const next = second[0]
  if (!last || !next || next.start !== "cut" || last.block !== next.block || last.to !== next.from)
    return [...first, ...second]
  return [...first.slice(0, -1), { ...last, to: next.to }, ...second.slice(1)]
}

/** A person looked at it and it is right. */
export function keepRow(rows: readonly PiecePair[], at: number): readonly PiecePair[] {
  const row = rows[at]
  return row ? rows.with(at, { ...row, sure: 1 }) : rows
}

/**
 * Row `at` becomes two. `null` leaves a side whole in the upper row. Rows whose cuts would leave both sides of one half
 * empty are given back as they are. A half that faces nothing stays in doubt.
 */
export function splitRow(
  rows: readonly PiecePair[],
  at: number,
  cuts: { readonly source: Cut | null; readonly target: Cut | null },
): readonly PiecePair[] {
  const row = rows[at]
  if (!row) return rows
  const source = divide(row.source, cuts.source)
  const target = divide(row.target, cuts.target)
  const halves = [0, 1].map((half): PiecePair => {
    const [s, t] = [source[half] ?? [], target[half] ?? []]
    return { source: s, target: t, sure: s.length === 0 || t.length === 0 ? 0 : 1 }
  })
  if (halves.some(half => half.source.length === 0 && half.target.length === 0)) return rows
  return [...rows.slice(0, at), ...halves, ...rows.slice(at + 1)]
}

function divide(pieces: readonly Piece[], cut: Cut | null): [readonly Piece[], readonly Piece[]] {
  if (cut === null) return [pieces, []]
  const piece = pieces[cut.piece]
  if (!piece) return [pieces, []]
  if (cut.offset <= piece.from) return [pieces.slice(0, cut.piece), pieces.slice(cut.piece)]
  if (cut.offset >= piece.to) return [pieces.slice(0, cut.piece + 1), pieces.slice(cut.piece + 1)]
  const { block, to } = piece
  return [
    [...pieces.slice(0, cut.piece), { ...piece, to: cut.offset }],
    [{ block, from: cut.offset, to, start: "cut" }, ...pieces.slice(cut.piece + 1)],
  ]
}

/** Where a side of a row may be cut: between its pieces, and between the sentences of a piece. In reading order. */
export function cutsOf(pieces: readonly Piece[], page: Page): readonly Cut[] {
  return pieces.flatMap((piece, index): Cut[] => {
    const whole = blockText(page.blocks[piece.block] ?? { id: "", kind: "opaque", raw: "" })
    const starts = sentenceSpans(whole.slice(piece.from, piece.to), page.lang).map(span => piece.from + span.from)
    const inside = starts.filter(start => start > piece.from && start < piece.to)
    return [...(index > 0 ? [piece.from] : []), ...inside].map(offset => ({ piece: index, offset }))
  })
}

/** Between whole blocks or restored breaks, rather than in the middle of a paragraph. */
export const isBlockCut = (pieces: readonly Piece[], cut: Cut): boolean => {
  const piece = pieces[cut.piece]
  return piece !== undefined && cut.offset === piece.from && piece.start !== "cut"
}

/** How much of a side's text lies before a cut, 0 to 1. */
function shareBefore(pieces: readonly Piece[], cut: Cut): number {
  const lengths = pieces.map(piece => piece.to - piece.from)
  const all = lengths.reduce((sum, length) => sum + length, 0)
  const before = lengths.slice(0, cut.piece).reduce((sum, length) => sum + length, 0)
  return all === 0 ? 0 : (before + cut.offset - (pieces[cut.piece]?.from ?? cut.offset)) / all
}

/**
 * The place on the other side that answers a cut: the one with about the same share of the text before it.
 * Null when that side has no place to cut; it then stays whole above.
 */
export function matchingCut(row: PiecePair, side: SideName, cut: Cut, pages: BothPages): Cut | null {
  const facing = row[other[side]]
  const share = shareBefore(row[side], cut)
  const places = cutsOf(facing, pages[other[side]])
  return nearest(places, place => Math.abs(shareBefore(facing, place) - share))
}

/**
 * Where "Split here" would cut a row without being told more: between blocks if there are several, else between
 * sentences, as near to the middle as that goes. Null for rows that cannot be cut.
 */
export function proposedCuts(row: PiecePair, pages: BothPages): { source: Cut | null; target: Cut | null } | null {
  const blocks = (side: SideName) => row[side].filter((piece, i) => i > 0 && piece.start !== "cut").length
  const leading: SideName = blocks("target") >= blocks("source") ? "target" : "source"
  for (const side of [leading, other[leading]]) {
    const places = cutsOf(row[side], pages[side])
    const whole = places.filter(place => isBlockCut(row[side], place))
    const cut = nearest(whole.length > 0 ? whole : places, place => Math.abs(shareBefore(row[side], place) - 0.5))
    if (cut === null) continue
    const answer = matchingCut(row, side, cut, pages)
    return side === "source" ? { source: cut, target: answer } : { source: answer, target: cut }
  }
  return null
}

function nearest(places: readonly Cut[], distance: (place: Cut) => number): Cut | null {
  let best: Cut | null = null
  let least = Number.POSITIVE_INFINITY
  for (const place of places) {
    const far = distance(place)
    if (far < least) {
      least = far
      best = place
    }
  }
  return best
}
