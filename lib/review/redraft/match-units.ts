/**
 * Which units of the old draft stand in the new one: as they were, rewritten, or elsewhere.
 *
 * Design: equal and like sentences are candidates; the heaviest rising chain of them is what stayed in its place. Sentences
 *   next to it that were joined or parted are taken in. Of what is left, like sentences have moved.
 */
import { risingChain } from "@/lib/align/rising-chain"
import type { NewUnit, OldUnit } from "./units"

/** Sentences (one, or some that were joined or parted) of both drafts that are the same passage. Indexes, rising. */
export interface Group {
  readonly olds: readonly number[]
  readonly news: readonly number[]
}

export interface UnitMatches {
  readonly groups: readonly Group[]
  /** Old unit by new unit. */
  readonly moved: ReadonlyMap<number, number>
}

/** How alike two sentences must be to be the same one rewritten, and the same one somewhere else. */
const LIKE = 0.45
const LIKE_FAR = 0.6
/** A word that more units have than this calls up no candidates. */
const COMMON = 60
/** Candidates for one unit. */
const MOST_CANDIDATES = 6
/** Equal sentences that come so often are compared with those in about the same place only. */
const NEAR = 4

export function matchUnits(olds: readonly OldUnit[], news: readonly NewUnit[]): UnitMatches {
  const weigh = weigher(olds, news)
  const chain = risingChain(candidates(olds, news, weigh))
  const groups = withNeighbours(
    chain.map(({ fromSource, fromTarget }) => ({ olds: [fromSource], news: [fromTarget] })),
    olds,
    news,
  )
  const usedOld = new Set(groups.flatMap(group => group.olds))
  const usedNew = new Set(groups.flatMap(group => group.news))
  const restOld = olds.filter(unit => !usedOld.has(unit.index))
  const restNew = news.filter(unit => !usedNew.has(unit.index))
  return { groups, moved: movedUnits(restOld, restNew, weigh) }
}

/** The words of a unit as numbers that rise, and what they weigh together. */
interface Weighed {
  readonly ids: Int32Array
  readonly sum: number
}

interface Weigh {
  of(word: string): number
  unit(unit: { readonly words: readonly string[] }): Weighed
  /** The share of weight that two sentences have in common, 0 to 1. */
  likeness(a: Weighed, b: Weighed): number
}

/** Rare words say more. Each unit's words are looked up once, since it is held against many others. */
function weigher(olds: readonly OldUnit[], news: readonly NewUnit[]): Weigh {
  const counts = new Map<string, number>()
  for (const unit of [...olds, ...news])
    for (const word of new Set(unit.words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const total = olds.length + news.length + 1
  const of = (word: string): number => Math.log(1 + total / (counts.get(word) ?? 1))
  const ids = new Map([...counts.keys()].map((word, id) => [word, id]))
  const weights = Float64Array.from(counts.keys(), of)
  const known = new WeakMap<readonly string[], Weighed>()
  const weighed = (words: readonly string[]): Weighed => {
    const own = Int32Array.from(words, word => ids.get(word) ?? 0).sort()
    return { ids: own, sum: own.reduce((sum, id) => sum + (weights[id] ?? 0), 0) }
  }
  return {
    of,
    unit({ words }) {
      const made = known.get(words) ?? weighed(words)
      known.set(words, made)
      return made
    },
    likeness(a, b) {
      let both = 0
      for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
        const [x, y] = [a.ids[i] as number, b.ids[j] as number]
        if (x === y) both += weights[x] as number
        if (x <= y) i++
        if (y <= x) j++
      }
      const all = a.sum + b.sum
      return all === 0 ? 0 : (2 * both) / all
    },
  }
}

interface Candidate {
  readonly fromSource: number
  readonly toSource: number
  readonly fromTarget: number
  readonly toTarget: number
  readonly weight: number
}

function candidates(olds: readonly OldUnit[], news: readonly NewUnit[], weigh: Weigh): Candidate[] {
  const byKey = index(olds, unit => new Set([unit.key, unit.takenKey]))
  const byWord = index(olds, unit => new Set(unit.words))
  const newByKey = index(news, unit => [unit.key])
  const found: Candidate[] = []
  const put = (old: number, fresh: number, weight: number): void => {
    found.push({ fromSource: old, toSource: old, fromTarget: fresh, toTarget: fresh, weight })
  }
  for (const unit of news) {
    const equal = unit.key === "" ? [] : (byKey.get(unit.key) ?? [])
    const twins = newByKey.get(unit.key) ?? []
    const rank = twins.indexOf(unit.index)
    for (const [k, old] of equal.entries())
      if (equal.length * twins.length <= 64 || Math.abs(k - rank) <= NEAR) put(old, unit.index, 8 + unit.length)
    if (equal.length > 0) continue
    for (const [old, likely] of mostAlike(unit, olds, byWord, weigh, LIKE))
      put(old, unit.index, likely * likely * Math.min(unit.length, olds[old]?.length ?? 0))
  }
  return found
}

function index<U extends { readonly index: number }>(
  units: readonly U[],
  keys: (unit: U) => Iterable<string>,
): Map<string, number[]> {
  const map = new Map<string, number[]>()
  for (const unit of units)
    for (const key of keys(unit)) {
      const list = map.get(key)
      if (list) list.push(unit.index)
      else map.set(key, [unit.index])
    }
  return map
}

function mostAlike(
  unit: NewUnit,
  olds: readonly OldUnit[],
  byWord: ReadonlyMap<string, readonly number[]>,
  weigh: Weigh,
  least: number,
): [number, number][] {
  const shared = new Map<number, number>()
  const words = new Set(unit.words)
  for (const word of words) {
    const there = byWord.get(word) ?? []
    if (there.length > COMMON && words.size > 3) continue
    const weight = weigh.of(word)
    for (const old of there.slice(0, 400)) shared.set(old, (shared.get(old) ?? 0) + weight)
  }
  const own = weigh.unit(unit)
  return heaviest(shared, 4 * MOST_CANDIDATES)
    .map(([old]): [number, number] => [old, weigh.likeness(weigh.unit(olds[old] ?? unit), own)])
    .filter(([, likely]) => likely >= least)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_CANDIDATES)
}

/** The first few by weight, without sorting the many that share one word. */
function heaviest(shared: ReadonlyMap<number, number>, most: number): [number, number][] {
  const first: [number, number][] = []
  for (const one of shared) {
    const last = first[most - 1]
    if (last && (one[1] < last[1] || (one[1] === last[1] && one[0] > last[0]))) continue
    let at = first.length
    while (at > 0 && isBefore(one, first[at - 1] as [number, number])) at--
    first.splice(at, 0, one)
    if (first.length > most) first.pop()
  }
  return first
}

const isBefore = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  a[1] > b[1] || (a[1] === b[1] && a[0] < b[0])

/** Sentences left over beside a rewritten one, when most of their words are in what it has more on the other side. */
function withNeighbours(chain: readonly Group[], olds: readonly OldUnit[], news: readonly NewUnit[]): Group[] {
  const groups = chain.map(group => ({ olds: [...group.olds], news: [...group.news] }))
  for (const [k, group] of groups.entries()) {
    if (isExact(group, olds, news)) continue
    const before = groups[k - 1]
    const after = groups[k + 1]
    grow(group.olds, group.news, olds, news, before?.olds.at(-1) ?? -1, after?.olds[0] ?? olds.length)
    grow(group.news, group.olds, news, olds, before?.news.at(-1) ?? -1, after?.news[0] ?? news.length)
  }
  return groups
}

const isExact = ({ olds: [o], news: [n] }: Group, olds: readonly OldUnit[], news: readonly NewUnit[]): boolean =>
  olds[o ?? -1]?.key === news[n ?? -1]?.key

function grow(
  own: number[],
  others: readonly number[],
  units: readonly { readonly words: readonly string[] }[],
  otherUnits: readonly { readonly words: readonly string[] }[],
  low: number,
  high: number,
): void {
  const surplus = counted(others.flatMap(at => otherUnits[at]?.words ?? []))
  for (const word of own.flatMap(at => units[at]?.words ?? [])) surplus.set(word, (surplus.get(word) ?? 0) - 1)
  for (const step of [-1, 1]) {
    for (let tries = 0; tries < 8; tries++) {
      const next = step < 0 ? (own[0] ?? 0) - 1 : (own.at(-1) ?? 0) + 1
      const words = units[next]?.words ?? []
      if (next <= low || next >= high || words.length === 0) break
      const covered = words.filter(word => (surplus.get(word) ?? 0) > 0)
      if (covered.length < 2 || covered.length / words.length < 0.5) break
      for (const word of covered) surplus.set(word, (surplus.get(word) ?? 0) - 1)
      if (step < 0) own.unshift(next)
      else own.push(next)
    }
  }
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function movedUnits(olds: readonly OldUnit[], news: readonly NewUnit[], weigh: Weigh): Map<number, number> {
  const renumbered = olds.map((unit, at) => ({ ...unit, index: at }))
  const byKey = index(renumbered, unit => [unit.key])
  const byWord = index(renumbered, unit => new Set(unit.words))
  const found: { old: number; fresh: number; weight: number }[] = []
  for (const unit of news) {
    const isOpaque = unit.key.startsWith("\u0000")
    if (!isOpaque && (unit.words.length < 2 || unit.length < 8)) continue
    const equal = byKey.get(unit.key) ?? []
    for (const at of equal.slice(0, NEAR))
      found.push({ old: olds[at]?.index ?? -1, fresh: unit.index, weight: unit.length * 2 })
    if (equal.length > 0 || unit.words.length < 3 || unit.length < 15) continue
    for (const [at, likely] of mostAlike(unit, renumbered, byWord, weigh, LIKE_FAR))
      found.push({ old: olds[at]?.index ?? -1, fresh: unit.index, weight: unit.length * likely })
  }
  const moved = new Map<number, number>()
  const taken = new Set<number>()
  for (const { old, fresh } of found.sort((a, b) => b.weight - a.weight || a.fresh - b.fresh || a.old - b.old)) {
    if (moved.has(fresh) || taken.has(old)) continue
    moved.set(fresh, old)
    taken.add(old)
  }
  return moved
}
