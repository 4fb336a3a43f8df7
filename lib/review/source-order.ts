/**
 * The source in its own order. Rows follow the target; where the two cross, a pair says how many rows further up in the
 * source its source stands (`back`, see lib/align/crossed.ts).
 */
import type { Node } from "prosemirror-model"
import { sourceOrder } from "@/lib/align/crossed"

const backOf = (pair: Node): number => pair.attrs.back as number

/** Indexes of the pairs in the order of the source; null where nothing crosses, which is nearly always. */
export function orderOf(pairs: readonly Node[]): readonly number[] | null {
  return pairs.some(pair => backOf(pair) > 0) ? sourceOrder(pairs.map(backOf)) : null
}

/** The pairs as their sources follow each other. */
export function inSourceOrder(pairs: readonly Node[]): readonly Node[] {
  const order = orderOf(pairs)
  return order === null ? pairs : order.flatMap(at => pairs[at] ?? [])
}

/** Indexes of the pairs that a crossing binds to others. */
export function crossedPairs(pairs: readonly Node[]): ReadonlySet<number> {
  const bound = new Set<number>()
  pairs.forEach((pair, at) => {
    const back = Math.min(at, backOf(pair))
    if (back > 0) for (let k = at - back; k <= at; k++) bound.add(k)
  })
  return bound
}

/** The run of pairs, widened so that no crossing reaches over its edge. `to` is the pair after the last. */
export function closeCrossings(pairs: readonly Node[], run: { readonly from: number; readonly to: number }) {
  const spans = pairs.flatMap((pair, at) =>
    backOf(pair) > 0 ? [{ from: Math.max(0, at - backOf(pair)), to: at + 1 }] : [],
  )
  let closed = run
  for (;;) {
    const { from, to } = closed
    const across = spans.filter(span => span.from < to && span.to > from && (span.from < from || span.to > to))
    if (across.length === 0) return closed
    closed = {
      from: Math.min(from, ...across.map(span => span.from)),
      to: Math.max(to, ...across.map(span => span.to)),
    }
  }
}

/** The pairs that two documents do not share: what comes before `from` and after the two ends is the same in both. */
export interface RunInBoth {
  readonly from: number
  readonly toBefore: number
  readonly toAfter: number
}

/** The run, widened so that no crossing of either document reaches over its edge. */
export function closeInBoth(before: readonly Node[], after: readonly Node[], run: RunInBoth): RunInBoth {
  let { from } = run
  let tail = before.length - run.toBefore
  for (;;) {
    const a = closeCrossings(before, { from, to: before.length - tail })
    const b = closeCrossings(after, { from, to: after.length - tail })
    const wider = { from: Math.min(a.from, b.from), tail: Math.min(before.length - a.to, after.length - b.to) }
    if (wider.from === from && wider.tail === tail)
      return { from, toBefore: before.length - tail, toAfter: after.length - tail }
    from = wider.from
    tail = wider.tail
  }
}
