import type { Attrs, Node, NodeType } from "prosemirror-model"
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { schema } from "../schema"
import { deletePieces } from "../suggest/pieces"
import { isCell, isCode, isInTargetText } from "./place"
import { setBlockKind } from "./set-block-kind"

/**
 * Enter: the second half is a block of the same kind, so that a split taken back joins exactly. An item continues its
 * list, an empty item ends it, a heading's end begins a paragraph. In code and in table cells a line is broken.
 */
export const splitBlock: Command = (state, dispatch) => {
  if (!isInTargetText(state.selection.$from)) return false
  const { $from, empty } = state.selection
  if (empty && $from.parent.type === schema.nodes.item && $from.parent.content.size === 0)
    return setBlockKind(schema.nodes.paragraph)(state, dispatch)
  if (isCode($from) || isCell($from)) return breakLine(state, dispatch)
  const tr = withoutSelection(state)
  const $at = tr.doc.resolve(tr.mapping.map(state.selection.from, -1))
  const next = nextBlock($at.parent, $at.parentOffset === $at.parent.content.size)
  tr.split($at.pos, 1, [next])
  tr.setSelection(TextSelection.create(tr.doc, $at.pos + 2))
  dispatch?.(tr.scrollIntoView())
  return true
}

/** A line break inside the block (in code: a new line). */
export const breakLine: Command = (state, dispatch) => {
  if (!isInTargetText(state.selection.$from)) return false
  const tr = withoutSelection(state)
  const at = tr.mapping.map(state.selection.from, -1)
  if (isCode(tr.doc.resolve(at))) tr.insertText("\n", at)
  else tr.insert(at, schema.nodes.break.create())
  tr.setSelection(TextSelection.create(tr.doc, at + 1))
  dispatch?.(tr.scrollIntoView())
  return true
}

function withoutSelection(state: EditorState): Transaction {
  const tr = state.tr
  if (!state.selection.empty) deletePieces(tr, state.selection.from, state.selection.to)
  return tr
}

function nextBlock(block: Node, atEnd: boolean): { type: NodeType; attrs: Attrs } {
  if (block.type === schema.nodes.heading && atEnd) return { type: schema.nodes.paragraph, attrs: {} }
  const { number } = block.attrs as { number?: number | null }
  const counted = typeof number === "number" ? { number: number + 1 } : {}
  return { type: block.type, attrs: { ...block.attrs, ...counted, from: null, cont: false } }
}
