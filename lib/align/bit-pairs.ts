import type { Bit } from "./bits"
import type { SureBead } from "./lines"
import type { LockedPair } from "./locks"
import { inOrder } from "./moved"

/** A pair while it is being made. Bits of each side rise. */
export interface BitPair {
  readonly source: readonly Bit[]
  readonly target: readonly Bit[]
  readonly confidence: number
  readonly moved?: true
  readonly recut?: true
  /** Confirmed by a person: never cut. */
  readonly locked?: true
}

export const turnPair = (pair: BitPair): BitPair => ({ ...pair, source: pair.target, target: pair.source })

/** Beads over the bits that no lock took, and the locked pairs, as one list in reading order. */
export function bitPairs(
  source: readonly Bit[],
  target: readonly Bit[],
  beads: readonly SureBead[],
  locked: readonly LockedPair[],
): BitPair[] {
  const [freeSource, freeTarget] = [free(source.length, locked, "source"), free(target.length, locked, "target")]
  const entries = new Map<SureBead, BitPair>()
  const range = (bits: readonly Bit[], places: readonly number[], from: number, count: number): Bit[] =>
    places.slice(from, from + count).flatMap(at => bits[at] ?? [])
  for (const bead of beads) {
    const { i, a, j, b, confidence, moved } = bead
    // The same bead, counted in all bits instead of free ones, so that locked and searched pairs sort together.
    const placed = { ...bead, i: freeSource[i] ?? source.length, j: freeTarget[j] ?? target.length }
    entries.set(placed, {
      source: range(source, freeSource, i, a),
      target: range(target, freeTarget, j, b),
      confidence,
      ...(moved ? { moved } : {}),
    })
  }
  for (const { source: s, target: t, moved } of locked) {
    const placed = {
      i: s[0] ?? 0,
      a: s.length,
      j: t[0] ?? 0,
      b: t.length,
      confidence: 1,
      ...(moved ? { moved: true as const } : {}),
    }
    entries.set(placed, {
      source: s.flatMap(at => source[at] ?? []),
      target: t.flatMap(at => target[at] ?? []),
      confidence: 1,
      locked: true,
      ...(moved ? { moved: true as const } : {}),
    })
  }
  return inOrder(Array.from(entries.keys())).flatMap(bead => entries.get(bead) ?? [])
}

function free(count: number, locked: readonly LockedPair[], side: "source" | "target"): number[] {
  const taken = new Set(locked.flatMap(pair => pair[side]))
  return Array.from({ length: count }, (_, k) => k).filter(k => !taken.has(k))
}
