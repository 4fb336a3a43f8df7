/**
 * Derives after every change what the desk shows of a document. After a change inside a few pairs only these are looked at,
 * and what says the same as before stays the same object, so that nothing is drawn anew for it.
 */
import type { Node } from "prosemirror-model"
import type { NoteItem, Row } from "@/lib/client/desk-store"
import { differing } from "@/lib/review/differing"
import { pairSummary } from "@/lib/review/pair-summary"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { type Derived, derive } from "./derive"

/** More touched pairs than this, and everything is derived anew. */
const FEW = 24

interface Last {
  readonly doc: Node
  readonly threads: ReadonlyMap<string, ThreadInfo>
  readonly derived: Derived
}

export class Deriver {
  #last: Last | null = null

  derive(doc: Node, threads: ReadonlyMap<string, ThreadInfo>, me: string): Derived {
    const last = this.#last
    const derived =
      last === null ? derive(doc, threads, me) : (patched(last, doc, threads) ?? shared(last, doc, threads, me))
    this.#last = { doc, threads, derived }
    return derived
  }
}

/** What is derived anew, with the objects of before where they say the same. */
function shared({ derived: before }: Last, doc: Node, threads: Last["threads"], me: string): Derived {
  const made = derive(doc, threads, me)
  return {
    ...made,
    rows: kept(
      before.rows,
      made.rows.map((row, i) => sameOr(before.rows[i], row, sameRow)),
    ),
    notes: kept(
      before.notes,
      made.notes.map((note, i) => sameOr(before.notes[i], note, sameNote)),
    ),
  }
}

const sameOr = <T>(before: T | undefined, now: T, same: (a: T, b: T) => boolean): T =>
  before !== undefined && same(before, now) ? before : now

const kept = <T>(before: readonly T[], now: readonly T[]): readonly T[] =>
  before.length === now.length && now.every((one, i) => one === before[i]) ? before : now

/** Null: too much is different (pairs came or went, comments moved) to look at the touched pairs alone. */
function patched(last: Last, doc: Node, threads: ReadonlyMap<string, ThreadInfo>): Derived | null {
  if (threads !== last.threads || doc.childCount !== last.doc.childCount) return null
  const touched: number[] = []
  const { first, tail } = differing(last.doc, doc)
  for (let row = first; row < doc.childCount - tail; row++)
    if (doc.child(row) !== last.doc.child(row)) touched.push(row)
  if (touched.length > FEW) return null
  let { rows, notes } = last.derived
  for (const row of touched) {
    const [before, pair] = [last.doc.child(row), doc.child(row)]
    if (before.attrs.id !== pair.attrs.id || !sameThreads(before, pair)) return null
    const was = rows[row]
    if (was === undefined) return null
    const now = { ...was, ...ofPair(pair) }
    if (!sameRow(was, now)) rows = rows.with(row, now)
    notes = withPair(notes, pair, row)
  }
  return { ...last.derived, rows, notes }
}

const sameThreads = (a: Node, b: Node): boolean => {
  const [before, now] = [pairSummary(a).anchors, pairSummary(b).anchors]
  return before.length === now.length && now.every((anchor, i) => anchor.thread === before[i]?.thread)
}

function ofPair(pair: Node): Pick<Row, "status" | "suggestions" | "sure" | "locked"> {
  const { status, suggestions } = pairSummary(pair)
  return {
    status,
    suggestions: suggestions.length,
    sure: pair.attrs.sure as number,
    locked: pair.attrs.locked as boolean,
  }
}

/** The comments of a pair stay as they are and in their order; its suggestions are read again. */
function withPair(notes: readonly NoteItem[], pair: Node, row: number): readonly NoteItem[] {
  const from = firstOf(notes, row)
  const to = firstOf(notes, row + 1)
  const before = notes.slice(from, to)
  const { suggestions, anchors } = pairSummary(pair)
  const placeOf = new Map(anchors.map(anchor => [anchor.thread, anchor.ranges[0]?.from ?? 0]))
  const now = [
    ...suggestions.map(suggestion => ({
      place: suggestion.ranges[0]?.from ?? 0,
      item: { kind: "suggestion", id: suggestion.id, pair: pair.attrs.id as string, row, suggestion } as NoteItem,
    })),
    // Those without a place of their own stand before all others, as they did.
    ...before.flatMap(item => (item.kind === "thread" ? [{ place: placeOf.get(item.id) ?? -1, item }] : [])),
  ]
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
  if (now.length === before.length && now.every((item, i) => sameNote(before[i] as NoteItem, item))) return notes
  const same = new Map(before.map(item => [item.id, item]))
  return notes.toSpliced(from, to - from, ...now.map(item => sameOr(same.get(item.id), item, sameNote)))
}

/** The place of the first note that stands at this row or after it. */
function firstOf(notes: readonly NoteItem[], row: number): number {
  let [low, high] = [0, notes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((notes[middle]?.row ?? row) < row) low = middle + 1
    else high = middle
  }
  return low
}

const sameRow = (a: Row, b: Row): boolean =>
  a.id === b.id &&
  a.status === b.status &&
  a.suggestions === b.suggestions &&
  a.comments === b.comments &&
  a.issues === b.issues &&
  a.mentions === b.mentions &&
  a.sure === b.sure &&
  a.locked === b.locked

const sameNote = (a: NoteItem, b: NoteItem): boolean =>
  a === b || (a.id === b.id && a.row === b.row && a.pair === b.pair && JSON.stringify(a) === JSON.stringify(b))
