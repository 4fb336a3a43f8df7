import type { MarkType } from "prosemirror-model"
import type { Command } from "prosemirror-state"
import type { Asked, Doing, Doings } from "@/lib/client/keys/registry"
import { setBlockKind } from "@/lib/review/commands/set-block-kind"
import { linkPlace } from "@/lib/review/commands/set-link"
import { toggleMark } from "@/lib/review/commands/toggle-mark"
import { schema } from "@/lib/review/schema"
import type { DeskEditor } from "../editor/desk-editor"
import { type KindName, kindWanted } from "./kinds"

/** Whose pending changes of form count as made; null: nobody's, what is done here is done at once. */
export const formAuthor = (editor: DeskEditor): string | null => {
  const { mode, me } = editor.store.getState()
  return mode === "suggesting" ? me.id : null
}

/** Bold, italic… of what is selected in the target, or of what is typed next. */
export const markCommand = (editor: DeskEditor, type: MarkType): Command => toggleMark(type, null, formAuthor(editor))

export function kindCommand(editor: DeskEditor, name: KindName): Command {
  const author = formAuthor(editor)
  const [type, attrs] = kindWanted(name, editor.state, author)
  return setBlockKind(type, attrs, author)
}

/** How words and blocks look. What is asked for at a pair, not in its text, is about no words. */
export function formDoings(editor: DeskEditor): Doings {
  const { strong, em, underline, code } = schema.marks
  const inText = ({ layer }: Asked): boolean => layer !== "desk" && layer !== "align" && editor.editable
  const doing = (command: () => Command): Doing => ({
    can: asked => inText(asked) && command()(editor.state),
    run: () => command()(editor.state, editor.view.dispatch),
  })
  const mark = (type: MarkType): Doing => doing(() => markCommand(editor, type))
  const kind = (name: KindName): Doing => doing(() => kindCommand(editor, name))
  return {
    bold: mark(strong),
    italic: mark(em),
    underline: mark(underline),
    code: mark(code),
    link: {
      can: asked => inText(asked) && linkPlace(editor.state, formAuthor(editor)) !== null,
      run: () => editor.store.setState({ panel: "link" }),
    },
    "kind-paragraph": kind("paragraph"),
    "kind-heading-1": kind("heading-1"),
    "kind-heading-2": kind("heading-2"),
    "kind-heading-3": kind("heading-3"),
    "kind-bullet": kind("bullet"),
    "kind-number": kind("number"),
    "kind-quote": kind("quote"),
  }
}
