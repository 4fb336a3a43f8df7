/** Puts what the memory says into the target: whoever suggests makes a suggestion of it, whoever edits a change. */
import { closeHistory } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { putWords } from "@/lib/review/put-words"
import type { MemoryMatch } from "@/lib/sync/memory"
import { actDone, mayMend } from "../checks/finding-actions"
import type { DeskEditor } from "../editor/desk-editor"
import { findNode } from "../terms/find-node"

/** What is known as lines for the blocks of a pair's target; null where it cannot be told which words go into which block. */
export function linesFor(pair: Node | undefined, { unit }: MemoryMatch): readonly string[] | null {
  const lines = unit.target.split("\n")
  const blocks = pair?.child(1).childCount ?? 0
  return blocks === lines.length ? lines : blocks === 1 ? [lines.join(" ")] : null
}

/** The most alike of those that fit into the target. */
const nextMatch = (editor: DeskEditor): MemoryMatch | undefined => {
  const { memoryHere } = editor.store.getState()
  const pair = editor.pairs.get(memoryHere?.pair ?? "")?.node
  return memoryHere?.matches.find(match => linesFor(pair, match) !== null)
}

export const mayPutMemory = (editor: DeskEditor): boolean => mayMend(editor) && nextMatch(editor) !== undefined

/** The most alike one that fits, or the one chosen. False: the target has other blocks, or reads so already. */
export function putMemory(editor: DeskEditor, chosen?: MemoryMatch): boolean {
  const { memoryHere, mode } = editor.store.getState()
  const match = chosen ?? nextMatch(editor)
  const found = memoryHere ? findNode(editor.state.doc, memoryHere.pair) : null
  if (!match || !found || !mayMend(editor)) return false
  const before = editor.state.doc
  const { tr } = editor.state
  const lines = linesFor(found.node, match)
  if (lines === null || !putWords(tr, found.node, found.start, lines) || !tr.docChanged) return false
  editor.view.dispatch(closeHistory(tr))
  if (editor.state.doc === before) return false
  editor.view.dispatch(closeHistory(editor.state.tr))
  editor.view.focus()
  actDone(editor, { kind: mode === "suggesting" ? "suggested" : "changed", count: 1 })
  return true
}
