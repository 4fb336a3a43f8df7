import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { placeAt } from "./flat"
import { set } from "./join-paragraphs"
import { mergeWithNext } from "./merge"
import { pairStart } from "./places"
import type { RealignChange, RealignPlan } from "./rows"
import { splitPair } from "./split"

/**
 * Does what was planned, by merging and splitting, so that every character keeps what hangs on it. Rows take the ids of
 * the old pairs whose text they mostly have.
 *
 * @returns false, with nothing done, when a pair of the plan is no longer as it was
 */
export function applyRealign(tr: Transaction, plan: RealignPlan, newId: () => string): boolean {
  const starts = plan.changes.map(change => findRun(tr.doc, change))
  if (starts.includes(-1)) return false
  // From the end, so that the places of what is still to be done stay.
  for (let k = plan.changes.length - 1; k >= 0; k--) change(tr, plan.changes[k] as RealignChange, starts[k] ?? 0, newId)
  return true
}

/** Where the pairs of a change stand now; -1 when one of them has changed. A pair that did not is the same object. */
function findRun(doc: Node, { before, at }: RealignChange): number {
  const first = before[0]?.pair
  if (!first) return -1
  const start = doc.maybeChild(at) === first ? at : doc.children.indexOf(first)
  return start >= 0 && before.every(({ pair }, k) => doc.maybeChild(start + k) === pair) ? start : -1
}

function change(tr: Transaction, { before, after }: RealignChange, index: number, newId: () => string): void {
  const old = oldPairsFor(before, after)
  // A judgement belongs to the pair it was spoken on, and goes where its id goes.
  const named = (k: number) => ({ id: (old[k]?.attrs.id as string) ?? newId(), judged: old[k]?.attrs.judged ?? null })
  for (let k = 1; k < before.length; k++) mergeWithNext(tr, index)
  for (let k = after.length - 1; k > 0; k--) {
    const pair = tr.doc.child(index)
    const { end } = after[k - 1] as RealignChange["after"][number]
    const places = { source: placeAt(pair.child(0), end.source), target: placeAt(pair.child(1), end.target) }
    const { id, judged } = named(k)
    splitPair(tr, index, places, id, { sure: after[k]?.sure ?? 0, locked: false, judged })
  }
  const start = pairStart(tr.doc, index)
  for (const [name, value] of Object.entries({ ...named(0), sure: after[0]?.sure ?? 0 })) set(tr, start, name, value)
}

/** For every new row the old pair that shares most text with it, each once. */
function oldPairsFor(before: RealignChange["before"], after: RealignChange["after"]): (Node | undefined)[] {
  const old = extents(before.map(row => row.source.length + row.target.length))
  const fresh = extents(after.map(row => row.source.length + row.target.length))
  const shares: { old: number; fresh: number; share: number }[] = []
  let first = 0
  fresh.forEach((row, at) => {
    while ((old[first]?.to ?? row.from + 1) <= row.from) first++
    for (let k = first; k < old.length; k++) {
      const one = old[k]
      if (!one || one.from >= row.to) break
      shares.push({ old: k, fresh: at, share: Math.min(one.to, row.to) - Math.max(one.from, row.from) })
    }
  })
  const pairs: (Node | undefined)[] = after.map(() => undefined)
  const taken = new Set<number>()
  for (const share of shares.sort((a, b) => b.share - a.share || a.fresh - b.fresh || a.old - b.old)) {
    if (pairs[share.fresh] !== undefined || taken.has(share.old)) continue
    pairs[share.fresh] = before[share.old]?.pair
    taken.add(share.old)
  }
  return pairs
}

function extents(lengths: readonly number[]): { from: number; to: number }[] {
  let at = 0
  return lengths.map(length => {
    const from = at
    at += length
    return { from, to: at }
  })
}
