/** What a new draft did to a page, read off the document before and after it. */
import type { Node } from "prosemirror-model"
import type { PairStatus } from "../roles"
import { isEmptySide } from "../schema"
import { sideWords, statusOf } from "../status"
import { listSuggestions } from "../suggest/list"
import { comment } from "../suggest/marks"
import type { Redraft } from "./redraft"
import { leafText, type SideName, sideOf } from "./units"

export interface RedraftReport {
  /** Pairs of the page by what became of their words on this side. */
  readonly counts: {
    readonly kept: number
    readonly rewritten: number
    readonly added: number
    readonly gone: number
    readonly moved: number
  }
  readonly moved: readonly { readonly from: string; readonly to: string; readonly text: string }[]
  readonly suggestions: readonly SuggestionFate[]
  readonly threads: readonly ThreadFate[]
  readonly judgements: readonly { readonly pair: string; readonly from: PairStatus; readonly to: PairStatus }[]
}

export interface SuggestionFate {
  readonly id: string
  readonly author: string
  /** The pair it stood in. */
  readonly pair: string
  readonly inserted: string
  readonly deleted: string
  /** "superseded": the new draft has neither the words it was made on nor those it wanted. */
  readonly fate: "kept" | "reworded" | "adopted" | "superseded"
}

export interface ThreadFate {
  readonly id: string
  /** The pair it is in, and the one it was in. */
  readonly pair: string
  readonly was: string
  /** The words it hung on before. */
  readonly quote: string
  readonly fate: "kept" | "reworded" | "gone"
}

export function reportOf(before: Node, { doc: after, adopted, moved }: Redraft, side: SideName): RedraftReport {
  const was = new Map(before.children.map(pair => [pair.attrs.id as string, pair]))
  const counts = { kept: 0, rewritten: 0, added: 0, gone: 0, moved: moved.length }
  const judgements: { pair: string; from: PairStatus; to: PairStatus }[] = []
  for (const pair of after.children) {
    const id = pair.attrs.id as string
    const old = was.get(id)
    const [then, now] = [old ? sideOf(old, side) : null, sideOf(pair, side)]
    if (!then || (isEmptySide(then) && !isEmptySide(now))) counts.added++
    else if (isEmptySide(now) && !isEmptySide(then)) counts.gone++
    else if (then === now || sideWords(then) === sideWords(now)) counts.kept++
    else counts.rewritten++
    if (!old) continue
    const [from, to] = [statusOf(old), statusOf(pair)]
    if (from !== to) judgements.push({ pair: id, from, to })
  }
  const is = new Set(after.children.map(pair => pair.attrs.id as string))
  for (const [id, pair] of was) {
    if (is.has(id)) continue
    counts.gone++
    if (statusOf(pair) !== "draft") judgements.push({ pair: id, from: statusOf(pair), to: "draft" })
  }
  return {
    counts,
    moved,
    suggestions: suggestionFates(before, after, adopted),
    threads: threadFates(before, after, is),
    judgements,
  }
}

function suggestionFates(before: Node, after: Node, adopted: ReadonlySet<string>): SuggestionFate[] {
  const now = new Map(listSuggestions(after).map(one => [`${one.id} ${one.author}`, one]))
  return listSuggestions(before).map(({ id, author, inserted, deleted, pairs }) => {
    const still = now.get(`${id} ${author}`)
    const same = still !== undefined && still.inserted === inserted && still.deleted === deleted
    const fate = still ? (same ? "kept" : "reworded") : adopted.has(id) ? "adopted" : "superseded"
    return { id, author, pair: pairs[0] ?? "", inserted, deleted, fate }
  })
}

function threadFates(before: Node, after: Node, pairs: ReadonlySet<string>): ThreadFate[] {
  const now = anchors(after)
  return [...anchors(before)].map(([id, { pair, quote }]): ThreadFate => {
    const still = now.get(id)
    const home = still?.pair ?? (pairs.has(pair) ? pair : (after.child(0).attrs.id as string))
    return { id, pair: home, was: pair, quote, fate: still ? (still.quote === quote ? "kept" : "reworded") : "gone" }
  })
}

/** The words that each thread hangs on, and the first pair in which it does. */
export function anchors(doc: Node): Map<string, { pair: string; quote: string }> {
  const found = new Map<string, { pair: string; quote: string }>()
  doc.forEach(pair => {
    pair.descendants(node => {
      for (const mark of node.marks) {
        if (mark.type !== comment) continue
        const id = mark.attrs.thread as string
        const one = found.get(id)
        if (one) one.quote += leafText(node)
        else found.set(id, { pair: pair.attrs.id as string, quote: leafText(node) })
      }
    })
  })
  return found
}

/** Something that was there could not be kept as it was. */
export const losesSomething = ({ suggestions, threads, judgements }: RedraftReport): boolean =>
  suggestions.some(one => one.fate === "superseded") ||
  threads.some(one => one.fate === "gone") ||
  judgements.length > 0
