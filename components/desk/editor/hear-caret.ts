import type { EditorView } from "prosemirror-view"

/**
 * Before anything that comes from elsewhere is drawn: a caret that the browser has set and not yet told of is heard of now.
 * ProseMirror would put it back to where it knew it, and the next letter would be typed there.
 */
export function hearCaret(view: EditorView): void {
  if (view.hasFocus() && !view.composing) document.dispatchEvent(new Event("selectionchange"))
}
