/** Accepting a suggestion, and something else than it says. */
import { TextSelection } from "prosemirror-state"
import { acceptEdited, takenWords } from "@/lib/review/suggest/edited"
import { listSuggestions } from "@/lib/review/suggest/list"
import { decidable, decideSuggestions, decideWith, findPair, openNote } from "./actions"
import type { DeskEditor } from "./desk-editor"

/** Accepts one suggestion with other words than it has: as many as it has places. */
export function acceptWithEdit(editor: DeskEditor, id: string, words: readonly string[]): boolean {
  const found = pairOf(editor, id)
  if (found === null || decidable(editor, [id]).length === 0) return false
  return decideWith(editor, [id], "accept", [{ kind: "accept", suggestion: id, taken: takenWords(words) }], tr => {
    acceptEdited(tr, found.node, found.start, id, words)
    return tr
  })
}

/** Accepts one suggestion as it is, and puts the caret where it was, to go on in the text. */
export function acceptAndGoOn(editor: DeskEditor, id: string): boolean {
  const found = pairOf(editor, id)
  const place =
    found &&
    listSuggestions(found.node, found.start)
      .find(one => one.id === id)
      ?.ranges.at(-1)
  if (!place) return false
  // What stands behind it stays as it is.
  const after = editor.state.doc.content.size - place.to
  if (!decideSuggestions(editor, [id], "accept")) return false
  openNote(editor, null)
  const { state, view } = editor
  const at = state.doc.resolve(Math.max(0, state.doc.content.size - after))
  view.dispatch(state.tr.setSelection(TextSelection.near(at, -1)).scrollIntoView())
  view.focus()
  return true
}

const pairOf = (editor: DeskEditor, id: string) =>
  findPair(editor, editor.store.getState().notes.find(one => one.id === id)?.pair ?? null)
