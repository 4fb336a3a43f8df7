/** S, then 1 to 4: the status of the active pair. */
import { chordsOf, isMac } from "@/lib/client/keys/chord"
import { may, type PairStatus } from "@/lib/review/roles"
import { mayMark } from "./doings"
import { judge } from "./editor/actions"
import { beginComment } from "./editor/comments"
import type { DeskEditor } from "./editor/desk-editor"

/** In the order of their figures. *Changes wanted* is no judgement: it holds as long as something is open, so it asks for a comment. */
export const statusKeys = ["draft", "changes", "reviewed", "approved"] as const satisfies readonly (
  | PairStatus
  | "changes"
)[]
export type StatusKey = (typeof statusKeys)[number]

export const mayAsk = (editor: DeskEditor, pair: string | null, status: StatusKey): boolean =>
  status === "changes" ? may(editor.store.getState().page.roles, "comment") : mayMark(editor, pair, status)

/** Waits for one more key, which sets the status; any other key does what it always does. */
export function askStatus(editor: DeskEditor): void {
  const { store } = editor
  const pair = store.getState().activePair
  store.setState({ askingStatus: pair })
  const stop = () => {
    document.removeEventListener("keydown", listen, true)
    document.removeEventListener("pointerdown", stop, true)
    store.setState({ askingStatus: null })
  }
  const listen = (event: KeyboardEvent) => {
    const [key] = chordsOf(event, isMac())
    if (key === undefined) return
    stop()
    // The figures of a French keyboard want Shift, so the place of the key counts too.
    const figure = Number(/^[1-4]$/.test(event.key) ? event.key : /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1])
    const status = event.ctrlKey || event.metaKey || event.altKey ? undefined : statusKeys[figure - 1]
    if (status === undefined && event.key !== "Escape") return
    event.preventDefault()
    event.stopPropagation()
    if (status === undefined || pair === null || !mayAsk(editor, pair, status)) return
    if (status === "changes") beginComment(editor)
    else judge(editor, pair, status)
  }
  document.addEventListener("keydown", listen, true)
  document.addEventListener("pointerdown", stop, true)
}
