/** Mending the alignment by hand: what menu, keys and dialog call. Each is one step of undoing. */
import { closeHistory } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { UNSURE } from "@/lib/client/desk-store"
import { applyRealign } from "@/lib/review/mend/apply-realign"
import { moveSentence, type SideName } from "@/lib/review/mend/boundary"
import { confirmPair, releasePair } from "@/lib/review/mend/confirm"
import { noCounterpart } from "@/lib/review/mend/counterpart"
import { proposeCrossing, targetsCross } from "@/lib/review/mend/crossing"
import { mergeWithNext, mergeWithPrevious } from "@/lib/review/mend/merge"
import { pairAt, sideStart } from "@/lib/review/mend/places"
import { proposeMiddle, proposePlace } from "@/lib/review/mend/propose"
import type { RealignPlan } from "@/lib/review/mend/rows"
import { splitPair } from "@/lib/review/mend/split"
import { crossWithin, isCrossed, swapWithNext } from "@/lib/review/mend/swap"
import { may } from "@/lib/review/roles"
import { MOST_STEPS } from "@/lib/sync/untrusted"
import { sentenceSpans } from "@/lib/text/sentences"
import { caretPlace, findPair, goToPair, send } from "../editor/actions"
import { type DeskEditor, newId } from "../editor/desk-editor"
import type { Mending } from "../editor/hooks"

/** Whether the alignment is this person's to mend, now. */
export const mayAlign = (editor: DeskEditor): boolean => {
  const { page, mode } = editor.store.getState()
  return mode !== "viewing" && page.state !== "approved" && may(page.roles, "mend-alignment")
}

/** Does something to a pair by its index, and comes back to it (or to `then`), wherever it has gone. */
export function mend(editor: DeskEditor, pair: string, make: (tr: Transaction, index: number) => boolean): boolean {
  const found = findPair(editor, pair)
  const writes = editor.view.hasFocus()
  const tr = closeHistory(editor.state.tr)
  if (!mayAlign(editor) || found === null || !make(tr, found.index) || !send(editor, tr)) return false
  // What is written next is undone by itself.
  editor.view.dispatch(closeHistory(editor.state.tr))
  // Who mends while writing goes on writing; from a bead one goes to where the pair is now.
  if (writes) return true
  const { doc } = editor.state
  const home = findPair(editor, pair) ? pair : doc.maybeChild(Math.max(0, found.index - 1))?.attrs.id
  goToPair(editor, home as string)
  return true
}

/** Merges with the pair after; the merged pair is confirmed. */
export const mergeDown = (editor: DeskEditor, pair: string): boolean =>
  mend(editor, pair, (tr, index) => mergeWithNext(tr, index) && confirmPair(tr, index))

/** Merges with the pair before; the merged pair is confirmed. */
export const mergeUp = (editor: DeskEditor, pair: string): boolean =>
  mend(editor, pair, (tr, index) => mergeWithPrevious(tr, index) && confirmPair(tr, index - 1))

/** The first sentence of a side to the pair before, or the last to the pair after. */
export function moveEdge(editor: DeskEditor, pair: string, side: SideName, way: "up" | "down"): boolean {
  const lang = editor.store.getState().page[side]
  const ends = (text: string) => sentenceSpans(text, lang).map(span => span.to)
  return mend(editor, pair, (tr, index) => moveSentence(tr, index, side, way, ends))
}

/**
 * The pair and the next exchange their sources: they had changed places. A pair that holds a crossing itself becomes two
 * that do. Both are confirmed.
 */
export function swapDown(editor: DeskEditor, pair: string): boolean {
  return mend(editor, pair, (tr, index) => {
    const places = crossingIn(editor, tr.doc, index)
    const done = places ? crossWithin(tr, index, places, newId()) : swapWithNext(tr, index)
    return done && confirmPair(tr, index) && confirmPair(tr, index + 1)
  })
}

/** Where the pair at an index is to be cut because it holds a crossing; null when it is rather one with the next pair. */
export function crossingIn(editor: DeskEditor, doc: Node, index: number) {
  const [own, next] = [doc.maybeChild(index), doc.maybeChild(index + 1)]
  if (!own || (next && (targetsCross(own, next) || isCrossed(next)))) return null
  return proposeCrossing(own, editor.store.getState().page)
}

export const setApart = (editor: DeskEditor, pair: string): boolean =>
  mend(editor, pair, (tr, index) => noCounterpart(tr, index, newId()))

export const confirm = (editor: DeskEditor, pair: string): boolean => mend(editor, pair, confirmPair)
export const release = (editor: DeskEditor, pair: string): boolean => mend(editor, pair, releasePair)

/** Splits a pair where the caret is, or in its middle when the caret is not in it. Both are confirmed. */
export function splitInTwo(editor: DeskEditor, pair: string): boolean {
  return mend(editor, pair, (tr, index) => {
    const node = tr.doc.child(index)
    const { page } = editor.store.getState()
    const options = [atCaret(editor, pair), proposeMiddle(node, page)]
    const done = options.some(places => places !== null && splitPair(tr, index, places, newId()))
    return done && confirmPair(tr, index) && confirmPair(tr, index + 1)
  })
}

/** The pair in which the caret is, on either side. */
export function pairAtCaret(editor: DeskEditor): string | null {
  const caret = caretPlace(editor)
  return ((caret && pairAt(editor.state.doc, caret.pos))?.node.attrs.id as string | undefined) ?? null
}

export const caretIn = (editor: DeskEditor, pair: string): boolean => atCaret(editor, pair) !== null

/** What a row in doubt offers. */
export const mendings: { readonly [M in Mending]: (editor: DeskEditor, pair: string) => boolean } = {
  keep: (editor, pair) => confirm(editor, pair),
  alone: (editor, pair) => confirm(editor, pair),
  split: (editor, pair) => splitInTwo(editor, pair),
  merge: (editor, pair) => mergeDown(editor, pair),
  mergeUp: (editor, pair) => mergeUp(editor, pair),
  apart: (editor, pair) => setApart(editor, pair),
}

function atCaret(editor: DeskEditor, pair: string): { source: number; target: number } | null {
  const caret = caretPlace(editor)
  const at = caret && pairAt(editor.state.doc, caret.pos)
  if (!caret || !at || at.node.attrs.id !== pair) return null
  const { page } = editor.store.getState()
  const [source, target] = [at.node.child(0), at.node.child(1)]
  const place = caret.pos - sideStart(at.node, at.start, caret.side)
  return caret.side === "target"
    ? { target: place, source: proposePlace(target, place, source, page.source) }
    : { source: place, target: proposePlace(source, place, target, page.target) }
}

/** Goes to the next pair whose alignment is in doubt, from the top again after the last. False when there is none. */
export function nextDoubtful(editor: DeskEditor): boolean {
  const { rows, activePair } = editor.store.getState()
  const at = rows.findIndex(row => row.id === activePair)
  const next = [...rows.slice(at + 1), ...rows.slice(0, at + 1)].find(row => {
    const now = findPair(editor, row.id)?.node.attrs
    return now && (now.sure as number) < UNSURE && now.locked !== true
  })
  if (!next) return false
  goToPair(editor, next.id)
  return true
}

export function confirmAndGo(editor: DeskEditor, pair: string): boolean {
  if (!confirm(editor, pair)) return false
  nextDoubtful(editor)
  return true
}

/** Turns the alignment layer on or off; its keys work from a bead, so that gets the focus. */
export function toggleLayer(editor: DeskEditor): void {
  const { aligning, activePair, rows } = editor.store.getState()
  editor.store.setState({ aligning: !aligning })
  const pair = activePair ?? rows[0]?.id
  if (!aligning && pair) goToPair(editor, pair)
}

/** Opens the dialog that shows what aligning again would change. */
export const askRealign = (editor: DeskEditor, pair: string | null): void =>
  editor.store.setState({ realigning: { pair } })

/** Does what the dialog has shown, as one step of undoing. */
export function doRealign(editor: DeskEditor, plan: RealignPlan): "done" | "stale" | "too-much" {
  const tr = closeHistory(editor.state.tr)
  if (!applyRealign(tr, plan, newId)) return "stale"
  if (tr.steps.length > MOST_STEPS) return "too-much"
  const first = plan.changes[0]?.at ?? 0
  if (tr.docChanged && !send(editor, tr)) return "stale"
  goToPair(editor, editor.state.doc.child(first).attrs.id as string)
  return "done"
}
