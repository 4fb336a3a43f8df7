import type { Doing, Doings } from "@/lib/client/keys/registry"
import { toggleMark } from "@/lib/review/commands/toggle-mark"
import { schema } from "@/lib/review/schema"
import type { DeskEditor } from "./editor/desk-editor"

/** How words look: what is typed next, or what is selected in the target. */
export function formDoings(editor: DeskEditor): Doings {
  const { strong, em, underline, code } = schema.marks
  const toggle = (type: typeof strong): Doing => ({
    can: ({ layer }) => layer === "text" && editor.editable,
    run: () => {
      const { mode, me } = editor.store.getState()
      toggleMark(type, null, mode === "suggesting" ? me.id : null)(editor.state, editor.view.dispatch)
    },
  })
  return { bold: toggle(strong), italic: toggle(em), underline: toggle(underline), code: toggle(code) }
}
