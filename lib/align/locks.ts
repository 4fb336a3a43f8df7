/**
 * Pairs a person confirmed. Their bits are cut out where the person's spans begin and end, taken from the search, and leave
 * gates behind: what comes before a lock on one side is never paired with what comes after it on the other.
 * Locks that cross each other keep their pairs, but only the heaviest rising chain of them makes gates.
 */

import { type Bit, cutBit } from "./bits"
import type { Confirmed } from "./knowledge"
import { type Reach, risingChain } from "./rising-chain"
import type { AlignOptions, Span } from "./types"

type Lock = NonNullable<AlignOptions["locks"]>[number]

export interface LockedPair {
  /** Indexes of bits, rising. */
  readonly source: readonly number[]
  readonly target: readonly number[]
  /** Not in the chain: it stands elsewhere on the other side. */
  readonly moved: boolean
}

export interface Locked {
  readonly source: readonly Bit[]
  readonly target: readonly Bit[]
  readonly pairs: readonly LockedPair[]
  readonly confirmed: Confirmed
  /** How many locks could not be kept. */
  readonly dropped: number
}

export function applyLocks(sourceBits: readonly Bit[], targetBits: readonly Bit[], locks: readonly Lock[]): Locked {
  const source = cutAtSpans(
    sourceBits,
    locks.flatMap(lock => lock.source),
  )
  const target = cutAtSpans(
    targetBits,
    locks.flatMap(lock => lock.target),
  )
  const takenSource = new Set<number>()
  const takenTarget = new Set<number>()
  const kept: Kept[] = []
  const [findSource, findTarget] = [finder(source), finder(target)]
  for (const lock of locks) {
    const s = findSource(lock.source)
    const t = findTarget(lock.target)
    const fits = s && t && s.length + t.length > 0
    if (!fits || s.some(at => takenSource.has(at)) || t.some(at => takenTarget.has(at))) continue
    for (const at of s) takenSource.add(at)
    for (const at of t) takenTarget.add(at)
    kept.push({ source: s, target: t })
  }
  const chain = risingChain(kept.filter(pair => pair.source.length > 0 && pair.target.length > 0).map(reachOf))
  const [freeSource, freeTarget] = [freeBefore(source.length, takenSource), freeBefore(target.length, takenTarget)]
  const gates = chain.flatMap(({ fromSource, toSource, fromTarget, toTarget }) => [
    { i: freeSource[fromSource] ?? 0, j: freeTarget[fromTarget] ?? 0 },
    { i: freeSource[toSource + 1] ?? 0, j: freeTarget[toTarget + 1] ?? 0 },
  ])
  const words = (bits: readonly Bit[], at: readonly number[]): string => at.map(k => bits[k]?.text ?? "").join(" ")
  const examples = kept
    .filter(pair => pair.source.length > 0 && pair.target.length > 0)
    .map(pair => ({ source: words(source, pair.source), target: words(target, pair.target) }))
  const inChain = new Set(chain.map(({ pair }) => pair))
  return {
    source,
    target,
    pairs: kept.map(pair => ({
      ...pair,
      moved: pair.source.length > 0 && pair.target.length > 0 && !inChain.has(pair),
    })),
    confirmed: { gates, examples },
    dropped: locks.length - kept.length,
  }
}

interface Kept {
  readonly source: readonly number[]
  readonly target: readonly number[]
}

const reachOf = (pair: Kept): Reach & { readonly pair: Kept } => ({
  pair,
  fromSource: pair.source[0] ?? 0,
  toSource: pair.source.at(-1) ?? 0,
  fromTarget: pair.target[0] ?? 0,
  toTarget: pair.target.at(-1) ?? 0,
  weight: pair.source.length + pair.target.length,
})

/** Cut places of spans, moved past white space, so that it stays with the bit before. */
function cutAtSpans(bits: readonly Bit[], spans: readonly Span[]): Bit[] {
  if (spans.length === 0) return [...bits]
  const places = new Map<number, number[]>()
  for (const { block, from, to } of spans) places.set(block, [...(places.get(block) ?? []), from, to])
  return bits.flatMap(bit => {
    const inside = (places.get(bit.block) ?? [])
      .filter(place => place > bit.from && place < bit.to)
      .map(place => pastSpace(bit.text, place - bit.from))
      .sort((a, b) => a - b)
    return inside.length > 0 ? cutBit(bit, inside) : [bit]
  })
}

function pastSpace(text: string, place: number): number {
  const space = /^\s*/.exec(text.slice(place))?.[0].length ?? 0
  return place + space === text.length || text.slice(0, place).trim() === "" ? text.length : place + space
}

/** Looks up the bits that spans cover; null when a span points at nothing. A bit counts when its words begin in the span. */
function finder(bits: readonly Bit[]): (spans: readonly Span[]) => number[] | null {
  const inBlock = new Map<number, number[]>()
  bits.forEach((bit, at) => {
    const there = inBlock.get(bit.block)
    if (there) there.push(at)
    else inBlock.set(bit.block, [at])
  })
  return spans => {
    const found = new Set<number>()
    for (const { block, from, to } of spans) {
      const before = found.size
      for (const at of inBlock.get(block) ?? []) {
        const bit = bits[at]
        if (!bit) continue
        const words = bit.from + bit.text.length - bit.text.trimStart().length
        if (words >= from && words < to) found.add(at)
      }
      if (found.size === before && from < to) return null
    }
    return Array.from(found).sort((a, b) => a - b)
  }
}

/** Entry k: how many of the first k bits are not taken. */
function freeBefore(count: number, taken: ReadonlySet<number>): Int32Array {
  const free = new Int32Array(count + 1)
  for (let k = 0; k < count; k++) free[k + 1] = (free[k] ?? 0) + (taken.has(k) ? 0 : 1)
  return free
}
