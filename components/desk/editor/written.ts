/** Pairs that the person at the desk has written in: where four eyes are asked for, they do not approve them. */
import type { Node } from "prosemirror-model"
import { touchedPairs } from "@/lib/sync/touched"
import type { DeskEditor } from "./desk-editor"

export function noteWritten({ store }: DeskEditor, before: Node, after: Node): void {
  const { page, written } = store.getState()
  if (!page.workflow.fourEyes) return
  const fresh = [...touchedPairs(before, after).after.keys()].filter(id => !written.has(id))
  if (fresh.length > 0) store.setState({ written: new Set([...written, ...fresh]) })
}
