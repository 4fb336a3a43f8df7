/** Keys inside the text: those of the table of actions first, then those of writing. */
import { baseKeymap } from "prosemirror-commands"
import { keydownHandler } from "prosemirror-keymap"
import { Plugin } from "prosemirror-state"
import { press } from "@/lib/client/keys/registry"
import { editingKeysFor } from "@/lib/review/commands/keymap"
import type { DeskEditor } from "./desk-editor"

export function textKeys(editor: DeskEditor): Plugin[] {
  const ours = (view: DeskEditor["view"], event: KeyboardEvent): boolean => {
    if (view.composing) return false
    if (!inSource()) return press(event, "text", view.dom)
    // Nothing is written there: letters are the desk's, and a key that changes text would change it where the caret was.
    return press(event, "desk", view.dom) || changesText(event)
  }
  // Deleting and marking look different to somebody who suggests: their own struck words are passed over.
  const plain = keydownHandler(editingKeysFor(null))
  const suggesting = keydownHandler(editingKeysFor(editor.store.getState().me.id))
  const editing: typeof plain = (view, event) =>
    (editor.store.getState().mode === "suggesting" ? suggesting : plain)(view, event)
  const base = keydownHandler(baseKeymap)
  return [
    ...[ours, editing, base].map(handleKeyDown => new Plugin({ props: { handleKeyDown } })),
    new Plugin({ props: { handleDOMEvents: { beforeinput: refuse, cut: refuse, paste: refuse, copy: leave } } }),
  ]
}

const changesText = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  ["Enter", "Backspace", "Delete"].includes(key) || ([...key].length === 1 && !ctrlKey && !metaKey)

/** What would change the text changes nothing while the source is selected: ProseMirror still has its own selection. */
function refuse(_view: unknown, event: Event): boolean {
  if (!inSource()) return false
  event.preventDefault()
  return true
}

/** Words of the source are copied by the browser, which knows that they are selected. */
const leave = (): boolean => inSource()

/** The selection is in a source. It cannot be typed in, so letters there are commands. */
export function inSource(): boolean {
  const node = window.getSelection()?.anchorNode
  const element = node instanceof Element ? node : node?.parentElement
  return element?.closest(".side-source") != null
}
