/** How a page answers the words of its source, learned from the page alone. For both/no-counterpart.ts. */
import type { PairOfTexts } from "./page-facts"
import { type Token, tokensIn } from "./tokens"

/** How well an answer has to be known. */
interface Evidence {
  /** A word has to come in so many pairs, and its answer in that share of them. */
  readonly pairs: number
  readonly share: number
  /** How exclusively the two go together (Dice's coefficient). */
  readonly dice: number
}

/** Where the translation is as long as others are, little can be missing: only what is known well is missed. */
const WELL: Evidence = { pairs: 6, share: 0.9, dice: 0.8 }
/** Where it is too short, something is. */
const FAIRLY: Evidence = { pairs: 3, share: 0.66, dice: 0.5 }
/** Shorter than this share of what is usual on the page is too short. Chosen on pages of which translations were cut. */
const SHORT = 0.85
/** Letters of a source whose translation has a length that tells something. */
const TELLING = 20
/** Words in more of the pairs are grammar. */
const MOST_SHARE = 0.5
const SHORTEST = 4
/** Letters by which forms of a word are known to be one. */
const STEM = 5

export const stemOf = (word: string): string => word.normalize("NFD").replace(/\p{M}/gu, "").slice(0, STEM)
export const bears = ({ kind, low }: Token): boolean => kind === "word" && low.length >= SHORTEST
export const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(tokensIn(text).flatMap(token => (bears(token) ? [stemOf(token.low)] : [])))

export interface Answer {
  /** Stems of the other side. */
  readonly stems: readonly string[]
  /** Known well enough to be missed in a translation of the usual length. */
  readonly well: boolean
}

export interface Answers {
  /** By the stems of the source. */
  readonly known: ReadonlyMap<string, Answer>
  readonly isShort: (pair: PairOfTexts) => boolean
}

/** Stems of the source with those that answer them on this page. */
export function answersOn(all: readonly PairOfTexts[]): Answers {
  const pairs = all.filter(({ source, target }) => source.trim() !== "" && target.trim() !== "")
  const sides = pairs.map(({ source, target }) => ({ source: stemsOf(source), target: stemsOf(target) }))
  const ours = counted(sides.map(one => one.source))
  const theirs = counted(sides.map(one => one.target))
  const most = Math.max(FAIRLY.pairs, MOST_SHARE * sides.length)
  const together = new Map<string, Map<string, number>>()
  for (const { source, target } of sides)
    for (const stem of source) {
      const count = ours.get(stem) ?? 0
      if (count < FAIRLY.pairs || count > most) continue
      const seen = together.get(stem) ?? new Map<string, number>()
      for (const other of target) seen.set(other, (seen.get(other) ?? 0) + 1)
      together.set(stem, seen)
    }
  const known = new Map<string, Answer>()
  for (const [stem, seen] of together) {
    const count = ours.get(stem) ?? 0
    const are = ({ pairs: least, share, dice }: Evidence) =>
      [...seen].flatMap(([other, both]) => {
        const exclusive = (2 * both) / (count + (theirs.get(other) ?? 0))
        return count >= least && both >= least - 1 && both / count >= share && exclusive >= dice ? [other] : []
      })
    const [well, fairly] = [are(WELL), are(FAIRLY)]
    if (fairly.length > 0) known.set(stem, { stems: well.length > 0 ? well : fairly, well: well.length > 0 })
  }
  const usual = usualLength(pairs)
  return { known, isShort: pair => letters(pair.source) >= TELLING && lengthOf(pair) < SHORT * usual }
}

const letters = (text: string): number => text.replace(/\s+/gu, "").length
/** Of a translation, as a share of its source. */
const lengthOf = ({ source, target }: PairOfTexts): number => letters(target) / letters(source)

function usualLength(pairs: readonly PairOfTexts[]): number {
  const lengths = pairs.filter(({ source }) => letters(source) >= TELLING).map(lengthOf)
  return lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 1
}

function counted(all: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const stems of all) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}
