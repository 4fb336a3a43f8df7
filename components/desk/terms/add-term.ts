/** A term for the glossary from words selected on either side. */
import { pairAt } from "@/lib/review/mend/places"
import { may } from "@/lib/review/roles"
import { keeperOf } from "../checks/keeper"
import { selectedStretch } from "../editor/comments"
import type { DeskEditor } from "../editor/desk-editor"

/** A longer selection is no term. In UTF-16 units. */
const LONGEST = 120

export const mayKeepTerms = (editor: DeskEditor): boolean => {
  const { page, checking } = editor.store.getState()
  return may(page.roles, "keep-terms") && checking.checks !== null
}

/** The other side is looked through for so long at most before the dialog opens. In milliseconds. */
const PATIENCE = 400

/** Opens the dialog with what is selected and, where the page knows it, with what stands for it; else it opens empty. */
export async function beginTerm(editor: DeskEditor): Promise<void> {
  const stretch = selectedStretch(editor)
  const [place] = stretch?.ranges ?? []
  const words = stretch?.quote.trim() ?? ""
  const pair = place ? pairAt(editor.state.doc, place.from)?.node.attrs.id : undefined
  if (!stretch || stretch.ranges.length > 1 || typeof pair !== "string" || words === "" || words.length > LONGEST) {
    editor.store.setState({ panel: "term", addingTerm: { source: "", rendering: "" } })
    return
  }
  const { side } = stretch
  const other = (await soon(keeperOf(editor)?.wonder({ kind: "counterpart", pair, side, words }))) ?? ""
  const addingTerm = side === "source" ? { source: words, rendering: other } : { source: other, rendering: words }
  editor.store.setState({ panel: "term", addingTerm })
}

const soon = <T>(answer: Promise<T> | undefined): Promise<T | null> =>
  Promise.race([
    answer ?? Promise.resolve(null),
    new Promise<null>(resolve => setTimeout(() => resolve(null), PATIENCE)),
  ])
