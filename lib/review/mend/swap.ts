import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { orderAfterSwap } from "@/lib/align/crossed"
import { isEmptySide } from "../schema"
import { replaceSource, sourceOrderOf, writeOrder } from "./order"
import { splitPair } from "./split"

/**
 * The pairs `index` and `index + 1` exchange their sources: what said the same in another order stands face to face. The
 * target, which is being written in, stays where it is, to the last character; the pairs remember the order of the source,
 * so both texts, joined, are what they were. Done twice, all is as before.
 *
 * @returns false when there is no such pair, or the two cannot cross
 */
export function swapWithNext(tr: Transaction, index: number): boolean {
  const [upper, lower] = [tr.doc.maybeChild(index), tr.doc.maybeChild(index + 1)]
  if (!upper || !lower || !mayCross(upper, lower)) return false
  const order = orderAfterSwap(sourceOrderOf(tr.doc) ?? tr.doc.children.map((_, at) => at), index)
  replaceSource(tr, index + 1, upper.child(0))
  replaceSource(tr, index, lower.child(0))
  writeOrder(tr, order)
  return true
}

/**
 * A pair that holds a crossing becomes two whose sources are exchanged: `places` are inside its sides (see splitPair).
 *
 * @returns false, with nothing done, when it cannot be cut there into two that can cross
 */
export function crossWithin(
  tr: Transaction,
  index: number,
  places: { readonly source: number; readonly target: number },
  id: string,
): boolean {
  const pair = tr.doc.maybeChild(index)
  if (!pair || pair.children.some(isEmptySide)) return false
  const isInside = (side: Node, at: number): boolean => at > 0 && at < side.content.size
  if (!isInside(pair.child(0), places.source) || !isInside(pair.child(1), places.target)) return false
  return splitPair(tr, index, places, id) && swapWithNext(tr, index)
}

/** There is something to exchange, and neither pair would be left with nothing at all (then they are to be merged). */
export function mayCross(upper: Node, lower: Node): boolean {
  const [s1, t1, s2, t2] = [...upper.children, ...lower.children].map(isEmptySide)
  return !(s1 && s2) && !(s2 && t1) && !(s1 && t2)
}

/** Whether the source of this pair stands further up in its text than its row does. */
export const isCrossed = (pair: Node): boolean => (pair.attrs.back as number) > 0
