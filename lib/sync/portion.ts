/**
 * Where long work is cut that goes up in portions: between transactions, and never between a step and the one that takes it
 * back. Others would see what was never meant to be seen, and once the first is taken the second cannot follow what becomes of
 * it any more.
 */
import { type Pending, takenBack } from "@/lib/review/suggest/taken-back"
import { MOST_STEPS } from "./untrusted"

/**
 * How many of the steps that wait go into the next push.
 * @param least so many have to go together; more than `most` only then, or where it cannot be cut otherwise
 */
export function portionOf(pending: readonly Pending[], most: number, least: number): number {
  const { length } = pending
  const end = onward(pending, Math.max(least, Math.min(most, length)))
  if (end >= length) return length
  const back = takenBack(pending)
  for (let at = end; at > least; ) {
    const first = back.reduce<number>((from, of, i) => (i >= at && of !== null ? Math.min(from, of) : from), at)
    if (first === at) return at
    at = backward(pending, first)
  }
  // All of it hangs together from the beginning.
  for (let at = end; at <= MOST_STEPS; ) {
    const last = back.findLastIndex((of, i) => i >= at && of !== null && of < at)
    if (last < 0) return at
    at = onward(pending, last + 1)
  }
  return end
}

const isWithin = (pending: readonly Pending[], at: number): boolean =>
  at > 0 && at < pending.length && pending[at]?.origin === pending[at - 1]?.origin

function onward(pending: readonly Pending[], end: number): number {
  let at = end
  while (isWithin(pending, at)) at++
  return at
}

function backward(pending: readonly Pending[], end: number): number {
  let at = end
  while (isWithin(pending, at)) at--
  return at
}
