import { Mapping, type StepMap } from "prosemirror-transform"

/** A stretch of the document before (A) that became a stretch of the document after (B). */
export interface Change {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/**
 * What a transaction has replaced, in order; between two changes (and before, and after) the two documents have the
 * same tokens, though perhaps other marks. Steps that move nothing (marks, attributes) give no change.
 */
export function changesOf(maps: readonly StepMap[]): readonly Change[] {
  const found: Change[] = []
  maps.forEach((map, i) => {
    const back = new Mapping(
      maps
        .slice(0, i)
        .reverse()
        .map(one => one.invert()),
    )
    const on = new Mapping(maps.slice(i + 1))
    map.forEach((fromA, toA, fromB, toB) => {
      found.push({
        fromA: back.map(fromA, -1),
        toA: back.map(toA, 1),
        fromB: on.map(fromB, -1),
        toB: on.map(toB, 1),
      })
    })
  })
  found.sort((a, b) => a.fromA - b.fromA || a.fromB - b.fromB)
  const changes: Change[] = []
  for (const change of found) {
    const last = changes.at(-1)
    if (last && (change.fromA <= last.toA || change.fromB <= last.toB)) changes[changes.length - 1] = span(last, change)
    else changes.push(change)
  }
  return isSound(changes) || changes.length === 0 ? changes : [changes.reduce(span)]
}

const span = (a: Change, b: Change): Change => ({
  fromA: Math.min(a.fromA, b.fromA),
  toA: Math.max(a.toA, b.toA),
  fromB: Math.min(a.fromB, b.fromB),
  toB: Math.max(a.toB, b.toB),
})

/** What is kept between two changes is equally long on both sides. */
const isSound = (changes: readonly Change[]): boolean =>
  changes.every((change, i) => {
    const last = i > 0 ? changes[i - 1] : undefined
    return change.fromA - (last?.toA ?? 0) === change.fromB - (last?.toB ?? 0)
  })
