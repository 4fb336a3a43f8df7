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

/** The words of a unit as numbers: each once, as they come, and all of them rising; and what they weigh together. */
interface Weighed {
  readonly once: Int32Array
  readonly rising: Int32Array
  readonly sum: number
}

interface Weigh {
  /** By number of the word. */
  readonly weights: Float64Array
  unit(unit: { readonly words: readonly string[] }): Weighed
  /** The share of weight that two sentences have in common, 0 to 1. */
  likeness(a: Weighed, b: Weighed): number
}

/** Rare words say more. Each unit's words are looked up once, since it is held against many others. */
function weigher(olds: readonly OldUnit[], news: readonly NewUnit[]): Weigh {
  const ids = new Map<string, number>()
  const counts: number[] = []
  const lastIn: number[] = []
  const known = new Map<readonly string[], { once: Int32Array; rising: Int32Array }>()
  const units = [...olds, ...news]
  for (const [at, { words }] of units.entries()) {
    const once: number[] = []
    const rising = new Int32Array(words.length)
    for (const [k, word] of words.entries()) {
      let id = ids.get(word)
      if (id === undefined) {
        id = ids.size
        ids.set(word, id)
        counts.push(0)
        lastIn.push(-1)
      }
      rising[k] = id
      if (lastIn[id] === at) continue
      lastIn[id] = at
      counts[id] = (counts[id] as number) + 1
      once.push(id)
    }
    known.set(words, { once: Int32Array.from(once), rising: rising.sort() })
  }
  const total = units.length + 1
  const weights = Float64Array.from(counts, count => Math.log(1 + total / count))
  const weighed = new Map<readonly string[], Weighed>()
  return {
    weights,
    unit({ words }) {
      const ready = weighed.get(words)
      if (ready) return ready
      const own = known.get(words) ?? { once: new Int32Array(), rising: new Int32Array() }
      let sum = 0
      for (const id of own.rising) sum += weights[id] as number
      const made = { ...own, sum }
      weighed.set(words, made)
      return made
    },
    likeness({ rising: a, sum: sumA }, { rising: b, sum: sumB }) {
      let both = 0
      for (let i = 0, j = 0; i < a.length && j < b.length; ) {
        const [x, y] = [a[i] as number, b[j] as number]
        if (x === y) both += weights[x] as number
        if (x <= y) i++
        if (y <= x) j++
      }
      const all = sumA + sumB
      return all === 0 ? 0 : (2 * both) / all
    },
  }
}

/** Old units by their words, and how much of a new one each has, added up in one place that is used again and again. */
class Shared {
  readonly #postings: number[][] = []
  readonly #sums: Float64Array
  readonly #of: readonly Weighed[]
  constructor(
    olds: readonly { readonly words: readonly string[] }[],
    private readonly weigh: Weigh,
  ) {
    this.#sums = new Float64Array(olds.length)
    this.#of = olds.map(unit => weigh.unit(unit))
    for (const [at, { once }] of this.#of.entries())
      for (const id of once) {
        const list = this.#postings[id]
        if (list) list.push(at)
        else this.#postings[id] = [at]
      }
  }

  /** Places of the old units that are most alike, with how alike they are. */
  mostAlike(unit: { readonly words: readonly string[] }, least: number): [number, number][] {
    const own = this.weigh.unit(unit)
    const sums = this.#sums
    const touched: number[] = []
    for (const id of own.once) {
      const there = this.#postings[id]
      if (!there || (there.length > COMMON && own.once.length > 3)) continue
      const weight = this.weigh.weights[id] as number
      for (let k = Math.min(there.length, 400) - 1; k >= 0; k--) {
        const at = there[k] as number
        if (sums[at] === 0) touched.push(at)
        sums[at] = (sums[at] as number) + weight
      }
    }
    const first = heaviest(touched, sums, 4 * MOST_CANDIDATES)
    for (const at of touched) sums[at] = 0
    return first
      .map((at): [number, number] => [at, this.weigh.likeness(this.#of[at] as Weighed, own)])
      .filter(([, likely]) => likely >= least)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_CANDIDATES)
  }
}

/** The first few by weight, without sorting the many that share one word. */
function heaviest(places: readonly number[], sums: Float64Array, most: number): number[] {
  const first: number[] = []
  const isBefore = (a: number, b: number): boolean => {
    const more = (sums[a] as number) - (sums[b] as number)
    return more > 0 || (more === 0 && a < b)
  }
  for (const place of places) {
    if (first.length === most && !isBefore(place, first[most - 1] as number)) continue
    let at = first.length
    while (at > 0 && isBefore(place, first[at - 1] as number)) at--
    first.splice(at, 0, place)
    if (first.length > most) first.pop()
  }
  return first
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
  const shared = new Shared(olds, weigh)
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
    for (const [old, likely] of shared.mostAlike(unit, LIKE))
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
  const shared = new Shared(olds, weigh)
  const found: { old: number; fresh: number; weight: number }[] = []
  for (const unit of news) {
    const isOpaque = unit.key.startsWith("\u0000")
    if (!isOpaque && (unit.words.length < 2 || unit.length < 8)) continue
    const equal = byKey.get(unit.key) ?? []
    for (const at of equal.slice(0, NEAR))
      found.push({ old: olds[at]?.index ?? -1, fresh: unit.index, weight: unit.length * 2 })
    if (equal.length > 0 || unit.words.length < 3 || unit.length < 15) continue
    for (const [at, likely] of shared.mostAlike(unit, LIKE_FAR))
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
