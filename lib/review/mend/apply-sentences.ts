/** Does what cut-sentences.ts has planned, by splitting, so that every character keeps what hangs on it. */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { slotsOf, sourceOrder } from "@/lib/align/crossed"
import type { PartMemory, WholeMemory } from "../pair-memory"
import { isEmptySide } from "../schema"
import { placeAt } from "./flat"
import { asMemory, goesOn, memoryOf, set } from "./join-paragraphs"
import { replaceSource, sourceOrderOf, writeOrder } from "./order"
import { pairStart } from "./places"
import type { Ends } from "./rows"
import { splitPair } from "./split"

/** A pair that becomes several. */
export interface Cutting {
  /** Its index, and the pair itself, to see whether it is still the same. */
  readonly at: number
  readonly pair: Node
  readonly rows: readonly { readonly end: Ends; readonly sure: number; readonly part: PartMemory | null }[]
}

export interface SentencePlan {
  readonly cuttings: readonly Cutting[]
  /** Paragraphs whose sentences had been pairs before, but which were cut or joined since: aligned anew. */
  readonly forgotten: number
}

/** @returns false, with nothing done, when a pair of the plan is no longer as it was */
export function applySentences(tr: Transaction, plan: SentencePlan, newId: () => string): boolean {
  const places = new Map(tr.doc.children.map((pair, at) => [pair, at]))
  const found = plan.cuttings.map(({ pair }) => places.get(pair))
  if (found.includes(undefined)) return false
  const taken = new Set(tr.doc.children.map(pair => pair.attrs.id as string))
  const settled = tr.doc.children.map((pair, at) => ({ pair, at })).filter(({ pair }) => isSettled(pair))
  for (const { at } of settled) remember(tr, at, { joins: false })
  for (let k = plan.cuttings.length - 1; k >= 0; k--) cut(tr, found[k] ?? 0, plan.cuttings[k] as Cutting, taken, newId)
  return true
}

/** A paragraph's pair that begins in mid-block was cut there by hand: it is not to be joined with the one before. */
const isSettled = (pair: Node): boolean => memoryOf(pair).joins === undefined && goesOn(pair)

function remember(tr: Transaction, index: number, more: ReturnType<typeof memoryOf>): void {
  const { parts: _parts, words: _words, ...rest } = memoryOf(tr.doc.child(index))
  set(tr, pairStart(tr.doc, index), "memory", asMemory({ ...rest, ...more }))
}

function cut(tr: Transaction, index: number, { rows }: Cutting, taken: Set<string>, newId: () => string): void {
  const { judged, sure, locked } = tr.doc.child(index).attrs as WholeMemory
  const id = tr.doc.child(index).attrs.id as string
  const made: { readonly id: string; readonly row: Cutting["rows"][number] }[] = []
  for (let k = rows.length - 1; k > 0; k--) {
    const [row, before] = [rows[k], rows[k - 1]]
    if (!row || !before) continue
    const pair = tr.doc.child(index)
    const places = {
      source: placeAt(pair.child(0), before.end.source),
      target: placeAt(pair.child(1), before.end.target),
    }
    const wanted = row.part && !taken.has(row.part.id) ? row.part.id : newId()
    const was = row.part?.id === wanted ? row.part : null
    const attrs = { sure: row.sure, locked: was?.locked ?? false, judged: was?.judged ?? null, memory: { joins: true } }
    if (!splitPair(tr, index, places, wanted, attrs)) continue
    taken.add(wanted)
    made.unshift({ id: wanted, row })
  }
  if (made.length === 0) return
  const [first] = rows
  const was = first?.part?.id === id ? first.part : null
  const start = pairStart(tr.doc, index)
  // What is left of the pair may begin in mid-block although the paragraph does not.
  const apart = isSettled(tr.doc.child(index)) ? { joins: false } : {}
  remember(tr, index, { whole: { judged, sure, locked }, ...apart })
  // The judgement on the whole stays where the sentence has none: it counts again when somebody merges the words again.
  set(tr, start, "judged", was?.judged ?? judged)
  set(tr, start, "sure", first?.sure ?? 1)
  set(tr, start, "locked", was?.locked ?? false)
  if (made.length === rows.length - 1) crossAgain(tr, index, rows)
}

/** The sources were cut in their own order; those that had been crossed go to their rows. */
function crossAgain(tr: Transaction, index: number, rows: Cutting["rows"]): void {
  const backs = rows.map(row => row.part?.back ?? 0)
  if (backs.every(back => back === 0)) return
  const order = sourceOrder(backs)
  const cut = rows.map((_, row) => tr.doc.child(index + row).child(0))
  const wanted: Node[] = []
  slotsOf(order, row => isEmptySide(cut[row] as Node)).forEach((row, slot) => {
    wanted[row] = cut[slot] as Node
  })
  for (let row = rows.length - 1; row >= 0; row--) replaceSource(tr, index + row, wanted[row] as Node)
  const whole = sourceOrderOf(tr.doc) ?? tr.doc.children.map((_, at) => at)
  const isOwn = (at: number): boolean => at >= index && at < index + rows.length
  const first = whole.findIndex(isOwn)
  const others = whole.filter(at => !isOwn(at))
  writeOrder(tr, [...others.slice(0, first), ...order.map(row => index + row), ...others.slice(first)])
}
