/** How transactions say what they are. */
import type { Transaction } from "prosemirror-state"

/** On a transaction that must go through as it is: decisions, repairs, alignment, judgements. */
export const UNTRACKED = "cotejo.untracked"
/** On a transaction that track or plainEdit gave back without any change: the reason. */
const REFUSED = "cotejo.refused"

export const editRefusals = [
  /** The edit lies in the source. */
  "source",
  /** The edit would have to change pairs, or has no place in one target. */
  "border",
  /** Nothing that can be suggested (a table cell made a heading, code made a list). */
  "unsupported",
] as const
export type EditRefusal = (typeof editRefusals)[number]

export const refuse = (tr: Transaction, why: EditRefusal): Transaction =>
  tr.setMeta(REFUSED, why).setMeta("addToHistory", false)

/** Why `track` or `plainEdit` gave back a transaction that does nothing; null when it does what was asked. */
export const refusalOf = (tr: Transaction): EditRefusal | null =>
  (tr.getMeta(REFUSED) as EditRefusal | undefined) ?? null

/** Typed, pasted, dropped by the person here; not remote steps, not undo, not what is marked `UNTRACKED`. */
export const isEdit = (tr: Transaction): boolean =>
  tr.docChanged && !tr.getMeta(UNTRACKED) && !tr.getMeta("collab$") && !tr.getMeta("history$")
