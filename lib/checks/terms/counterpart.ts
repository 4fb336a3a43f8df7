/**
 * What most likely stands for some words on the other side of their pair, by how the page uses both.
 *
 * Design: a phrase of the other side counts as the counterpart when it stands in nearly the same pairs (Dice's coefficient) as
 *   the words do, in any of their forms. Nothing is guessed from one pair alone.
 */
import { type Token, tokensIn } from "../tokens"
import type { WordLists } from "../work"
import { phraseFinder } from "./matching"

export interface PairOfTexts {
  readonly source: string
  readonly target: string
}

export interface Asked {
  readonly side: "source" | "target"
  readonly words: string
  /** Index of the pair in which they were chosen. */
  readonly pair: number
  readonly sourceLang: string
  readonly targetLang: string
}

/** A candidate stands in so many of the words' pairs at least, and is that much bound to them. */
const LEAST_PAIRS = 2
const LEAST_DICE = 0.7
/** Words in a candidate. */
const LONGEST = 3
/** Words so short are grammar more often than terms; they do not begin or end a candidate. */
const SHORT = 3

export function counterpartOf(pairs: readonly PairOfTexts[], asked: Asked, lists: WordLists): string | null {
  const here = pairs[asked.pair]
  if (!here) return null
  const other = asked.side === "source" ? "target" : "source"
  const langs = { source: asked.sourceLang, target: asked.targetLang }
  const find = phraseFinder([{ words: asked.words, of: true }], langs[asked.side], lists)
  const tokens = pairs.map(pair => tokensIn(pair[other]))
  const has = pairs.map(pair => find(tokensIn(pair[asked.side])).length > 0)
  const wanted = has.filter(Boolean).length
  if (wanted < LEAST_PAIRS) return null
  let best: { words: string; dice: number } | null = null
  for (let length = 1; length <= LONGEST; length++) {
    const candidates = phrasesOf(here[other], tokens[asked.pair] ?? [], length)
    const finder = phraseFinder(
      candidates.map(words => ({ words, of: words })),
      langs[other],
      lists,
    )
    const all = new Map<string, number>()
    const both = new Map<string, number>()
    tokens.forEach((list, i) => {
      for (const words of new Set(finder(list).map(hit => hit.of))) {
        all.set(words, (all.get(words) ?? 0) + 1)
        if (has[i]) both.set(words, (both.get(words) ?? 0) + 1)
      }
    })
    for (const words of candidates) {
      const together = both.get(words) ?? 0
      const dice = (2 * together) / (wanted + (all.get(words) ?? 0))
      // Of phrases that are bound as much the longer says more.
      if (together >= LEAST_PAIRS && dice >= LEAST_DICE && (best === null || dice >= best.dice)) best = { words, dice }
    }
  }
  return best?.words ?? null
}

/** The phrases of so many words that stand in a text, as they are written there. */
export function phrasesOf(text: string, tokens: readonly Token[], length: number): string[] {
  const found = new Map<string, string>()
  for (let k = 0; k + length <= tokens.length; k++) {
    const [first, last] = [tokens[k], tokens[k + length - 1]]
    if (!first || !last || !bears(first) || !bears(last)) continue
    const words = text.slice(first.from, last.to)
    // Only what is written in one go: no mark of punctuation in between.
    if (/^[\p{L}\p{M}\p{N}'’\- ]+$/u.test(words)) found.set(words.toLowerCase(), words)
  }
  return [...found.values()]
}

const bears = ({ kind, text }: Token): boolean => kind === "word" && text.length > SHORT
