/**
 * From sentences to paragraphs: the pairs of a paragraph become one, which remembers them (`memory.parts`), so that going
 * back gives the very same pairs: ids, judgements, confirmations and crossings.
 */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import type { PairMemory, PartMemory, WholeMemory } from "../pair-memory"
import { isEmptySide, type Judgement } from "../schema"
import { closeCrossings, inSourceOrder } from "../source-order"
import { flatten } from "./flat"
import { mergeWithNext } from "./merge"
import { pairStart } from "./places"
import { rawWords } from "./raw"

export const memoryOf = (pair: Node): PairMemory => (pair.attrs.memory as PairMemory | null) ?? {}

/** Null rather than an empty memory. */
export const asMemory = (memory: PairMemory): PairMemory | null => (Object.keys(memory).length === 0 ? null : memory)

/**
 * By its blocks: does the pair go on the one before on every side that it has? (A paragraph ends where either side has a
 * block's end.)
 */
export function goesOn(pair: Node): boolean {
  const sides = pair.children.filter(side => !isEmptySide(side))
  return sides.length > 0 && sides.every(side => side.child(0).attrs.cont === true)
}

const joins = (pair: Node): boolean => memoryOf(pair).joins ?? goesOn(pair)

/** Runs of pairs that are a paragraph each: first and, not included, last index. */
export function paragraphRuns(doc: Node): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (let from = 0; from < doc.childCount; ) {
    let to = from + 1
    while (to < doc.childCount && joins(doc.child(to))) to++
    const closed = closeCrossings(doc.children, { from, to })
    const last = runs.at(-1)
    if (last && closed.from < last.to) last.to = Math.max(last.to, closed.to)
    else runs.push({ from: closed.from, to: closed.to })
    from = Math.max(to, closed.to)
  }
  return runs
}

/** Joins the pairs of every paragraph. */
export function joinParagraphs(tr: Transaction): void {
  for (const { from, to } of [...paragraphRuns(tr.doc)].reverse())
    if (to - from > 1) joinRun(tr, from, to)
    else if (!memoryOf(tr.doc.child(from)).parts) rememberAlone(tr, from)
}

/** A paragraph that was one sentence's pair stays one, as long as nobody writes in it. */
function rememberAlone(tr: Transaction, index: number): void {
  const pair = tr.doc.child(index)
  const words = rawWords([pair], "target")
  if (isEmptySide(pair.child(0)) || words === "") return
  set(tr, pairStart(tr.doc, index), "memory", { ...memoryOf(pair), parts: partsOf([pair]), words })
}

function joinRun(tr: Transaction, from: number, to: number): void {
  const pairs = tr.doc.children.slice(from, to)
  const [first] = pairs
  if (!first) return
  const parts = partsOf(pairs)
  const { joins, whole } = memoryOf(first)
  const words = rawWords(pairs, "target")
  // A merge takes in what crossings bind; the run is closed, so nothing beyond it.
  const rest = tr.doc.childCount - (to - from - 1)
  while (tr.doc.childCount > rest) mergeWithNext(tr, from)
  const start = pairStart(tr.doc, from)
  const now = whole ?? together(pairs)
  set(tr, start, "judged", now.judged)
  set(tr, start, "sure", now.sure)
  set(tr, start, "locked", now.locked)
  set(tr, start, "memory", { ...(joins === undefined ? {} : { joins }), parts, words })
}

export function set(tr: Transaction, pos: number, name: string, value: unknown): void {
  if (JSON.stringify(tr.doc.nodeAt(pos)?.attrs[name]) !== JSON.stringify(value)) tr.setNodeAttribute(pos, name, value)
}

/** A paragraph that never was a pair of its own: nobody has judged it; it is as sure as its least sure sentence. */
const together = (pairs: readonly Node[]): WholeMemory => ({
  judged: null,
  sure: Math.min(...pairs.map(pair => pair.attrs.sure as number)),
  locked: pairs.every(pair => pair.attrs.locked === true),
})

function partsOf(pairs: readonly Node[]): PartMemory[] {
  const ordered = inSourceOrder(pairs)
  const sourceEnds = flatten(ordered, "source").ends
  const targetEnds = flatten(pairs, "target").ends
  return pairs.map((pair, at) => ({
    id: pair.attrs.id as string,
    judged: pair.attrs.judged as Judgement | null,
    sure: pair.attrs.sure as number,
    locked: pair.attrs.locked as boolean,
    back: pair.attrs.back as number,
    // The ends of the source rise in the order of the source: the first is that of whichever pair is first there.
    source: sourceEnds[at] ?? 0,
    target: targetEnds[at] ?? 0,
  }))
}
