import { writeIn } from "../editor/actions"
import type { DeskEditor } from "../editor/desk-editor"
import {
  askRealign,
  confirmAndGo,
  mayAlign,
  mergeDown,
  moveEdge,
  nextDoubtful,
  splitInTwo,
  swapDown,
  toggleLayer,
} from "./actions"

/**
 * The alignment layer. L and G work wherever the desk's letters do; the others while the layer is on and a bead has the
 * focus, where they go before the desk's own.
 *
 * @returns whether the key was one of these, even if there was nothing to do
 */
export function alignmentKey(editor: DeskEditor, event: KeyboardEvent, at: HTMLElement | null): boolean {
  const key = event.key.toLowerCase()
  if (key === "g") {
    nextDoubtful(editor)
    return true
  }
  if (!mayAlign(editor)) return false
  if (key === "l") {
    toggleLayer(editor)
    return true
  }
  const { aligning } = editor.store.getState()
  const pair = at?.classList.contains("pin") ? at.closest<HTMLElement>(".pair")?.dataset.pair : undefined
  if (!aligning || pair === undefined) return false
  const side = event.shiftKey ? "source" : "target"
  switch (key) {
    case "u":
      moveEdge(editor, pair, side, "up")
      return true
    case "d":
      moveEdge(editor, pair, side, "down")
      return true
    case "s":
      splitInTwo(editor, pair)
      return true
    case "m":
      mergeDown(editor, pair)
      return true
    case "w":
      swapDown(editor, pair)
      return true
    case "e":
      writeIn(editor, pair)
      return true
    case "a":
      confirmAndGo(editor, pair)
      return true
    case "r":
      askRealign(editor, pair)
      return true
    case " ":
      nextDoubtful(editor)
      return true
    default:
      return false
  }
}
