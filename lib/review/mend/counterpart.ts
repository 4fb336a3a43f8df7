import type { Transaction } from "prosemirror-state"
import { isEmptySide } from "../schema"
import { confirmPair } from "./confirm"
import { splitPair } from "./split"

/**
 * Says that the sides of the pair at `index` have no counterpart. A pair with both sides becomes two, the source alone
 * and after it, under the new id, the target alone; a pair with one side stays. All are confirmed.
 */
export function noCounterpart(tr: Transaction, index: number, id: string): boolean {
  const pair = tr.doc.maybeChild(index)
  if (!pair) return false
  const [source, target] = [pair.child(0), pair.child(1)]
  if (isEmptySide(source) || isEmptySide(target)) return confirmPair(tr, index)
  return (
    splitPair(tr, index, { source: source.content.size, target: 0 }, id) &&
    confirmPair(tr, index) &&
    confirmPair(tr, index + 1)
  )
}
