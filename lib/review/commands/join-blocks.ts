import type { Node } from "prosemirror-model"
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { schema } from "../schema"
import { isCell, isInTargetText } from "./place"

/**
 * Backspace at the start of a block: joins it to the block before, in this side. At the start of the side nothing
 * happens, and nobody else gets the key: a pair is never left.
 */
export const joinBackward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || !isInTargetText($from) || $from.parentOffset > 0) return false
  return join(state, dispatch, $from.before(), "backward")
}

/** Delete at the end of a block: joins the block after to it. */
export const joinForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || !isInTargetText($from) || $from.parentOffset < $from.parent.content.size) return false
  return join(state, dispatch, $from.after(), "forward")
}

/** `border`: the position between the two blocks. */
function join(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  border: number,
  way: "backward" | "forward",
): true {
  const $border = state.doc.resolve(border)
  const { nodeBefore, nodeAfter } = $border
  if (!nodeBefore || !nodeAfter || isCell(state.selection.$from)) return true
  const tr = state.tr
  const other = way === "backward" ? nodeBefore : nodeAfter
  if (other.type === schema.nodes.opaque) {
    const from = way === "backward" ? border - 1 : border
    tr.delete(from, from + 1)
  } else if (!canJoin(nodeBefore, nodeAfter)) return true
  // An empty block before goes away, and the text keeps the kind it has.
  else if (nodeBefore.content.size === 0) tr.delete(border - nodeBefore.nodeSize, border)
  else tr.join(border)
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(state.selection.head, -1)), -1))
  dispatch?.(tr.scrollIntoView())
  return true
}

const canJoin = (before: Node, after: Node): boolean =>
  before.isTextblock &&
  after.isTextblock &&
  before.type !== schema.nodes.cell &&
  after.type !== schema.nodes.cell &&
  before.type.validContent(before.content.append(after.content))
