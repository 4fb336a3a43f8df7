/** How a page answers the words of its source, learned from the page alone. For both/no-counterpart.ts. */
import type { PairOfTexts } from "./page-facts"
import { type Token, tokensIn } from "./tokens"

/** A word has to come in so many pairs, and its answer in that share of them. */
const LEAST_PAIRS = 4
const LEAST_SHARE = 0.8
/** How exclusively the two go together (Dice's coefficient). */
const LEAST_DICE = 0.6
/** Words in more of the pairs are grammar. */
const MOST_SHARE = 0.5
const SHORTEST = 4
/** Letters by which forms of a word are known to be one. */
const STEM = 5

export const stemOf = (word: string): string => word.normalize("NFD").replace(/\p{M}/gu, "").slice(0, STEM)
export const bears = ({ kind, low }: Token): boolean => kind === "word" && low.length >= SHORTEST
export const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(tokensIn(text).flatMap(token => (bears(token) ? [stemOf(token.low)] : [])))

/** Stems of the source with those that answer them on this page. */
export function answersOn(pairs: readonly PairOfTexts[]): ReadonlyMap<string, readonly string[]> {
  const sides = pairs
    .filter(({ source, target }) => source.trim() !== "" && target.trim() !== "")
    .map(({ source, target }) => ({ source: stemsOf(source), target: stemsOf(target) }))
  const ours = counted(sides.map(one => one.source))
  const theirs = counted(sides.map(one => one.target))
  const most = Math.max(LEAST_PAIRS, MOST_SHARE * sides.length)
  const together = new Map<string, Map<string, number>>()
  for (const { source, target } of sides)
    for (const stem of source) {
      const count = ours.get(stem) ?? 0
      if (count < LEAST_PAIRS || count > most) continue
      const seen = together.get(stem) ?? new Map<string, number>()
      for (const other of target) seen.set(other, (seen.get(other) ?? 0) + 1)
      together.set(stem, seen)
    }
  const answers = new Map<string, readonly string[]>()
  for (const [stem, seen] of together) {
    const count = ours.get(stem) ?? 0
    const found = [...seen].filter(([other, both]) => {
      const dice = (2 * both) / (count + (theirs.get(other) ?? 0))
      return both >= LEAST_PAIRS - 1 && both / count >= LEAST_SHARE && dice >= LEAST_DICE
    })
    if (found.length > 0)
      answers.set(
        stem,
        found.map(([other]) => other),
      )
  }
  return answers
}

function counted(all: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const stems of all) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}
