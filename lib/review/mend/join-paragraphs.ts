/**
 * From sentences to paragraphs: the pairs of a paragraph become one, which remembers them (`memory.parts`), so that going
 * back gives the very same pairs: ids, judgements, confirmations and crossings.
 */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { backsOf, closedRun, slotsOf } from "@/lib/align/crossed"
import type { PairMemory, PartMemory, WholeMemory } from "../pair-memory"
import { isEmptySide, type Judgement } from "../schema"
import { orderOf } from "../source-order"
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

interface Run {
  readonly from: number
  /** Not included. */
  readonly to: number
}

/** Runs of pairs that are a paragraph each: first and, not included, last index. */
export function paragraphRuns(doc: Node): Run[] {
  const runs: Run[] = []
  const order = orderOf(doc.children)
  for (let from = 0; from < doc.childCount; ) {
    let to = from + 1
    while (to < doc.childCount && joins(doc.child(to))) to++
    let run: Run = order ? closed(doc, order, { from, to }) : { from, to }
    for (let last = runs.at(-1); last && last.to > run.from; last = runs.at(-1)) {
      run = { from: Math.min(last.from, run.from), to: Math.max(last.to, run.to) }
      runs.pop()
    }
    runs.push(run)
    from = run.to
  }
  return runs
}

/** What is joined has to be one stretch of the source: all that a crossing binds comes along. A pair alone joins nothing. */
function closed(doc: Node, order: readonly number[], run: Run): Run {
  if (run.to - run.from === 1) return run
  const stretch = closedRun(order, at => isEmptySide(doc.child(at).child(0)), run.from, run.to - 1)
  let [from, to] = [stretch.from, stretch.to + 1]
  while (from > 0 && joins(doc.child(from))) from--
  while (to < doc.childCount && joins(doc.child(to))) to++
  return from === run.from && to === run.to ? run : closed(doc, order, { from, to })
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
  set(tr, pairStart(tr.doc, index), "memory", { ...memoryOf(pair), parts: partsOf([pair], [0]), words })
}

function joinRun(tr: Transaction, from: number, to: number): void {
  const pairs = tr.doc.children.slice(from, to)
  const [first] = pairs
  if (!first) return
  const own = orderOf(tr.doc.children)
    ?.filter(at => at >= from && at < to)
    .map(at => at - from)
  const parts = partsOf(pairs, own ?? pairs.map((_, at) => at))
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

/**
 * A paragraph that never was a pair of its own is as sure as its least sure sentence. The judgement on the first counts if
 * it was on these very words, before somebody split them.
 */
const together = (pairs: readonly Node[]): WholeMemory => ({
  judged: (pairs[0]?.attrs.judged as Judgement | null | undefined) ?? null,
  sure: Math.min(...pairs.map(pair => pair.attrs.sure as number)),
  locked: pairs.every(pair => pair.attrs.locked === true),
})

/** @param order the pairs as their sources follow each other */
function partsOf(pairs: readonly Node[], order: readonly number[]): PartMemory[] {
  const backs = backsOf(order)
  const slots = slotsOf(order, at => isEmptySide((pairs[at] as Node).child(0)))
  const sourceEnds = flatten(
    slots.map(at => pairs[at] as Node),
    "source",
  ).ends
  const targetEnds = flatten(pairs, "target").ends
  return pairs.map((pair, at) => ({
    id: pair.attrs.id as string,
    judged: pair.attrs.judged as Judgement | null,
    sure: pair.attrs.sure as number,
    locked: pair.attrs.locked as boolean,
    back: backs[at] ?? 0,
    // The ends of the source rise in its own order: the first is that of whichever pair is first there.
    source: sourceEnds[at] ?? 0,
    target: targetEnds[at] ?? 0,
  }))
}
