/** What a person can do at the desk, apart from typing. Keys and buttons call these; none of them knows the other. */
import { closeHistory, redo, undo } from "prosemirror-history"
import { type Mark, Node } from "prosemirror-model"
import { TextSelection, type Transaction } from "prosemirror-state"
import type { Deciding, NoteItem, View } from "@/lib/client/desk-store"
import { shownNotes } from "@/lib/client/note-filter"
import { pairAt, sideAt } from "@/lib/review/mend/places"
import { pairSummary } from "@/lib/review/pair-summary"
import { may, type PairStatus } from "@/lib/review/roles"
import { type Judgement, schema } from "@/lib/review/schema"
import { fingerprint } from "@/lib/review/status"
import { decide } from "@/lib/review/suggest/decide"
import type { Act } from "@/lib/sync/protocol"
import { shine } from "./decorations"
import { AS_IS, type DeskEditor } from "./desk-editor"

/** Nothing is sent that the server would refuse because the page is approved, whichever key asked for it. */
export const send = (editor: DeskEditor, tr: Transaction): boolean => {
  if (editor.store.getState().page.state === "approved") return false
  const before = editor.state
  editor.view.dispatch(tr.setMeta(AS_IS, true))
  return editor.state !== before
}

/** Index, start and node of a pair by id. */
export function findPair(editor: DeskEditor, id: string | null): { index: number; start: number; node: Node } | null {
  let found: { index: number; start: number; node: Node } | null = null
  editor.state.doc.forEach((node, start, index) => {
    if (found === null && node.attrs.id === id) found = { index, start, node }
  })
  return found
}

// ── Deciding ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is said with a rejection. */
export interface Why {
  /** Id of one of the group's reasons. */
  readonly reason?: string
  readonly words?: string
}

/** Those of these suggestions that this person may decide; what is disputed is the coordinator's. */
export function decidable(editor: DeskEditor, ids: readonly string[]): readonly string[] {
  const { me, page, suggestions } = editor.store.getState()
  if (may(page.roles, "settle")) return ids
  return ids.filter(id => !suggestions.get(id)?.dispute || suggestions.get(id)?.author === me.id)
}

/**
 * Accepts or rejects suggestions by id, as one step; one's own may be taken back by rejecting. The next open note comes
 * up.
 */
export function decideSuggestions(
  editor: DeskEditor,
  wished: readonly string[],
  how: "accept" | "reject",
  why: Why = {},
): boolean {
  const ids = decidable(editor, wished)
  if (ids.length === 0 && wished.length > 0) sayDecided(editor, { kind: "disputed", id: wished[0] ?? "" })
  const wanted = new Set(ids)
  const acts = ids.map(id =>
    how === "accept" ? ({ kind: how, suggestion: id } as const) : ({ kind: how, suggestion: id, ...why } as const),
  )
  return decideWith(editor, ids, how, acts, tr => decide(tr, (mark: Mark) => wanted.has(mark.attrs.id as string), how))
}

export function decideWith(
  editor: DeskEditor,
  ids: readonly string[],
  how: "accept" | "reject",
  acts: readonly Act[],
  make: (tr: Transaction) => Transaction,
): boolean {
  const state = editor.store.getState()
  const { me, notes, suggestions, view, mode, openNote: open, ticked } = state
  if (ids.length === 0 || view !== "marks" || mode === "viewing") return false
  const [first = ""] = ids
  const pair = notes.find(one => one.id === first)?.pair ?? null
  const elsewhere = !editor.view.hasFocus()
  const wanted = new Set(ids)
  const made = how === "accept" && ids.length === 1 && pair !== null ? wordsOf(editor, pair, first) : null
  const at = notes.findIndex(one => wanted.has(one.id))
  const left = shownNotes(state).filter(note => !wanted.has(note.id))
  const next = left.find(note => notes.indexOf(note) > at) ?? (at >= 0 ? left.at(-1) : undefined)
  const tr = make(closeHistory(editor.state.tr))
  if (!tr.docChanged || !send(editor, tr)) return false
  editor.sync.note(...acts)
  // Nobody rejects their own: they take it back.
  const own = how === "reject" && ids.every(id => suggestions.get(id)?.author === me.id)
  const kind = own ? "withdrawn" : how === "accept" ? "accepted" : "rejected"
  sayDecided(editor, { kind, id: first, count: ids.length, ...(made ? { made } : {}) })
  if (ticked.size > 0) editor.store.setState({ ticked: new Set([...ticked].filter(id => !wanted.has(id))) })
  if (elsewhere) {
    openNote(editor, next?.id ?? null)
    afterDecision(editor, next?.id ?? null, pair)
  } else {
    const suggested = left.filter(note => note.kind === "suggestion")
    const after = suggested.find(note => notes.indexOf(note) > at) ?? suggested[0]
    if (after) caretTo(editor, after)
    else if (wanted.has(open ?? "")) openNote(editor, null)
  }
  return true
}

/** What a suggestion deletes and inserts, as the document has it. */
function wordsOf(editor: DeskEditor, pair: string, id: string): Deciding["made"] | null {
  const found = findPair(editor, pair)
  const one = found && pairSummary(found.node).suggestions.find(suggestion => suggestion.id === id)
  return one ? { deleted: one.deleted, inserted: one.inserted } : null
}

/** Decided from the text, the caret goes on to the next open suggestion, in the text. */
function caretTo(editor: DeskEditor, note: NoteItem): void {
  openNote(editor, note.id)
  const found = findPair(editor, note.pair)
  const range = found && pairSummary(found.node).suggestions.find(one => one.id === note.id)?.ranges[0]
  if (!found || !range) return
  const { state } = editor
  const at = state.doc.resolve(found.start + range.from)
  editor.view.dispatch(state.tr.setSelection(TextSelection.near(at, 1)).scrollIntoView())
}

const DECISION_SHOWN_MS = 12_000

/** Says what was decided, until the next act or for a while. */
export function sayDecided(editor: DeskEditor, lastDecision: Deciding): void {
  editor.store.setState({ lastDecision })
  setTimeout(() => {
    if (editor.store.getState().lastDecision === lastDecision) editor.store.setState({ lastDecision: null })
  }, DECISION_SHOWN_MS)
}

/** The button that had the focus is gone with its note: the focus goes to the next one, or to the pair decided on. */
export function afterDecision(editor: DeskEditor, next: string | null, pair: string | null): void {
  if (next !== null) focusNote(editor, next)
  else if (pair !== null) editor.pairs.get(pair)?.pin.focus({ preventScroll: true })
}

export function decidePair(editor: DeskEditor, pair: string, how: "accept" | "reject"): boolean {
  const found = findPair(editor, pair)
  return (
    found !== null &&
    decideSuggestions(
      editor,
      pairSummary(found.node).suggestions.map(one => one.id),
      how,
    )
  )
}

export const undoLast = (editor: DeskEditor): boolean => undo(editor.state, tr => editor.view.dispatch(tr))
export const redoLast = (editor: DeskEditor): boolean => redo(editor.state, tr => editor.view.dispatch(tr))

// ── Judging ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export function judge(editor: DeskEditor, pair: string, status: PairStatus): boolean {
  const found = findPair(editor, pair)
  if (found === null) return false
  const { me } = editor.store.getState()
  const judged: Judgement | null =
    status === "draft" ? null : { status, by: me.id, at: Date.now(), words: fingerprint(found.node) }
  return send(editor, editor.state.tr.setNodeAttribute(found.start, "judged", judged))
}

// ── Places ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The selection as the browser has it, on either side. The source is not editable, so ProseMirror does not follow it there. */
export function selectedRange(editor: DeskEditor): { from: number; to: number; side: "source" | "target" } | null {
  const places = selectedPlaces(editor)
  if (places === null) return null
  const { doc } = editor.state
  const { from, to } = places
  const side = sideAt(doc, from)
  if (side === null || side !== sideAt(doc, to) || pairAt(doc, from)?.index !== pairAt(doc, to)?.index) return null
  return { from, to, side }
}

/** Where the browser's selection begins and ends, if both are in the document. */
export function selectedPlaces(editor: DeskEditor): { from: number; to: number } | null {
  const chosen = window.getSelection()
  const { view } = editor
  if (
    !chosen?.anchorNode ||
    !chosen.focusNode ||
    !view.dom.contains(chosen.anchorNode) ||
    !view.dom.contains(chosen.focusNode)
  )
    return null
  const a = positionAt(editor, chosen.anchorNode, chosen.anchorOffset)
  const b = positionAt(editor, chosen.focusNode, chosen.focusOffset)
  if (a === null || b === null) return null
  return { from: Math.min(a, b), to: Math.max(a, b) }
}

function positionAt(editor: DeskEditor, node: globalThis.Node, offset: number): number | null {
  try {
    return editor.view.posAtDOM(node, offset)
  } catch {
    // posAtDOM throws for places in the spine and other parts that are not of the document.
    return null
  }
}

export function caretPlace(editor: DeskEditor): { pos: number; side: "source" | "target" } | null {
  const range = selectedRange(editor)
  if (range) return { pos: range.to, side: range.side }
  const { head } = editor.state.selection
  const side = sideAt(editor.state.doc, head)
  return side === null ? null : { pos: head, side }
}

// ── Going about ──────────────────────────────────────────────────────────────────────────────────────────────────────

export function activate(editor: DeskEditor, pair: string | null): void {
  if (editor.store.getState().activePair === pair) return
  editor.store.setState({ activePair: pair })
  requestAnimationFrame(() => drawActive(editor))
}

/** The pair that is drawn as the active one. */
const lit = new WeakMap<DeskEditor, string | null>()

/**
 * Drawn by the rows themselves, since a decoration would have every row of the page looked at for a click; and with the next
 * frame: where the caret goes is asked next, and for that the page would have to be laid out once more.
 */
function drawActive(editor: DeskEditor): void {
  const [before, now] = [lit.get(editor) ?? null, editor.store.getState().activePair]
  if (before === now) return
  lit.set(editor, now)
  editor.pairs.get(before ?? "")?.showActive(false)
  editor.pairs.get(now ?? "")?.showActive(true)
}

export function openNote(editor: DeskEditor, id: string | null): void {
  const { openNote: before, notes } = editor.store.getState()
  if (before === id) return
  editor.store.setState({ openNote: id, composing: null })
  editor.view.dispatch(shine(editor.state.tr, { openNote: id }))
  const note = notes.find(one => one.id === id)
  if (note) activate(editor, note.pair)
}

/**
 * Puts the focus on a note as soon as the margin has drawn it, unless another has been opened or the person has gone
 * somewhere else meanwhile: a focus that comes late takes the keys away from what they are doing.
 */
export function focusNote(editor: DeskEditor, id: string, tries = 10, from = document.activeElement): void {
  requestAnimationFrame(() => {
    if (editor.store.getState().openNote !== id || hasGoneOn(from)) return
    const note = document.getElementById(`note-${id}`)
    if (note) note.focus({ preventScroll: true })
    else if (tries > 0) focusNote(editor, id, tries - 1, from)
  })
}

/** The focus is neither where it was nor lost because that is gone. */
export function hasGoneOn(from: Element | null): boolean {
  const now = document.activeElement
  return now !== null && now !== document.body && now !== from
}

/**
 * What has the focus goes. Once that is drawn it is given to what `to` answers, unless the person has gone somewhere else
 * meanwhile.
 */
export function focusInstead(to: () => HTMLElement | null | undefined): void {
  const from = document.activeElement
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (!hasGoneOn(from)) to()?.focus({ preventScroll: true })
    }),
  )
}

/** Moves to a pair and puts the focus on its bead. */
export function goToPair(editor: DeskEditor, id: string, focus = true): void {
  activate(editor, id)
  const view = editor.pairs.get(id)
  if (!view) return
  bringIntoView(view.dom)
  if (focus) view.pin.focus({ preventScroll: true })
}

/** The row is shown with some of what is around it. */
export function bringIntoView(row: HTMLElement): void {
  const box = row.getBoundingClientRect()
  const [above, below] = [140, window.innerHeight - 80]
  if (box.top >= above && box.bottom <= below) return
  const quiet = window.matchMedia("(prefers-reduced-motion: reduce)").matches
  window.scrollBy({ top: box.top - Math.min(above + 80, window.innerHeight / 3), behavior: quiet ? "auto" : "smooth" })
}

const shownRows = (editor: DeskEditor) => {
  const { rows } = editor.store.getState()
  return rows.filter(row => !editor.pairs.get(row.id)?.dom.classList.contains("away"))
}

export function stepPair(editor: DeskEditor, by: 1 | -1, focus = true): void {
  const rows = shownRows(editor)
  const at = rows.findIndex(row => row.id === editor.store.getState().activePair)
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]
  if (next) goToPair(editor, next.id, focus)
}

export function stepNote(editor: DeskEditor, by: 1 | -1): void {
  const { openNote: open, activePair, rows } = editor.store.getState()
  const notes = shownNotes(editor.store.getState())
  if (notes.length === 0) return
  const row = rows.findIndex(one => one.id === activePair)
  const at = notes.findIndex(note => note.id === open)
  const from =
    at >= 0 ? at + by : by > 0 ? notes.findIndex(note => note.row >= row) : notes.findLastIndex(note => note.row <= row)
  const next = notes[(from + notes.length) % notes.length] ?? notes[0]
  if (!next) return
  openNote(editor, next.id)
  const view = editor.pairs.get(next.pair)
  if (view) bringIntoView(view.dom)
  focusNote(editor, next.id)
}

/** Puts the caret at the end of a pair's target. */
export function writeIn(editor: DeskEditor, pair: string): void {
  const found = findPair(editor, pair)
  if (found === null) return
  const end = found.start + found.node.nodeSize - 2
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(end), -1)))
  editor.view.focus()
}

// ── Views ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Fetches the imported draft once; it never changes. */
export async function loadDraft(editor: DeskEditor): Promise<Node | null> {
  if (editor.draft) return editor.draft
  const { page } = editor.store.getState()
  const response = await fetch(`/api/pages/${encodeURIComponent(page.id)}/draft`)
  if (!response.ok) return null
  const { doc } = (await response.json()) as { doc: Record<string, unknown> }
  editor.draft = Node.fromJSON(schema, doc)
  return editor.draft
}

export function setView(editor: DeskEditor, view: View): void {
  const wrote = document.activeElement === editor.view.dom
  editor.store.setState({ view })
  editor.view.setProps({})
  // Where nothing can be written, the text loses the focus.
  if (wrote && !editor.editable)
    editor.pairs.get(editor.store.getState().activePair ?? "")?.pin.focus({ preventScroll: true })
}
