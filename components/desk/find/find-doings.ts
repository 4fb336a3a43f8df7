import type { Doings } from "@/lib/client/keys/registry"
import type { DeskEditor } from "../editor/desk-editor"
import { finderOf } from "./finder"

/** Finding and replacing. Asked for once more from its own field, the browser's search comes instead. */
export function findDoings(editor: DeskEditor): Doings {
  const finder = finderOf(editor)
  const step = (by: 1 | -1) => () => {
    const { finding } = editor.store.getState()
    if (!finding.open) finder.open(false)
    if (finding.search.words !== "") finder.step(by)
  }
  return {
    find: {
      can: ({ layer, at }) => layer !== "everywhere" || !at?.matches("#find-bar input"),
      run: () => finder.open(false),
    },
    replace: { run: () => finder.open(true) },
    "find-next": { run: step(1) },
    "find-previous": { run: step(-1) },
  }
}
