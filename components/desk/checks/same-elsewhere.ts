/** The change that was just accepted, where the same words stand elsewhere in the translation. */
import { closeHistory } from "prosemirror-history"
import type { Deciding } from "@/lib/client/desk-store"
import { replaceEach } from "@/lib/review/commands/replace-each"
import { findMatches, type Match } from "@/lib/review/find/find-in-page"
import type { DeskEditor } from "../editor/desk-editor"
import { actDone, mayMend } from "./finding-actions"

/** Shorter words than this, in UTF-16 units, mean too many things to be changed alike. */
const SHORTEST = 3
const LONGEST = 200

interface Elsewhere {
  readonly words: string
  readonly matches: readonly Match[]
}

/** Null when the decision was no single replacement of whole words, or these stand nowhere else. */
export function sameElsewhere(editor: DeskEditor, { kind, made, count = 1 }: Deciding): Elsewhere | null {
  if (kind !== "accepted" || count !== 1 || !made || !mayMend(editor)) return null
  const { page } = editor.store.getState()
  const { deleted, inserted: words } = made
  if (deleted.length < SHORTEST || deleted.length > LONGEST || words === "" || /[\n\uFFFC]/u.test(deleted + words))
    return null
  const matches = findMatches(editor.state.doc, {
    search: { words: deleted, matchCase: true, wholeWord: true, accents: true },
    where: "target",
    reading: "clean",
    languages: { source: page.source, target: page.target },
  })
  return matches.length > 0 ? { words, matches } : null
}

/** Makes it there too: as suggestions in *Suggesting*, at once in *Editing*; one undo takes all of it back. */
export function changeElsewhere(editor: DeskEditor, decision: Deciding): void {
  const found = sameElsewhere(editor, decision)
  if (!found) return
  const before = editor.state.doc
  const { words, matches } = found
  const each = matches.map(({ from, to }) => ({ from, to, words }))
  replaceEach(each)(editor.state, tr => editor.view.dispatch(closeHistory(tr)))
  if (editor.state.doc === before) return
  editor.view.dispatch(closeHistory(editor.state.tr))
  const suggested = editor.store.getState().mode === "suggesting"
  actDone(editor, { kind: suggested ? "suggested" : "changed", count: matches.length })
}
