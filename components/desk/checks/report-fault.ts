/** A finding in the source becomes a *fault in the source*: a conversation on its words, collected for whoever owns the source. */
import type { PageFinding } from "@/lib/client/checking"
import { may } from "@/lib/review/roles"
import { commentOn } from "../editor/comments"
import type { DeskEditor } from "../editor/desk-editor"
import { findingPlace } from "./finding-lights"

export const mayReport = (editor: DeskEditor, { finding }: PageFinding): boolean =>
  finding.side === "source" && may(editor.store.getState().page.roles, "comment")

/** @param sentence what the finding says, in the language of whoever reports it */
export async function reportFault(editor: DeskEditor, found: PageFinding, sentence: string): Promise<void> {
  const range = findingPlace(editor.state, found.id)
  if (!range || !mayReport(editor, found)) return
  const { category, severity, quote, suggestions } = found.finding
  const better = suggestions[0] === undefined || suggestions[0] === "" ? "" : ` → ${suggestions[0]}`
  const at = { pair: found.pair, side: "source" as const, quote, range }
  await commentOn(editor, at, `${sentence}${better}`, { kind: "source-fault", fault: { category, severity } })
}
