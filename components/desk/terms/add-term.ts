/** A term for the glossary from words selected on either side. */
import { pairAt } from "@/lib/review/mend/places"
import { may } from "@/lib/review/roles"
import { selectedStretch } from "../editor/comments"
import type { DeskEditor } from "../editor/desk-editor"

/** A longer selection is no term. In UTF-16 units. */
const LONGEST = 120

export const mayKeepTerms = (editor: DeskEditor): boolean => {
  const { page, checking } = editor.store.getState()
  return may(page.roles, "keep-terms") && checking.checks !== null
}

/** Opens the dialog with what is selected; without a selection it opens empty. */
export function beginTerm(editor: DeskEditor): boolean {
  if (!mayKeepTerms(editor)) return false
  const stretch = selectedStretch(editor)
  const [place] = stretch?.ranges ?? []
  const words = stretch?.quote.trim() ?? ""
  const pair = place ? (pairAt(editor.state.doc, place.from)?.node.attrs.id as string) : null
  const begun =
    stretch && words.length <= LONGEST && stretch.ranges.length === 1 && pair !== null
      ? { pair, side: stretch.side, words }
      : null
  editor.store.setState({ panel: "term", addingTerm: begun })
  return true
}
