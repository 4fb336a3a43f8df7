/** What a person can do about findings. Keys and buttons call these. */
import { closeHistory } from "prosemirror-history"
import { TextSelection } from "prosemirror-state"
import { type FindingAct, findingOf, inOrder, isMendable, type PageFinding, suggestionsOf } from "@/lib/client/checking"
import { type Replacement, replaceEach } from "@/lib/review/commands/replace-each"
import { sideText } from "@/lib/review/find/side-text"
import { pairSummary } from "@/lib/review/pair-summary"
import { may } from "@/lib/review/roles"
import { activate, bringIntoView, goToPair, hasGoneOn, openNote, undoLast } from "../editor/actions"
import type { DeskEditor } from "../editor/desk-editor"
import { say } from "../editor/sayings"
import { findingPlace, lightOpenFinding } from "./finding-lights"
import { keeperOf } from "./keeper"

const checking = (editor: DeskEditor) => editor.store.getState().checking
const set = (editor: DeskEditor, part: Partial<ReturnType<typeof checking>>): void =>
  editor.store.setState({ checking: { ...checking(editor), ...part } })

export const openedFinding = (editor: DeskEditor): PageFinding | null => findingOf(checking(editor))

/** Opens a finding's card beside its words; null closes the one that is open. */
export function openFinding(editor: DeskEditor, id: string | null): void {
  if (checking(editor).open === id) return
  if (id !== null) {
    openNote(editor, null)
    editor.store.setState({ composing: null })
  }
  set(editor, { open: id, explained: null })
  editor.view.dispatch(lightOpenFinding(editor.state.tr, id))
  const finding = openedFinding(editor)
  if (!finding) return
  activate(editor, finding.pair)
  void keeperOf(editor)
    ?.explain(finding)
    .then(explained => {
      if (checking(editor).open === explained.id) set(editor, { explained })
    })
}

/** Puts the focus on the card once it is drawn, unless the person has gone elsewhere meanwhile. */
export function focusFinding(editor: DeskEditor, tries = 10, from = document.activeElement): void {
  requestAnimationFrame(() => {
    if (checking(editor).open === null || hasGoneOn(from)) return
    const card = document.getElementById("finding-card")
    if (card) card.focus({ preventScroll: true })
    else if (tries > 0) focusFinding(editor, tries - 1, from)
  })
}

/** The findings one can walk through, by the check that is looked at, if any. */
const walk = (editor: DeskEditor): readonly PageFinding[] => {
  const { rows } = editor.store.getState()
  return inOrder(rows, checking(editor).found)
}

/** Goes to the next finding or the one before: with the caret in the text, else to its card. */
export function stepFinding(editor: DeskEditor, by: 1 | -1, inText: boolean): boolean {
  editor.settle()
  const all = walk(editor)
  if (all.length === 0) return false
  const at = all.findIndex(one => one.id === checking(editor).open)
  const index = at >= 0 ? at + by : firstFrom(editor, all, by, inText)
  const next = all[(index + all.length) % all.length]
  if (!next) return false
  showFinding(editor, next, inText)
  return true
}

/** From the caret, or the pair one is at. */
function firstFrom(editor: DeskEditor, all: readonly PageFinding[], by: 1 | -1, inText: boolean): number {
  const { rows, activePair } = editor.store.getState()
  const order = new Map(rows.map((row, index) => [row.id, index]))
  const rowOf = (one: PageFinding) => order.get(one.pair) ?? 0
  const here = order.get(activePair ?? "") ?? 0
  const { head } = editor.state.selection
  const isAfter = (one: PageFinding): boolean => {
    if (rowOf(one) !== here || !inText) return rowOf(one) >= here
    const place = findingPlace(editor.state, one.id)
    return place !== null && place.from >= head
  }
  const first = all.findIndex(isAfter)
  if (by > 0) return Math.max(first, 0)
  return (first < 0 ? all.length : first) - 1
}

export function showFinding(editor: DeskEditor, finding: PageFinding, inText = false): void {
  keeperOf(editor)?.lightPair(finding.pair)
  const row = editor.pairs.get(finding.pair)?.dom
  // A filter has put it away.
  if (row?.classList.contains("away")) editor.store.setState({ filter: "all" })
  openFinding(editor, finding.id)
  const place = findingPlace(editor.state, finding.id)
  if (inText && place && finding.finding.side === "target") {
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, place.to)))
  } else focusFinding(editor)
  requestAnimationFrame(() => row && bringIntoView(row))
}

/** Why nothing can be put in: this person only reads, or the page is as it is. */
export function mayMend(editor: DeskEditor): boolean {
  const { page, mode, view, lost } = editor.store.getState()
  const has = may(page.roles, mode === "editing" ? "edit-target" : "suggest")
  return has && mode !== "viewing" && view === "marks" && page.state !== "approved" && lost === null
}

/**
 * Puts the suggested words in: as a suggestion with its reason and kind of fault in *Suggesting*, at once in *Editing*.
 * @param words what to put in; the first suggestion when left out
 */
export function suggestFinding(editor: DeskEditor, finding: PageFinding, words?: string): boolean {
  const [first] = suggestionsOf(finding, checking(editor).explained)
  const wanted = words ?? first
  if (wanted === undefined) return false
  const cardHadFocus = document.activeElement?.closest("#finding-card") != null
  if (putIn(editor, [{ finding, words: wanted }]) === 0) return false
  openFinding(editor, null)
  if (cardHadFocus) goToPair(editor, finding.pair)
  return true
}

/** Puts in the first suggestion of each finding, all in one step. Answers how many it were. */
export function suggestKind(editor: DeskEditor, findings: readonly PageFinding[]): number {
  const wanted = findings
    .filter(isMendable)
    .map(finding => ({ finding, words: finding.finding.suggestions[0] ?? "" }))
    .slice(0, MOST_AT_ONCE)
  openFinding(editor, null)
  return putIn(editor, wanted)
}

/** What one push can carry is about three times as many. */
const MOST_AT_ONCE = 2000

interface PutIn {
  readonly finding: PageFinding
  readonly words: string
}

function putIn(editor: DeskEditor, wanted: readonly PutIn[]): number {
  if (!mayMend(editor)) return 0
  const starts = new Map<string, number>()
  editor.state.doc.forEach((pair, start) => void starts.set(pair.attrs.id as string, start))
  const placed = wanted.flatMap(one => {
    const place = one.finding.finding.side === "target" ? placeOf(editor, one.finding, starts) : null
    return place ? [{ ...one, replacement: { ...place, words: one.words } satisfies Replacement }] : []
  })
  if (placed.length === 0) return 0
  const suggesting = editor.store.getState().mode === "suggesting"
  const before = editor.state.doc
  const known = suggestionIds(editor, placed)
  replaceEach(apart(placed.map(one => one.replacement)))(editor.state, tr => editor.view.dispatch(closeHistory(tr)))
  if (editor.state.doc === before) return 0
  // What is written next is a step of its own.
  editor.view.dispatch(closeHistory(editor.state.tr))
  if (suggesting) void giveReasons(editor, placed, known)
  actDone(editor, { kind: suggesting ? "suggested" : "changed", count: placed.length })
  return placed.length
}

/** Where its words stand now: as drawn, or, where nothing is drawn yet, as found, if they still do. */
function placeOf(editor: DeskEditor, { id, pair, place, finding }: PageFinding, starts: ReadonlyMap<string, number>) {
  const drawn = findingPlace(editor.state, id)
  const start = starts.get(pair)
  if (drawn || !place || start === undefined) return drawn
  const [from, to] = [start + place.from, start + place.to]
  const node = editor.pairs.get(pair)?.node
  const stands = node && sideText(node.child(1)).text.slice(finding.from, finding.to) === finding.quote
  return stands ? { from, to } : null
}

/** Two that accuse the same words are not both put in. */
function apart(all: readonly Replacement[]): Replacement[] {
  let end = -1
  return [...all]
    .sort((a, b) => a.from - b.from)
    .filter(one => {
      const free = one.from >= end
      if (free) end = one.to
      return free
    })
}

const suggestionIds = (editor: DeskEditor, placed: readonly PutIn[]): ReadonlySet<string> =>
  new Set(
    [...new Set(placed.map(one => one.finding.pair))].flatMap(pair => {
      const node = editor.pairs.get(pair)?.node
      return node ? pairSummary(node).suggestions.map(one => one.id) : []
    }),
  )

/** Each new suggestion says why it was made: the finding's sentence, and what kind of fault it is. */
async function giveReasons(editor: DeskEditor, placed: readonly PutIn[], known: ReadonlySet<string>): Promise<void> {
  const left = new Map<string, PutIn[]>()
  for (const one of placed) left.set(one.finding.pair, [...(left.get(one.finding.pair) ?? []), one])
  for (const [pair, wanted] of left) {
    const node = editor.pairs.get(pair)?.node
    const made = node ? pairSummary(node).suggestions.filter(one => !known.has(one.id)) : []
    for (const suggestion of made) {
      const one = wanted.find(({ finding, words }) => fits(suggestion, finding.finding.quote, words)) ?? wanted[0]
      if (!one) continue
      const { category, severity, check } = one.finding.finding
      const reason = editor.hooks.saysFinding(one.finding)
      await say(editor, suggestion.id, { reason, fault: { category, severity }, finding: check })
    }
  }
}

const fits = (made: { readonly inserted: string; readonly deleted: string }, quote: string, words: string): boolean =>
  (made.inserted === "" || words.includes(made.inserted)) && (made.deleted === "" || quote.includes(made.deleted))

/** Keeps that this is no fault, here, as long as the words stand; can be undone. */
export async function notAFault(editor: DeskEditor, findings: readonly PageFinding[]): Promise<void> {
  const keeper = keeperOf(editor)
  const [first] = findings
  if (!keeper || !first) return
  leaveCard(editor, first.pair)
  nothingDone(editor)
  const kept = await keeper.judge(findings, true)
  actDone(editor, kept ? { kind: "not-fault", findings } : { kind: "not-kept" })
}

/** The word is right on every page of the group. */
export async function keepWord(editor: DeskEditor, finding: PageFinding): Promise<void> {
  const word = finding.finding.quote
  leaveCard(editor, finding.pair)
  nothingDone(editor)
  const kept = await keeperOf(editor)?.keepWord(word, true)
  actDone(editor, kept ? { kind: "word", word } : { kind: "not-kept" })
}

function leaveCard(editor: DeskEditor, pair: string): void {
  const cardHadFocus = document.activeElement?.closest("#finding-card") != null
  openFinding(editor, null)
  if (cardHadFocus) goToPair(editor, pair)
}

const SHOWN_MS = 12_000

/** Says for a while what was done, so that it can be undone. */
export function actDone(editor: DeskEditor, last: FindingAct): void {
  set(editor, { last })
  setTimeout(() => {
    if (checking(editor).last === last) set(editor, { last: null })
  }, SHOWN_MS)
}

/** Until the server has answered, the button that undoes must not undo what was done before. */
const nothingDone = (editor: DeskEditor): void => set(editor, { last: null })

export async function undoFinding(editor: DeskEditor): Promise<void> {
  const { last } = checking(editor)
  set(editor, { last: null })
  if (last?.kind === "suggested" || last?.kind === "changed") undoLast(editor)
  else if (last?.kind === "not-fault") await keeperOf(editor)?.judge(last.findings, false)
  else if (last?.kind === "word") await keeperOf(editor)?.keepWord(last.word, false)
}

/** The first finding of a pair, for a click on its sign; the next one when one of them is open. */
export function openFindingOf(editor: DeskEditor, pair: string): void {
  const here = checking(editor).found.get(pair) ?? []
  const at = here.findIndex(one => one.id === checking(editor).open)
  const next = here[(at + 1) % here.length]
  if (next) showFinding(editor, next)
}
