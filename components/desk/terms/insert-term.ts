/** Puts a rendering of the glossary into the target: in place of one that is not wanted, else where the caret is. */
import { closeHistory } from "prosemirror-history"
import type { TermUse } from "@/lib/checks/terms/glossary"
import type { Rendering } from "@/lib/checks/terms/term"
import { replaceEach } from "@/lib/review/commands/replace-each"
import { actDone, mayMend, suggestFinding } from "../checks/finding-actions"
import type { DeskEditor } from "../editor/desk-editor"
import { findNode } from "./find-node"

const isWanted = ({ standing }: Rendering): boolean => standing !== "forbidden"

/** Words as they are put between two characters: parted from words, not from what opens or closes. */
export function spaced(left: string, words: string, right: string): string {
  const before = left === "" || /[\s([{¿¡«“‘'"/–—-]/u.test(left) ? "" : " "
  return `${before}${words}${/[\p{L}\p{N}([{¿¡«“]/u.test(right) ? " " : ""}`
}

/** What the key puts in next: for a rendering that is not wanted, for a term without any, for the first one. */
export function nextTerm(uses: readonly TermUse[]): { readonly use: TermUse; readonly rendering: Rendering } | null {
  const use =
    uses.find(one => one.used.some(hit => !isWanted(hit.of)) && one.term.renderings.some(isWanted)) ??
    uses.find(one => one.used.length === 0 && one.term.renderings.some(isWanted)) ??
    uses.find(one => one.term.renderings.some(isWanted))
  const rendering =
    use?.term.renderings.find(one => one.standing === "preferred") ?? use?.term.renderings.find(isWanted)
  return use && rendering ? { use, rendering } : null
}

export function mayInsert(editor: DeskEditor): boolean {
  const { termsHere } = editor.store.getState()
  const next = nextTerm(termsHere?.uses ?? [])
  return (
    termsHere !== null && next !== null && mayMend(editor) && (unwanted(editor, next.use) || place(editor) !== null)
  )
}

export function insertNext(editor: DeskEditor): boolean {
  const next = nextTerm(editor.store.getState().termsHere?.uses ?? [])
  return next !== null && insertTerm(editor, next.use, next.rendering)
}

export function insertTerm(editor: DeskEditor, use: TermUse, { words }: Rendering): boolean {
  if (!mayMend(editor)) return false
  const { checking, termsHere, mode } = editor.store.getState()
  const finding = findingOf(editor, use)
  // The finding's own suggestion has the case and the number of what it replaces, and says why.
  if (finding) {
    const fits = finding.finding.suggestions.some(one => one.toLowerCase().startsWith(words.toLowerCase().slice(0, -1)))
    return suggestFinding(editor, finding, fits ? finding.finding.suggestions[0] : words)
  }
  const at = place(editor)
  if (at === null || termsHere === null) return false
  const { doc } = editor.state
  const before = doc
  if (at.from < at.to) replaceEach([{ ...at, words }])(editor.state, tr => editor.view.dispatch(closeHistory(tr)))
  else {
    const $at = doc.resolve(at.from)
    const [left, right] = [$at.nodeBefore?.text?.at(-1) ?? "", $at.nodeAfter?.text?.[0] ?? ""]
    editor.view.dispatch(closeHistory(editor.state.tr.insertText(spaced(left, words, right), at.from)))
  }
  if (editor.state.doc === before) return false
  editor.view.dispatch(closeHistory(editor.state.tr))
  editor.view.focus()
  if (checking.open === null) actDone(editor, { kind: mode === "suggesting" ? "suggested" : "changed", count: 1 })
  return true
}

/** The finding about a rendering of this term that is not wanted. */
function findingOf(editor: DeskEditor, use: TermUse) {
  const { checking, termsHere } = editor.store.getState()
  return (checking.found.get(termsHere?.pair ?? "") ?? []).find(
    ({ finding }) =>
      finding.check === "term" &&
      finding.side === "target" &&
      finding.rule?.id === use.term.id &&
      finding.suggestions.length > 0,
  )
}
const unwanted = (editor: DeskEditor, use: TermUse): boolean => findingOf(editor, use) !== undefined

/** The selection, as far as it is in the target of the pair one is at. */
function place(editor: DeskEditor): { readonly from: number; readonly to: number } | null {
  const { termsHere } = editor.store.getState()
  const found = termsHere ? findNode(editor.state.doc, termsHere.pair) : null
  if (!found) return null
  const begin = found.start + 1 + found.node.child(0).nodeSize
  const end = found.start + found.node.nodeSize - 1
  const { $from, $to } = editor.state.selection
  if (!$from.parent.isTextblock || (!$to.sameParent($from) && $from.pos === $to.pos)) return null
  return $from.pos > begin && $to.pos < end ? { from: $from.pos, to: $to.pos } : null
}
