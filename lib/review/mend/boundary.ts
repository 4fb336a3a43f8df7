import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { isEmptySide } from "../schema"
import { mergeWithNext } from "./merge"
import { hasNoSource, sourceOrderOf } from "./order"
import { type SentenceEnds, sentencePlaces } from "./places"
import { splitPair } from "./split"

export type SideName = "source" | "target"

/** A place in one of two neighbouring pairs: inside the side of the upper or the lower one (0 = before its first block). */
export interface BoundaryPlace {
  readonly within: "upper" | "lower"
  readonly at: number
}

/**
 * Puts the border between the pairs `index` and `index + 1` to another place of one side; the other side stays as it is.
 * Ids, confirmations and judgements stay with their pairs. What moves is cut off and merged, so a target's characters
 * are never taken out.
 *
 * @returns false when there is no such border, nothing would move, or a pair would be left empty on both sides (merge then)
 */
export function moveBoundary(tr: Transaction, index: number, side: SideName, place: BoundaryPlace): boolean {
  if (index < 0 || index + 1 >= tr.doc.childCount) return false
  const upper = tr.doc.child(index)
  const lower = tr.doc.child(index + 1)
  const which = side === "source" ? 0 : 1
  const own = (place.within === "upper" ? upper : lower).child(which)
  if (isEmptySide(own) || (side === "source" && !areNeighbours(tr.doc, index))) return false
  // For a moment two pairs have the lower one's id: the piece on its way, and the pair that it leaves or goes to.
  if (place.within === "upper") {
    const rest = upper.child(1 - which).content.size
    const places = side === "source" ? { source: place.at, target: rest } : { source: rest, target: place.at }
    return splitPair(tr, index, places, idOf(lower), lower.attrs) && mergeWithNext(tr, index + 1)
  }
  const places = side === "source" ? { source: place.at, target: 0 } : { source: 0, target: place.at }
  return splitPair(tr, index + 1, places, idOf(lower), lower.attrs) && mergeWithNext(tr, index)
}

/** The source of the pair at `index` is followed by that of the pair after it, as where nothing crosses. */
export function areNeighbours(doc: Node, index: number): boolean {
  const order = sourceOrderOf(doc)
  if (order === null || hasNoSource(doc, index) || hasNoSource(doc, index + 1)) return true
  const full = order.filter(at => !hasNoSource(doc, at))
  return full[full.indexOf(index) + 1] === index + 1
}

/** Where the first or the last sentence (or block without sentences) of a side ends or begins. */
export function edgePlace(side: Node, edge: "first" | "last", sentenceEnds: SentenceEnds): number {
  const places = sentencePlaces(side, sentenceEnds)
  return edge === "first" ? (places[0] ?? side.content.size) : (places.at(-1) ?? 0)
}

/**
 * Moves a side's first sentence to the pair before (`up`), or its last to the pair after (`down`). When nothing would be
 * left of the pair on either side, the two pairs are merged: the sentence has gone where it was sent.
 */
export function moveSentence(
  tr: Transaction,
  index: number,
  side: SideName,
  way: "up" | "down",
  sentenceEnds: SentenceEnds,
): boolean {
  const pair = tr.doc.maybeChild(index)
  const border = way === "up" ? index - 1 : index
  if (!pair || border < 0 || border + 1 >= tr.doc.childCount) return false
  const own = pair.child(side === "source" ? 0 : 1)
  const other = pair.child(side === "source" ? 1 : 0)
  if (isEmptySide(own)) return false
  const at = edgePlace(own, way === "up" ? "first" : "last", sentenceEnds)
  if (isEmptySide(other) && (at === 0 || at === own.content.size)) return mergeWithNext(tr, border)
  return moveBoundary(tr, border, side, { within: way === "up" ? "lower" : "upper", at })
}

const idOf = (pair: Node): string => pair.attrs.id as string
