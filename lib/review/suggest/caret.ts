import { type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state"
import type { Change } from "./ranges"
import type { Inserted } from "./write"

/** One edit as it was written: the change it came from and where its insertion went. */
export interface Written {
  readonly change: Change
  readonly inserted: Inserted | null
}

/**
 * The selection of the transaction as it was meant, in the document with the suggestions. After a deletion the caret
 * stands on the side it was going to, so that the next key goes on; after an insertion behind what was inserted.
 */
export function placeSelection(
  tr: Transaction,
  meant: Transaction,
  state: EditorState,
  written: readonly Written[],
): void {
  const { anchor, head } = meant.selection
  const [a, h] = [anchor, head].map(pos => placeOf(pos, tr, state, written)) as [number, number]
  const size = tr.doc.content.size
  const $anchor = tr.doc.resolve(Math.min(a, size))
  const $head = tr.doc.resolve(Math.min(h, size))
  if ($anchor.parent.inlineContent && $head.parent.inlineContent) tr.setSelection(TextSelection.between($anchor, $head))
  else tr.setSelection(Selection.near($head, -1))
}

/** `pos`: a position after the transaction as it was meant. */
function placeOf(pos: number, tr: Transaction, state: EditorState, written: readonly Written[]): number {
  let moved = 0
  for (const { change, inserted } of written) {
    if (pos < change.fromB) break
    if (pos <= change.toB) {
      if (!inserted) return tr.mapping.map(deletionEdge(change, state))
      const at = pos === change.fromB && change.toB > change.fromB ? inserted.from : inserted.to
      return tr.mapping.slice(inserted.steps).map(at)
    }
    moved = change.toA - change.toB
  }
  return tr.mapping.map(pos + moved, -1)
}

function deletionEdge(change: Change, state: EditorState): number {
  const { empty, head } = state.selection
  const forward = empty && head <= change.fromA && change.toA > change.fromA
  return forward ? change.toA : change.fromA
}
