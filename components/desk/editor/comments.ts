/** Comments: the words go to the server, the place they hang on is a mark in the document. */
import { type ApiRefusal, api } from "@/lib/client/api"
import { pairAt } from "@/lib/review/mend/places"
import { may } from "@/lib/review/roles"
import { MOST_OF_QUOTE, type ThreadMeaning } from "@/lib/sync/api"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { firstCharacters } from "@/lib/text/characters"
import { activate, afterDecision, focusNote, hasGoneOn, openNote, sayDecided, selectedPlaces } from "./actions"
import { AS_IS, type DeskEditor, newId } from "./desk-editor"
import { putAside, takeThread } from "./outbox"
import { markStretch, type Stretch, stretchBetween } from "./stretch"

let place: Stretch["ranges"] = []
/** The thread that was last begun from within the text: whoever leaves its note goes back there. */
let begunInText: string | null = null

export const isBegunInText = (thread: string): boolean => thread === begunInText

/** The selection of either side, as far as a comment can be set on it. */
export function selectedStretch(editor: DeskEditor): Stretch | null {
  const places = selectedPlaces(editor)
  return places && places.to > places.from ? stretchBetween(editor.state.doc, places.from, places.to) : null
}

/** Begins a comment on the selection of either side, or on the active pair where nothing is selected. */
export function beginComment(editor: DeskEditor): boolean {
  const { activePair, page, view } = editor.store.getState()
  if (!may(page.roles, "comment")) return false
  // The mark of a comment is a change of the page, which nobody makes while it is approved; of a pair one may still speak.
  const stretch = page.state === "approved" || view !== "marks" ? null : selectedStretch(editor)
  const [first] = stretch?.ranges ?? []
  if (stretch && first) {
    const pair = pairAt(editor.state.doc, first.from)?.node.attrs.id as string
    place = stretch.ranges
    activate(editor, pair)
    openNote(editor, null)
    const { side, pairs } = stretch
    const quote = firstCharacters(stretch.quote, MOST_OF_QUOTE)
    editor.store.setState({ composing: { pair, side, quote, ...(pairs.length > 1 ? { pairs } : {}) } })
    return true
  }
  if (activePair === null) return false
  return beginAbout(editor, activePair)
}

/** Begins a comment on a whole pair, or on the page as a whole. */
export function beginAbout(editor: DeskEditor, pair: string | null): boolean {
  if (!may(editor.store.getState().page.roles, "comment")) return false
  place = []
  openNote(editor, null)
  editor.store.setState({ composing: { pair, side: null, quote: "" } })
  return true
}

/** Says something about words on a side, without asking for it: what a finding says, for whoever owns the source. */
export function commentOn(
  editor: DeskEditor,
  at: {
    readonly pair: string
    readonly side: "source" | "target"
    readonly quote: string
    readonly range: Stretch["ranges"][number]
  },
  text: string,
  meaning: ThreadMeaning,
): Promise<ApiRefusal | null> {
  const { page, view } = editor.store.getState()
  place = page.state === "approved" || view !== "marks" ? [] : [at.range]
  editor.store.setState({
    composing: { pair: at.pair, side: at.side, quote: firstCharacters(at.quote, MOST_OF_QUOTE) },
  })
  return sendComment(editor, text, meaning)
}

/** Gives it up, and the focus goes back to where it was begun. */
export function cancelComment(editor: DeskEditor): void {
  const { composing } = editor.store.getState()
  place = []
  editor.store.setState({ composing: null })
  if (composing?.side === "target") editor.view.focus()
  else if (composing?.pair) editor.pairs.get(composing.pair)?.pin.focus({ preventScroll: true })
}

/** Where the comment being written begins; null for a whole pair. */
export const composingPlace = (): number | null => place[0]?.from ?? null

/** All of its words; none for a whole pair. */
export const composingWords = (): Stretch["ranges"] => place

/** Comments on their way, each with its place: another may be begun meanwhile. */
const sending = new Set<{ place: Stretch["ranges"] }>()

/** The place follows the text while the comment is being written and sent. */
export function followComment(map: (pos: number, bias: number) => number): void {
  const follow = (ranges: Stretch["ranges"]) =>
    ranges.map(({ from, to }) => ({ from: map(from, 1), to: map(to, -1) })).filter(({ from, to }) => from < to)
  place = follow(place)
  for (const one of sending) one.place = follow(one.place)
}

/**
 * Without a line the comment stands at this desk, and goes when there is one again.
 * @param text people in it as `<@id>`
 * @returns a refusal's code, or null when it is there
 */
export async function sendComment(
  editor: DeskEditor,
  text: string,
  meaning: ThreadMeaning,
): Promise<ApiRefusal | null> {
  const { composing, page, me } = editor.store.getState()
  if (composing === null || text.trim() === "") return "empty-text"
  const id = newId()
  const { pair, side, quote } = composing
  const wish = { id, pair, side, quote, text, ...meaning }
  const mine = { place }
  sending.add(mine)
  const answer = await api.startThread(page.id, wish)
  sending.delete(mine)
  if (!answer.ok && answer.why !== "offline") return answer.why
  if (answer.ok) takeThread(editor, answer.value)
  else putAside(editor, { kind: "thread", thread: id, author: me.id, at: Date.now(), why: null, wish })
  const isLast = editor.store.getState().composing === composing
  begunInText = side === "target" && mine.place.length > 0 ? id : null
  if (isLast) {
    editor.store.setState({ composing: null })
    place = []
  }
  if (mine.place.length > 0)
    editor.view.dispatch(
      // Not a step of the undo stack: taking the mark back would leave a comment without its place.
      markStretch(editor.state.tr, mine.place, id).setMeta(AS_IS, true).setMeta("addToHistory", false),
    )
  if (!isLast) return null
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

export async function reply(editor: DeskEditor, thread: string, text: string): Promise<ApiRefusal | null> {
  if (text.trim() === "") return "empty-text"
  const { page, me } = editor.store.getState()
  const wish = { text, id: newId() }
  const answer = await api.reply(page.id, thread, wish)
  if (answer.ok) takeThread(editor, answer.value)
  else if (answer.why !== "offline") return answer.why
  else putAside(editor, { kind: "reply", thread, author: me.id, at: Date.now(), why: null, wish })
  return null
}

export async function resolveThread(
  editor: DeskEditor,
  thread: string,
  to: "resolve" | "reopen",
): Promise<ApiRefusal | null> {
  const { notes, page } = editor.store.getState()
  const at = notes.findIndex(note => note.id === thread)
  const [here, next] = [notes[at], notes[at + 1]]
  const refused = take(editor, await (to === "resolve" ? api.resolve : api.reopen)(page.id, thread))
  if (refused === null && to === "resolve") {
    sayDecided(editor, { kind: "resolved", id: thread })
    openNote(editor, next?.id ?? null)
    afterDecision(editor, next?.id ?? null, here?.pair ?? null)
  }
  return refused
}

export const meanThread = async (editor: DeskEditor, thread: string, meaning: ThreadMeaning) =>
  take(editor, await api.meanThread(editor.store.getState().page.id, thread, meaning))

export const editComment = async (editor: DeskEditor, thread: string, comment: string, text: string) =>
  take(editor, await api.editComment(editor.store.getState().page.id, thread, comment, text))

export const deleteComment = async (editor: DeskEditor, thread: string, comment: string) =>
  take(editor, await api.deleteComment(editor.store.getState().page.id, thread, comment))

function take(editor: DeskEditor, answer: Awaited<ReturnType<typeof api.resolve>>): ApiRefusal | null {
  if (!answer.ok) return answer.why
  takeThread(editor, answer.value)
  return null
}

/** The address that opens the desk at a thread. */
export const addressOf = (page: string, thread: ThreadInfo["id"]): string =>
  `${location.origin}/pages/${encodeURIComponent(page)}?thread=${encodeURIComponent(thread)}`
