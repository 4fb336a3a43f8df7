/** What is stored of a page that has been built, as plain data. */
import type { Node } from "prosemirror-model"
import { type OpenIssue, type Tally, tallyOf } from "../pages/tally"
import { titleOf } from "../pages/title"
import { textOfDoc } from "./handed"

export interface Built {
  /** The document, as the store has it. */
  readonly text: string
  readonly pairs: number
  readonly title: string
  readonly targetTitle: string
  readonly tally: Tally
}

export const builtOf = (doc: Node, issues: readonly OpenIssue[] = []): Built => ({
  text: textOfDoc(doc),
  pairs: doc.childCount,
  title: titleOf(doc, "source"),
  targetTitle: titleOf(doc, "target"),
  tally: tallyOf(doc, issues),
})
