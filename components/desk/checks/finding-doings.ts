import { findingOf, type PageFinding, suggestionsOf } from "@/lib/client/checking"
import type { Asked, Doings } from "@/lib/client/keys/registry"
import { type Action, may } from "@/lib/review/roles"
import type { DeskEditor } from "../editor/desk-editor"
import { beginSearch } from "../memory/begin-search"
import { mayPutMemory, putMemory } from "../memory/put-memory"
import { beginTerm, mayKeepTerms } from "../terms/add-term"
import { insertNext, mayInsert } from "../terms/insert-term"
import { keepWord, mayMend, notAFault, openedFinding, stepFinding, suggestFinding } from "./finding-actions"
import { findingAt } from "./finding-lights"
import { keeperOf } from "./keeper"

/** Words that may be put on the group's list. */
export const isWord = ({ finding: { check, category, quote } }: PageFinding): boolean =>
  check === "spelling" ||
  check === "source-spelling" ||
  (check === "languagetool" && category === "spelling" && !/\s/u.test(quote))

export function findingDoings(editor: DeskEditor): Doings {
  const { store } = editor
  const has = (action: Action) => may(store.getState().page.roles, action)
  /** The finding whose card is open, or the one at the caret. */
  const here = ({ layer }: Asked): PageFinding | null => {
    const { checking } = store.getState()
    const open = findingAt(editor.state, editor.state.selection.head)
    return openedFinding(editor) ?? (layer === "text" && open !== null ? findingOf({ ...checking, open }) : null)
  }
  const step = (by: 1 | -1) => ({
    can: () => store.getState().checking.found.size > 0,
    run: ({ layer }: Asked) => stepFinding(editor, by, layer === "text"),
  })
  return {
    "next-finding": step(1),
    "previous-finding": step(-1),
    "suggest-finding": {
      can: asked => {
        const finding = here(asked)
        const { explained } = store.getState().checking
        return finding?.finding.side === "target" && mayMend(editor) && suggestionsOf(finding, explained).length > 0
      },
      run: asked => {
        const finding = here(asked)
        return finding !== null && suggestFinding(editor, finding)
      },
    },
    "not-a-fault": {
      can: asked => here(asked) !== null && has("judge-findings"),
      run: asked => {
        const finding = here(asked)
        if (finding) void notAFault(editor, [finding])
      },
    },
    "keep-word": {
      can: asked => {
        const finding = here(asked)
        return finding !== null && isWord(finding) && has("keep-terms")
      },
      run: asked => {
        const finding = here(asked)
        if (finding) void keepWord(editor, finding)
      },
    },
    "insert-term": { can: () => mayInsert(editor), run: () => insertNext(editor) },
    "put-memory": { can: () => mayPutMemory(editor), run: () => putMemory(editor) },
    concordance: { run: () => beginSearch(editor) },
    "add-term": { can: () => mayKeepTerms(editor), run: () => void beginTerm(editor) },
    "show-findings": {
      can: () => store.getState().filter !== "findings",
      run: () => store.setState({ filter: "findings" }),
    },
    "check-settings": {
      can: () => store.getState().checking.checks !== null,
      run: () => store.setState({ panel: "checks" }),
    },
    "show-hints": {
      run: () => {
        const { checking } = store.getState()
        store.setState({ checking: { ...checking, hints: !checking.hints } })
        keeperOf(editor)?.showAgain()
      },
    },
  }
}
