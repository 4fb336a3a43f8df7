import type { Transaction } from "prosemirror-state"
import { pairStart } from "./places"

/** A person has looked at the pair at `index`: its alignment is sure, and aligning again leaves it alone. */
export function confirmPair(tr: Transaction, index: number): boolean {
  if (index < 0 || index >= tr.doc.childCount) return false
  const start = pairStart(tr.doc, index)
  const { sure, locked } = tr.doc.child(index).attrs
  if (sure !== 1) tr.setNodeAttribute(start, "sure", 1)
  if (locked !== true) tr.setNodeAttribute(start, "locked", true)
  return true
}

/** Takes a confirmation back: the pair may be aligned again. False where there is none. */
export function releasePair(tr: Transaction, index: number): boolean {
  if (tr.doc.maybeChild(index)?.attrs.locked !== true) return false
  tr.setNodeAttribute(pairStart(tr.doc, index), "locked", false)
  return true
}
