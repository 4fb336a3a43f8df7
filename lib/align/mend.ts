/**
 * Mending by hand: merge two rows, split one, cross two, move a border, confirm one.
 *
 * Purpose: what the preview's buttons and keys do, as plain functions from rows to rows.
 * Guarantees: the pieces of a side, joined in its order, stay the page: no character is lost, doubled or moved (a test
 *   holds it). The rows given are never changed.
 * Not here: aligning again between confirmed rows (align-pages.ts), and mending at the desk, which works on the document.
 */
import { blockText, type Page } from "@/lib/page/page"
import { sentenceSpans } from "@/lib/text/sentences"
import {
  backsOf,
  closedRun,
  orderAfterMerge,
  orderAfterSplit,
  orderAfterSwap,
  sourceOrder,
  withEmptyInPlace,
} from "./crossed"
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

/**
 * Row `at` and the one after it become one; a person said so, hence sure. What a crossing binds to them is taken in too:
 * the joined source has to be one stretch of its page.
 */
export function mergeRows(rows: readonly PiecePair[], at: number): readonly PiecePair[] {
  if (!rows[at] || !rows[at + 1]) return rows
  const order = orderOf(rows)
  const isEmpty = (row: number): boolean => rows[row]?.source.length === 0
  const run = closedRun(order, isEmpty, at, at + 1)
  const isIn = (row: number): boolean => row >= run.from && row <= run.to
  const merged: PiecePair = {
    source: order.filter(isIn).reduce<readonly Piece[]>((all, row) => joinPieces(all, rows[row]?.source ?? []), []),
    target: rows.slice(run.from, run.to + 1).reduce<readonly Piece[]>((all, row) => joinPieces(all, row.target), []),
    sure: 1,
  }
  const joined = [...rows.slice(0, run.from), merged, ...rows.slice(run.to + 1)]
  return inOrder(joined, orderAfterMerge(order, isEmpty, run))
}

/** Rows in the order of the source. */
const orderOf = (rows: readonly PiecePair[]): number[] => sourceOrder(rows.map(row => row.back ?? 0))

/** The rows with what the order says of each. Rows that say so already are the same objects. */
function inOrder(rows: readonly PiecePair[], order: readonly number[]): readonly PiecePair[] {
  const backs = backsOf(withEmptyInPlace(order, row => rows[row]?.source.length === 0))
  return rows.map((row, at) => {
    const back = backs[at] ?? 0
    if ((row.back ?? 0) === back) return row
    const { back: _back, ...rest } = row
    return back === 0 ? rest : { ...rest, back }
  })
}

/**
 * The rows `at` and `at + 1` exchange their sources, so that what says the same stands face to face. Both are sure then.
 * The target keeps its order, and the rows remember that of the source.
 */
export function swapRows(rows: readonly PiecePair[], at: number): readonly PiecePair[] {
  const [upper, lower] = [rows[at], rows[at + 1]]
  if (!upper || !lower || (upper.source.length === 0 && lower.source.length === 0)) return rows
  // A row with nothing on either side is no row; these two are to be merged.
  if (upper.target.length + lower.source.length === 0 || lower.target.length + upper.source.length === 0) return rows
  const order = orderAfterSwap(orderOf(rows), at)
  const crossed = ({ target, back }: PiecePair, source: readonly Piece[]): PiecePair => {
    const sure = source.length === 0 || target.length === 0 ? 0 : 1
    return { source, target, sure, ...(back === undefined ? {} : { back }) }
  }
  const swapped = [
    ...rows.slice(0, at),
    crossed(upper, lower.source),
    crossed(lower, upper.source),
    ...rows.slice(at + 2),
  ]
  return inOrder(swapped, order)
}

/** Row `at` becomes two whose sources are exchanged: it holds what the two texts say in another order. */
export function crossRow(
  rows: readonly PiecePair[],
  at: number,
  cuts: { readonly source: Cut; readonly target: Cut },
): readonly PiecePair[] {
  const split = splitRow(rows, at, cuts)
  const isWhole = [split[at], split[at + 1]].every(row => row && row.source.length > 0 && row.target.length > 0)
  return split === rows || !isWhole ? rows : swapRows(split, at)
}

/**
 * Moves the border between the rows `at` and `at + 1` on one side only, to a cut inside the upper or the lower row.
 * Rows are given back as they are when nothing would move, a row would be left with nothing, or a crossing is in the way.
 */
export function moveBorder(
  rows: readonly PiecePair[],
  at: number,
  side: SideName,
  to: { readonly within: "upper" | "lower"; readonly cut: Cut },
): readonly PiecePair[] {
  const [upper, lower] = [rows[at], rows[at + 1]]
  if (!upper || !lower || (side === "source" && !areNeighbours(rows, at))) return rows
  const [first, second] = divide(to.within === "upper" ? upper[side] : lower[side], to.cut)
  const [above, below] =
    to.within === "upper" ? [first, joinPieces(second, lower[side])] : [joinPieces(upper[side], first), second]
  const facing = other[side]
  if (above.length + upper[facing].length === 0 || below.length + lower[facing].length === 0) return rows
  if (to.within === "upper" ? second.length === 0 : first.length === 0) return rows
  const withSide = (row: PiecePair, pieces: readonly Piece[]): PiecePair => {
    const sure = pieces.length === 0 || row[facing].length === 0 ? 0 : 1
    return side === "source" ? { ...row, source: pieces, sure } : { ...row, target: pieces, sure }
  }
  const moved = [...rows.slice(0, at), withSide(upper, above), withSide(lower, below), ...rows.slice(at + 2)]
  return inOrder(moved, side === "source" ? besideEachOther(rows, at) : orderOf(rows))
}

/** The order, with the one of two neighbours that has no source right beside the other. */
function besideEachOther(rows: readonly PiecePair[], at: number): readonly number[] {
  const order = orderOf(rows)
  if (rows[at]?.source.length === 0)
    return order.filter(row => row !== at).flatMap(row => (row === at + 1 ? [at, row] : [row]))
  if (rows[at + 1]?.source.length !== 0) return order
  return order.filter(row => row !== at + 1).flatMap(row => (row === at ? [row, at + 1] : [row]))
}

function areNeighbours(rows: readonly PiecePair[], at: number): boolean {
  if (rows[at]?.source.length === 0 || rows[at + 1]?.source.length === 0) return true
  const order = orderOf(rows).filter(row => (rows[row]?.source.length ?? 0) > 0)
  return order[order.indexOf(at) + 1] === at + 1
}

/**
 * Moves a side's first sentence to the row before (`up`) or its last to the row after (`down`). Where nothing would be
 * left of the row, the two are merged.
 */
export function moveEdge(
  rows: readonly PiecePair[],
  at: number,
  side: SideName,
  way: "up" | "down",
  pages: BothPages,
): readonly PiecePair[] {
  const row = rows[at]
  const border = way === "up" ? at - 1 : at
  if (!row || border < 0 || border + 1 >= rows.length || row[side].length === 0) return rows
  const places = cutsOf(row[side], pages[side])
  const cut = (way === "up" ? places[0] : places.at(-1)) ?? edgeOf(row[side], way === "up" ? "end" : "start")
  if (row[other[side]].length === 0 && places.length === 0) return mergeRows(rows, border)
  return moveBorder(rows, border, side, { within: way === "up" ? "lower" : "upper", cut })
}

/** Before all of a side, or after all of it. */
export const edgeOf = (pieces: readonly Piece[], edge: "start" | "end"): Cut =>
  edge === "start"
    ? { piece: 0, offset: pieces[0]?.from ?? 0 }
    : { piece: pieces.length - 1, offset: pieces.at(-1)?.to ?? 0 }

/** These have nothing to do with each other: the source stands alone, and after it the target. A person said so. */
export function partRow(rows: readonly PiecePair[], at: number): readonly PiecePair[] {
  const row = rows[at]
  if (!row) return rows
  if (row.source.length === 0 || row.target.length === 0) return keepRow(rows, at)
  const { back: _back, moved: _moved, ...rest } = row
  const parted = [
    ...rows.slice(0, at),
    { ...rest, target: [], sure: 1 },
    { ...rest, source: [], sure: 1 },
    ...rows.slice(at + 1),
  ]
  return inOrder(parted, orderAfterSplit(orderOf(rows), at))
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
  return inOrder([...rows.slice(0, at), ...halves, ...rows.slice(at + 1)], orderAfterSplit(orderOf(rows), at))
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
