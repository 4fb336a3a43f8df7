import { selectedStretch } from "../editor/comments"
import type { DeskEditor } from "../editor/desk-editor"

/** Longer selections are searched for by their beginning. In UTF-16 units. */
const LONGEST = 200

/** Opens the search of the memory with what is selected, else with what was sought last. */
export function beginSearch(editor: DeskEditor): void {
  const words = selectedStretch(editor)?.quote.trim().slice(0, LONGEST) ?? ""
  editor.store.setState({ panel: "memory", ...(words === "" ? {} : { soughtWords: words }) })
}
