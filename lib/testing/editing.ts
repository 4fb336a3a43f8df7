/** Edits as a person makes them, on a state: find words, then type, delete, paste… Each gives a plain transaction. */
import type { Attrs, MarkType, Node } from "prosemirror-model"
import { Slice } from "prosemirror-model"
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { schema } from "@/lib/review/schema"

export type Edit = (state: EditorState) => Transaction

/** Where words stand in the targets, as positions in the document; text runs on over marks. */
export function find(doc: Node, words: string, nth = 1): { from: number; to: number } {
  let left = nth
  let from = -1
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes.source) return false
    if (!node.isTextblock || from >= 0) return from < 0
    const text = node.textBetween(0, node.content.size, undefined, "\uFFFC")
    for (let i = text.indexOf(words); i >= 0 && from < 0; i = text.indexOf(words, i + 1))
      if (--left === 0) from = pos + 1 + i
    return true
  })
  if (from < 0) throw new Error(`no "${words}" in "${doc.textBetween(0, doc.content.size, "|")}"`)
  return { from, to: from + words.length }
}

const select = (state: EditorState, from: number, to = from): EditorState =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))

/** A command as the transaction it dispatches; one without steps when it does not apply. */
export const run =
  (command: Command, at: (doc: Node) => { from: number; to: number }): Edit =>
  state => {
    const { from, to } = at(state.doc)
    const there = select(state, from, to)
    let made: Transaction | null = null
    command(there, tr => {
      made = tr
    })
    return made ?? there.tr
  }

/** The caret before, after, or over words, for `run`. */
export const caretBefore =
  (words: string, nth = 1) =>
  (doc: Node) => {
    const { from } = find(doc, words, nth)
    return { from, to: from }
  }
export const caretAfter =
  (words: string, nth = 1) =>
  (doc: Node) => {
    const { to } = find(doc, words, nth)
    return { from: to, to }
  }
export const over =
  (words: string, nth = 1) =>
  (doc: Node) =>
    find(doc, words, nth)
export const fromTo = (first: string, last: string) => (doc: Node) => ({
  from: find(doc, first).from,
  to: find(doc, last).to,
})

/** The edit on the state with the selection there. */
const at =
  (place: (doc: Node) => { from: number; to: number }, edit: (tr: Transaction) => Transaction): Edit =>
  state => {
    const { from, to } = place(state.doc)
    return edit(select(state, from, to).tr)
  }

export const typeAfter = (words: string, text: string, nth = 1): Edit =>
  at(caretAfter(words, nth), tr => tr.insertText(text))
export const typeBefore = (words: string, text: string, nth = 1): Edit =>
  at(caretBefore(words, nth), tr => tr.insertText(text))
export const replace = (words: string, text: string, nth = 1): Edit => at(over(words, nth), tr => tr.insertText(text))
export const remove = (words: string, nth = 1): Edit => at(over(words, nth), tr => tr.deleteSelection())
export const removeFromTo = (first: string, last: string): Edit => at(fromTo(first, last), tr => tr.deleteSelection())
export const replaceFromTo = (first: string, last: string, text: string): Edit =>
  at(fromTo(first, last), tr => tr.insertText(text))
/** Pastes the blocks of a target: open at both ends, as copied from within, or whole. */
export const paste = (
  place: (doc: Node) => { from: number; to: number },
  from: Node,
  open: "open" | "whole" = "open",
): Edit => {
  const depth = open === "open" ? 1 : 0
  return at(place, tr => tr.replaceSelection(new Slice(from.content, depth, depth)).setMeta("uiEvent", "paste"))
}
/** Drags words to right after others. */
export const drag =
  (words: string, behind: string): Edit =>
  state => {
    const { from, to } = find(state.doc, words)
    const slice = state.doc.slice(from, to)
    const goal = find(state.doc, behind).to
    const tr = select(state, from, to).tr.delete(from, to)
    return tr.replaceRange(tr.mapping.map(goal), tr.mapping.map(goal), slice).setMeta("uiEvent", "drop")
  }
export const mark = (words: string, type: MarkType, attrs: Attrs | null = null): Edit =>
  at(over(words), tr => tr.addMark(tr.selection.from, tr.selection.to, type.create(attrs)))
export const unmark = (words: string, type: MarkType): Edit =>
  at(over(words), tr => tr.removeMark(tr.selection.from, tr.selection.to, type))
/** Two edits that are one transaction need one function; this is for those that follow each other. */
export const by = (author: string, edit: Edit): { readonly author: string; readonly edit: Edit } => ({ author, edit })
