/** Keys inside the text. Those of the desk layer (single letters) are in components/desk/desk-keys.ts. */
import { baseKeymap } from "prosemirror-commands"
import { keydownHandler } from "prosemirror-keymap"
import { type Command, Plugin } from "prosemirror-state"
import { editingKeysFor } from "@/lib/review/commands/keymap"
import { pairAt } from "@/lib/review/mend/places"
import { pairSummary } from "@/lib/review/pair-summary"
import { decideSuggestions, goToPair, redoLast, splitHere, stepPair, undoLast, writeIn } from "./actions"
import { beginComment } from "./comments"
import type { DeskEditor } from "./desk-editor"

export function textKeys(editor: DeskEditor): Plugin[] {
  const done =
    (action: () => unknown): Command =>
    () => {
      action()
      return true
    }
  const decideHere = (how: "accept" | "reject") => () => {
    const { head } = editor.state.selection
    const at = pairAt(editor.state.doc, head)
    if (!at) return
    const here = pairSummary(at.node).suggestions.find(one =>
      one.ranges.some(range => at.start + range.from <= head && head <= at.start + range.to),
    )
    const id = here?.id ?? editor.store.getState().openNote
    if (id) decideSuggestions(editor, [id], how)
  }
  const leave: Command = state => {
    const at = pairAt(state.doc, state.selection.head)
    if (!at) return false
    goToPair(editor, at.node.attrs.id as string)
    return true
  }
  const ours = keydownHandler({
    "Mod-z": done(() => undoLast(editor)),
    "Mod-y": done(() => redoLast(editor)),
    "Shift-Mod-z": done(() => redoLast(editor)),
    "Mod-Enter": done(decideHere("accept")),
    "Shift-Mod-Enter": done(decideHere("reject")),
    "Ctrl-m": done(() => beginComment(editor)),
    "Alt-ArrowDown": done(() => stepPairInText(editor, 1)),
    "Alt-ArrowUp": done(() => stepPairInText(editor, -1)),
    "Alt-x": done(() => splitHere(editor)),
    Escape: leave,
  })
  // Deleting and marking look different to somebody who suggests: their own struck words are passed over.
  const plain = keydownHandler(editingKeysFor(null))
  const suggesting = keydownHandler(editingKeysFor(editor.store.getState().me.id))
  const editing: typeof plain = (view, event) =>
    (editor.store.getState().mode === "suggesting" ? suggesting : plain)(view, event)
  const base = keydownHandler(baseKeymap)
  return [ours, editing, base].map(handleKeyDown => new Plugin({ props: { handleKeyDown } }))
}

function stepPairInText(editor: DeskEditor, by: 1 | -1): void {
  stepPair(editor, by, false)
  const { activePair } = editor.store.getState()
  if (activePair) writeIn(editor, activePair)
}
