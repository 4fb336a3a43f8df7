/** What the actions of lib/client/keys/table.ts do at the desk, and when they may be done. */
import type { Asked, Doing, Doings } from "@/lib/client/keys/registry"
import { pairAt } from "@/lib/review/mend/places"
import { pairSummary } from "@/lib/review/pair-summary"
import { type Action, may, type PairStatus } from "@/lib/review/roles"
import { mergeDown, pairAtCaret, splitInTwo } from "./alignment/actions"
import { alignmentDoings } from "./alignment/doings"
import { openedFinding, openFinding } from "./checks/finding-actions"
import { findingDoings } from "./checks/finding-doings"
import {
  activate,
  decidePair,
  decideSuggestions,
  goToPair,
  judge,
  openNote,
  redoLast,
  stepNote,
  stepPair,
  undoLast,
  writeIn,
} from "./editor/actions"
import { beginComment, cancelComment, isBegunInText } from "./editor/comments"
import type { DeskEditor } from "./editor/desk-editor"
import { findDoings } from "./find/find-doings"
import { formDoings } from "./form/form-doings"
import { showDoings } from "./show-doings"
import { askStatus } from "./status-keys"

export function deskDoings(editor: DeskEditor): Doings {
  const state = () => editor.store.getState()
  const has = (action: Action) => may(state().page.roles, action)
  const changes = () => state().mode !== "viewing" && state().page.state !== "approved"
  const pair = () => state().activePair
  const mends = () => changes() && has("mend-alignment")
  /** The suggestion at the caret, or the one whose note is open. */
  const suggestion = ({ layer }: Asked): string | null => {
    const { notes, openNote: open } = state()
    const here = layer === "text" ? suggestionAtCaret(editor) : null
    return here ?? notes.find(one => one.id === open && one.kind === "suggestion")?.id ?? null
  }
  const decides = (asked: Asked, how: "accept" | "reject"): boolean => {
    const id = suggestion(asked)
    if (id === null || !changes() || state().view !== "marks") return false
    const own = state().suggestions.get(id)?.author === state().me.id
    return has("decide") || (how === "reject" && own)
  }
  const decide = (how: "accept" | "reject"): Doing => ({
    can: asked => decides(asked, how),
    run: asked => {
      const id = suggestion(asked)
      return id !== null && decideSuggestions(editor, [id], how)
    },
  })
  const decideAll = (how: "accept" | "reject"): Doing => ({
    can: () => changes() && has("decide") && state().view === "marks" && suggestionsOf(editor, pair()) > 0,
    run: () => decidePair(editor, pair() ?? "", how),
  })
  const mark = (status: PairStatus): Doing => ({
    can: () => mayMark(editor, pair(), status),
    run: () => judge(editor, pair() ?? "", status),
  })
  return {
    "next-pair": { run: asked => step(editor, 1, asked) },
    "previous-pair": { run: asked => step(editor, -1, asked) },
    "next-note": { can: () => state().notes.length > 0, run: () => stepNote(editor, 1) },
    "previous-note": { can: () => state().notes.length > 0, run: () => stepNote(editor, -1) },
    "write-here": {
      can: () => pair() !== null && editor.editable,
      run: () => writeIn(editor, pair() ?? ""),
    },
    leave: { run: asked => leave(editor, asked) },
    accept: decide("accept"),
    reject: decide("reject"),
    tick: {
      can: asked => changes() && has("decide") && state().view === "marks" && suggestion(asked) !== null,
      run: asked => {
        const ticked = new Set(state().ticked)
        const id = suggestion(asked) ?? ""
        if (!ticked.delete(id)) ticked.add(id)
        editor.store.setState({ ticked })
      },
    },
    "decide-several": {
      can: () =>
        changes() && has("decide") && state().view === "marks" && state().notes.some(one => one.kind === "suggestion"),
      run: () => editor.store.setState({ several: true }),
    },
    "accept-pair": decideAll("accept"),
    "reject-pair": decideAll("reject"),
    comment: { can: () => has("comment"), run: () => beginComment(editor) },
    status: {
      can: () => pair() !== null && (changes() || has("comment")),
      run: () => askStatus(editor),
    },
    "mark-draft": mark("draft"),
    "mark-reviewed": mark("reviewed"),
    "mark-approved": mark("approved"),
    undo: { can: changes, run: () => undoLast(editor) || undefined },
    redo: { can: changes, run: () => redoLast(editor) || undefined },
    merge: { can: () => mends() && pair() !== null, run: () => void mergeDown(editor, pair() ?? "") },
    split: {
      can: () => mends() && pair() !== null,
      // In the text the caret says which pair, a moment before the desk knows of it.
      run: ({ layer }) => void splitInTwo(editor, (layer === "text" ? pairAtCaret(editor) : null) ?? pair() ?? ""),
    },
    ...alignmentDoings(editor),
    ...formDoings(editor),
    ...findDoings(editor),
    ...findingDoings(editor),
    ...showDoings(editor),
  }
}

/** Whether this person may give the pair this status now, by the same table as the server's. */
export function mayMark(editor: DeskEditor, pair: string | null, status: PairStatus): boolean {
  const { rows, page, mode, written } = editor.store.getState()
  const now = rows.find(row => row.id === pair)?.status
  if (now === undefined || now === status || mode === "viewing" || page.state === "approved") return false
  const approves = may(page.roles, "judge-approved")
  if (status === "approved" && page.workflow.fourEyes && written.has(pair ?? "")) return false
  return status === "approved" || now === "approved" ? approves : may(page.roles, "judge-reviewed")
}

function step(editor: DeskEditor, by: 1 | -1, { layer }: Asked): void {
  if (layer !== "text") {
    stepPair(editor, by)
    return
  }
  // The caret says from which pair, a moment before the desk knows of it.
  activate(editor, pairAtCaret(editor) ?? editor.store.getState().activePair)
  stepPair(editor, by, false)
  const { activePair } = editor.store.getState()
  if (activePair) writeIn(editor, activePair)
}

/** Out of the text to its pair; at the desk out of a note. False: there is nothing to leave. */
function leave(editor: DeskEditor, { layer }: Asked): boolean {
  const { composing, openNote: open, activePair } = editor.store.getState()
  if (layer === "text") {
    const at = pairAt(editor.state.doc, editor.state.selection.head)
    if (!at) return false
    goToPair(editor, at.node.attrs.id as string)
  } else if (composing) cancelComment(editor)
  else if (openedFinding(editor)) {
    openFinding(editor, null)
    if (activePair) goToPair(editor, activePair)
  } else if (open !== null) {
    openNote(editor, null)
    if (isBegunInText(open) && editor.editable) editor.view.focus()
    else if (activePair) goToPair(editor, activePair)
  } else return false
  return true
}

function suggestionAtCaret(editor: DeskEditor): string | null {
  const { head } = editor.state.selection
  const at = pairAt(editor.state.doc, head)
  if (!at) return null
  const here = pairSummary(at.node).suggestions.find(one =>
    one.ranges.some(range => at.start + range.from <= head && head <= at.start + range.to),
  )
  return here?.id ?? null
}

const suggestionsOf = (editor: DeskEditor, pair: string | null): number =>
  editor.store.getState().rows.find(row => row.id === pair)?.suggestions ?? 0
