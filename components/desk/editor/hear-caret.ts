import type { EditorView } from "prosemirror-view"
import { IN_COMPOSITION } from "@/lib/client/keys/chord"

/**
 * Before anything that comes from elsewhere is drawn: a caret that the browser has set and not yet told of is heard of now.
 * ProseMirror would put it back to where it knew it, and the next letter would be typed there.
 */
export function hearCaret(view: EditorView): void {
  if (view.hasFocus() && !view.composing) document.dispatchEvent(new Event("selectionchange"))
}

/**
 * What ProseMirror has to know before it acts on a key: where the caret stands, if the key before set it and the browser has
 * not yet told (a letter needs no telling: it is read from the page); and that a composing is over which nobody has ended,
 * since a key is pressed outside of it. Never takes the key.
 */
export function beforeKey(view: EditorView, { key, isComposing, keyCode, ctrlKey, metaKey }: KeyboardEvent): false {
  if (isComposing || keyCode === IN_COMPOSITION) return false
  if (view.composing) view.dom.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }))
  else if (key.length > 1 || ctrlKey || metaKey) hearCaret(view)
  return false
}
