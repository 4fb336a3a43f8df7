/** Keeps an edit within targets: what crosses a border is cut to its pieces inside targets, what cannot be is refused. */
import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import type { EditRefusal } from "./meta"
import { deletePieces } from "./pieces"
import { type Change, changesOf } from "./ranges"
import { isInSource, type Place, targetAround } from "./sides"

export interface Located {
  readonly change: Change
  readonly before: Place
  readonly after: Place
}

export type Confined = { readonly tr: Transaction; readonly edits: readonly Located[] } | { readonly why: EditRefusal }

export function confine(tr: Transaction, state: EditorState): Confined {
  const changes = changesOf(tr.mapping.maps)
  const edits = locate(tr, state.doc, changes)
  if (edits) return { tr, edits }
  if (changes.some(change => isInSource(state.doc, change.fromA) && isInSource(state.doc, change.toA)))
    return { why: "source" }
  const smaller = confined(tr, state, changes)
  const located = smaller && locate(smaller, state.doc, changesOf(smaller.mapping.maps))
  return smaller && located && smaller.docChanged ? { tr: smaller, edits: located } : { why: "border" }
}

function locate(tr: Transaction, before: Node, changes: readonly Change[]): Located[] | null {
  const located: Located[] = []
  if (tr.doc.childCount !== before.childCount) return null
  for (const change of changes) {
    const a = targetAround(before, change.fromA, change.toA)
    const b = targetAround(tr.doc, change.fromB, change.toB)
    if (!a || !b || a.index !== b.index) return null
    located.push({ change, before: a, after: b })
  }
  return located
}

/** The same edit, without what lies outside targets: every piece deleted, what is inserted put where the edit began. */
function confined(tr: Transaction, state: EditorState, changes: readonly Change[]): Transaction | null {
  const smaller = state.tr
  for (const change of [...changes].reverse()) {
    deletePieces(smaller, change.fromA, change.toA)
    const at = targetAround(state.doc, change.fromA, change.fromA)
    const there = targetAround(tr.doc, change.fromB, change.fromB)
    if (!at || !there || change.toB === change.fromB) continue
    const slice = tr.doc.slice(change.fromB, Math.min(change.toB, there.end))
    if (slice.size > 0 && state.doc.resolve(change.fromA).parent.isTextblock)
      smaller.replace(change.fromA, change.fromA, slice)
  }
  return smaller
}
