/** Comments: the words go to the server, the place they hang on is a mark in the document. */

import { pairAt } from "@/lib/review/mend/places"
import { may } from "@/lib/review/roles"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { activate, afterDecision, findPair, focusNote, hasGoneOn, openNote, sayDecided, selectedRange } from "./actions"
import { AS_IS, type DeskEditor, newId } from "./desk-editor"

let place: { from: number; to: number } | null = null

/** Begins a comment on the selection of either side, or on the active pair where nothing is selected. */
export function beginComment(editor: DeskEditor): boolean {
  const { activePair, page, view } = editor.store.getState()
  if (!may(page.roles, "comment")) return false
  // The mark of a comment is a change of the page, which nobody makes while it is approved; of a pair one may still speak.
  const range = page.state === "approved" || view !== "marks" ? null : selectedRange(editor)
  if (range && range.to > range.from) {
    const at = pairAt(editor.state.doc, range.from)
    if (at === null) return false
    place = { from: range.from, to: range.to }
    activate(editor, at.node.attrs.id as string)
    openNote(editor, null)
    editor.store.setState({
      composing: {
        pair: at.node.attrs.id as string,
        side: range.side,
        quote: editor.state.doc.textBetween(range.from, range.to, " "),
      },
    })
    return true
  }
  if (activePair === null) return false
  place = null
  openNote(editor, null)
  editor.store.setState({ composing: { pair: activePair, side: null, quote: "" } })
  return true
}

/** Gives it up, and the focus goes back to where it was begun. */
export function cancelComment(editor: DeskEditor): void {
  const { composing } = editor.store.getState()
  place = null
  editor.store.setState({ composing: null })
  if (composing?.side === "target") editor.view.focus()
  else if (composing) editor.pairs.get(composing.pair)?.pin.focus({ preventScroll: true })
}

/** Where the comment being written begins; null for a whole pair. */
export const composingPlace = (): number | null => place?.from ?? null

/** The place follows the text while the comment is being written. */
export function followComment(map: (pos: number, bias: number) => number): void {
  if (place) place = { from: map(place.from, 1), to: map(place.to, -1) }
}

/** @returns a refusal's code, or null when it is there */
export async function sendComment(editor: DeskEditor, text: string): Promise<string | null> {
  const { composing } = editor.store.getState()
  if (composing === null || text.trim() === "") return "empty-text"
  const id = newId()
  const answer = await post(editor, "", { id, ...composing, text })
  if (typeof answer === "string") return answer
  editor.store.setState({ threads: new Map(editor.store.getState().threads).set(answer.id, answer), composing: null })
  if (place && place.to > place.from) {
    const mark = editor.state.schema.marks.comment
    if (mark)
      editor.view.dispatch(
        // Not a step of the undo stack: taking the mark back would leave a comment without its place.
        editor.state.tr
          .addMark(place.from, place.to, mark.create({ thread: id }))
          .setMeta(AS_IS, true)
          .setMeta("addToHistory", false),
      )
  }
  place = null
  const from = document.activeElement
  // The note is known to the margin after the editor has looked at the page again.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (hasGoneOn(from)) return
      openNote(editor, id)
      focusNote(editor, id)
    }),
  )
  return null
}

export async function reply(editor: DeskEditor, thread: string, text: string): Promise<string | null> {
  if (text.trim() === "") return "empty-text"
  return settle(editor, await post(editor, `/${thread}`, { text }))
}

export async function resolveThread(
  editor: DeskEditor,
  thread: string,
  to: "resolve" | "reopen",
): Promise<string | null> {
  const { notes } = editor.store.getState()
  const at = notes.findIndex(note => note.id === thread)
  const [here, next] = [notes[at], notes[at + 1]]
  const refused = settle(editor, await post(editor, `/${thread}/${to}`, {}))
  if (refused === null && to === "resolve") {
    sayDecided(editor, { kind: "resolved", id: thread })
    openNote(editor, next?.id ?? null)
    afterDecision(editor, next?.id ?? null, here?.pair ?? null)
  }
  return refused
}

function settle(editor: DeskEditor, answer: ThreadInfo | string): string | null {
  if (typeof answer === "string") return answer
  editor.store.setState({ threads: new Map(editor.store.getState().threads).set(answer.id, answer) })
  editor.refresh()
  return null
}

async function post(editor: DeskEditor, path: string, body: unknown): Promise<ThreadInfo | string> {
  const { page } = editor.store.getState()
  try {
    const response = await fetch(`/api/pages/${encodeURIComponent(page.id)}/threads${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    return response.ok ? (answer as ThreadInfo) : (answer as { error: string }).error
  } catch {
    // The line is down, or what answered was not our server.
    return "offline"
  }
}

/** Where a thread's words are now, for going there; the pair's start where they are gone. */
export const pairOfThread = (editor: DeskEditor, thread: string): string | null => {
  const { notes } = editor.store.getState()
  const note = notes.find(one => one.id === thread)
  return note && findPair(editor, note.pair) ? note.pair : null
}
