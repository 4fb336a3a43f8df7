import { type Command, TextSelection } from "prosemirror-state"

/** Selects the text of the side that holds the caret, never more. */
export const selectAllInSide: Command = (state, dispatch) => {
  const { $head } = state.selection
  if ($head.depth < 2) return false
  const start = state.doc.resolve($head.start(2))
  const end = state.doc.resolve($head.end(2))
  dispatch?.(state.tr.setSelection(TextSelection.between(start, end)))
  return true
}
