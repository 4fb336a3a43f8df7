/**
 * A translation memory: pairs that were approved, found by how alike their sources are and by words on either side.
 *
 * Design: postings from each word or sign to the entries that have it. Whoever is at least `least` alike shares that part of the
 *   longer text's tokens, so it has one of the rarest few of the text at hand; only those entries are compared.
 * Guarantees: `similar` finds every entry that reaches `least`; `concordance` every entry that has all the words on that side.
 */
import { differInNumbersOnly, percentOf, similarityOf } from "./similarity"
import { type MemoryToken, memoryTokens } from "./tokens"

export interface Remembered {
  readonly id: string
  readonly source: string
  readonly target: string
}

export interface Similar<E> {
  readonly entry: E
  /** 0–100, rounded down. */
  readonly percent: number
  /** Nothing but numbers tells the two apart. */
  readonly numbersOnly: boolean
}

export interface Place {
  /** UTF-16 units. */
  readonly from: number
  readonly to: number
}

export interface Concordance<E> {
  readonly entry: E
  /** The words found, on the side that was searched. */
  readonly places: readonly Place[]
  /** The words stand there one after the other, as asked. */
  readonly together: boolean
}

export type MemorySide = "source" | "target"

/** Share from 0 to 1 from which entries are shown. */
export const LEAST_ALIKE = 0.7
const MOST_SHOWN = 10

type Postings = Map<string, number[]>

export class Memory<E extends Remembered> {
  readonly #entries: readonly E[]
  readonly #postings: Record<MemorySide, Postings> = { source: new Map(), target: new Map() }
  /** Of each source, in tokens. */
  readonly #lengths: Uint32Array

  constructor(entries: Iterable<E>) {
    this.#entries = [...entries]
    this.#lengths = new Uint32Array(this.#entries.length)
    for (const [k, entry] of this.#entries.entries()) {
      this.#lengths[k] = this.#post("source", k, entry.source)
      this.#post("target", k, entry.target)
    }
  }

  get size(): number {
    return this.#entries.length
  }

  #post(side: MemorySide, entry: number, text: string): number {
    const tokens = memoryTokens(text)
    for (const key of new Set(tokens.map(token => token.key))) {
      const there = this.#postings[side].get(key)
      if (there) there.push(entry)
      else this.#postings[side].set(key, [entry])
    }
    return tokens.length
  }

  /** The most alike first; of those equally alike, the one that came first. */
  similar(text: string, { least = LEAST_ALIKE, most = MOST_SHOWN } = {}): Similar<E>[] {
    const tokens = memoryTokens(text)
    if (tokens.length === 0) return []
    const found: { at: number; share: number; entry: E; numbersOnly: boolean }[] = []
    for (const at of this.#candidates(tokens, least)) {
      const entry = this.#entries[at]
      if (!entry) continue
      const theirs = memoryTokens(entry.source)
      const share = similarityOf(tokens, theirs)
      if (share >= least - 1e-9) found.push({ at, share, entry, numbersOnly: differInNumbersOnly(tokens, theirs) })
    }
    return found
      .sort((a, b) => b.share - a.share || a.at - b.at)
      .slice(0, most)
      .map(({ entry, share, numbersOnly }) => ({ entry, percent: percentOf(share), numbersOnly }))
  }

  #candidates(tokens: readonly MemoryToken[], least: number): Set<number> {
    const length = tokens.length
    const lists = tokens.map(({ key }) => this.#postings.source.get(key) ?? []).sort((a, b) => a.length - b.length)
    const rarest = length - Math.ceil(least * length - 1e-9) + 1
    const fits = new Set<number>()
    for (const list of new Set(lists.slice(0, rarest)))
      for (const at of list) {
        const theirs = this.#lengths[at] ?? 0
        if (Math.min(length, theirs) >= least * Math.max(length, theirs) - 1e-9) fits.add(at)
      }
    if (fits.size === 0) return fits
    // Of each entry, how many of the tokens at hand it has: too few, and comparing is in vain.
    const shared = new Map<number, number>()
    for (const list of lists) for (const at of list) if (fits.has(at)) shared.set(at, (shared.get(at) ?? 0) + 1)
    for (const at of fits)
      if ((shared.get(at) ?? 0) < least * Math.max(length, this.#lengths[at] ?? 0) - 1e-9) fits.delete(at)
    return fits
  }

  /** Entries that have all the words on a side, in whatever case; those that have them one after the other come first. */
  concordance(words: string, side: MemorySide, most = 100): Concordance<E>[] {
    const tokens = memoryTokens(words)
    const asked = tokens.map(wordKey)
    const lists = tokens.map(({ key }) => this.#postings[side].get(key) ?? [])
    const [fewest] = lists.sort((a, b) => a.length - b.length)
    if (!fewest) return []
    const found: Concordance<E>[] = []
    for (const at of fewest) {
      const entry = this.#entries[at]
      const hit = entry && placesOf(memoryTokens(entry[side]), asked)
      if (entry && hit) found.push({ entry, ...hit })
      // A single word always stands together, so that the first are as good as any.
      if (asked.length === 1 && found.length >= most) break
    }
    return found.sort((a, b) => Number(b.together) - Number(a.together)).slice(0, most)
  }
}

/** For searching, 7 is not 8. */
const wordKey = ({ key, text }: MemoryToken): string => (key.startsWith("\u0000") ? text : key)

function placesOf(tokens: readonly MemoryToken[], asked: readonly string[]) {
  const keys = tokens.map(wordKey)
  if (!asked.every(word => keys.includes(word))) return null
  const places: Place[] = []
  for (let k = 0; k + asked.length <= keys.length; k++) {
    if (!asked.every((word, n) => keys[k + n] === word)) continue
    places.push({ from: tokens[k]?.from ?? 0, to: tokens[k + asked.length - 1]?.to ?? 0 })
    k += asked.length - 1
  }
  if (places.length > 0) return { places, together: true }
  return {
    places: tokens.filter((_, k) => asked.includes(keys[k] ?? "")).map(({ from, to }) => ({ from, to })),
    together: false,
  }
}
