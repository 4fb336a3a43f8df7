/** Puts what the memory says into the target: whoever suggests makes a suggestion of it, whoever edits a change. */
import { closeHistory } from "prosemirror-history"
import { putWords } from "@/lib/review/put-words"
import type { MemoryMatch } from "@/lib/sync/memory"
import { actDone, mayMend } from "../checks/finding-actions"
import type { DeskEditor } from "../editor/desk-editor"
import { findNode } from "../terms/find-node"

export const mayPutMemory = (editor: DeskEditor): boolean =>
  mayMend(editor) && (editor.store.getState().memoryHere?.matches.length ?? 0) > 0

/** The most alike one, or the one chosen. False: the target has other blocks, or reads so already. */
export function putMemory(editor: DeskEditor, chosen?: MemoryMatch): boolean {
  const { memoryHere, mode } = editor.store.getState()
  const match = chosen ?? memoryHere?.matches[0]
  const found = memoryHere ? findNode(editor.state.doc, memoryHere.pair) : null
  if (!match || !found || !mayMend(editor)) return false
  const before = editor.state.doc
  const { tr } = editor.state
  const lines = match.unit.target.split("\n")
  const blocks = found.node.child(1).childCount
  if (!putWords(tr, found.node, found.start, blocks === lines.length ? lines : [lines.join(" ")]) || !tr.docChanged)
    return false
  editor.view.dispatch(closeHistory(tr))
  if (editor.state.doc === before) return false
  editor.view.dispatch(closeHistory(editor.state.tr))
  editor.view.focus()
  actDone(editor, { kind: mode === "suggesting" ? "suggested" : "changed", count: 1 })
  return true
}
