import { type Command, NodeSelection, TextSelection } from "prosemirror-state"
import { deletePieces } from "../suggest/pieces"

/** Deletes what of the selection lies inside targets; sources and the borders between pairs stay. */
export const deleteSelection: Command = (state, dispatch) => {
  const { selection } = state
  if (selection.empty) return false
  const tr = state.tr
  if (selection instanceof NodeSelection) {
    if (selection.$from.depth < 2 || selection.$from.node(2).type.name !== "target") return true
    tr.deleteSelection()
  } else if (!deletePieces(tr, selection.from, selection.to)) return true
  else tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(selection.from, -1))))
  dispatch?.(tr.scrollIntoView())
  return true
}
