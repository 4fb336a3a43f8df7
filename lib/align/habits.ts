import { tokens } from "@/lib/text/words"
import type { Vocabulary } from "./vocabulary"

/**
 * How one side of the document writes: which words it writes with a capital in mid-sentence, which words it puts side by
 * side. Tells a name from a word that begins a lost line. Made on the first question, in one pass over the side.
 */
export class Habits {
  #capital: Map<string, number> | null = null
  #small = new Map<string, number>()
  #writesCapitals = false
  #pairs: Map<number, number> | null = null

  constructor(
    readonly vocabulary: Vocabulary,
    private readonly texts: readonly string[],
  ) {}

  /** A word the side writes with a capital after a small letter, and seldom or never small. */
  isName(word: string): boolean {
    if (!/^\p{Lu}/u.test(word)) return false
    const capital = this.#countCases().get(word) ?? 0
    return capital > 1 && capital > 2 * (this.#small.get(word.toLowerCase()) ?? 0)
  }

  /**
   * The side writes many words with a capital wherever they stand, as German writes its nouns: a capital in mid-sentence
   * tells little there of where a line begins. Judged by the side's own running text, not by its language.
   */
  get writesCapitals(): boolean {
    this.#countCases()
    return this.#writesCapitals
  }

  /** A word with a capital that tells of a beginning: where nouns have capitals, only one that is written small elsewhere. */
  capitalOpens(word: string): boolean {
    this.#countCases()
    return !this.#writesCapitals || this.#small.has(word.toLowerCase())
  }

  #countCases(): Map<string, number> {
    if (this.#capital) return this.#capital
    let followers = 0
    let capitals = 0
    const counts = new Map<string, number>()
    for (const text of this.texts) {
      for (const [word] of text.matchAll(/(?<=\p{Ll}[ ,]{1,2})\p{Lu}\p{L}*/gu))
        counts.set(word, (counts.get(word) ?? 0) + 1)
      for (const [word] of text.matchAll(/(?<!\p{L})\p{Ll}\p{L}*/gu))
        this.#small.set(word, (this.#small.get(word) ?? 0) + 1)
      for (const [, letter] of text.matchAll(/(?<!\p{L})\p{Ll}+(?=,? (\p{L}))/gu)) {
        followers += 1
        if (letter !== letter?.toLowerCase()) capitals += 1
      }
    }
    this.#writesCapitals = followers >= ENOUGH_FOLLOWERS && capitals > MANY_CAPITALS * followers
    this.#capital = counts
    return counts
  }

  /** How often the last word of `left` stands right before the first word of `right` in the document. */
  together(left: string, right: string): number {
    const a = this.vocabulary.ids.get(tokens(left.slice(-WORD_MOST)).at(-1) ?? "")
    const b = this.vocabulary.ids.get(tokens(right.slice(0, WORD_MOST))[0] ?? "")
    if (a === undefined || b === undefined) return 0
    return this.#countPairs().get(a * this.vocabulary.words.length + b) ?? 0
  }

  /** The first word of a text, if the side has it. */
  firstWord(text: string): number | undefined {
    return this.vocabulary.ids.get(tokens(text.slice(0, WORD_MOST))[0] ?? "")
  }

  #countPairs(): Map<number, number> {
    if (this.#pairs) return this.#pairs
    const { rowStart, rowWords, words, rows } = this.vocabulary
    const counts = new Map<number, number>()
    for (let row = 0; row < rows; row++) {
      for (let k = (rowStart[row] ?? 0) + 1; k < (rowStart[row + 1] ?? 0); k++) {
        const key = (rowWords[k - 1] ?? 0) * words.length + (rowWords[k] ?? 0)
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
    this.#pairs = counts
    return counts
  }
}

/**
 * Of the words that follow a small one, German writes three in ten with a capital; English, Spanish and French at most one in
 * ten, even in lists of names. Fewer than these words tell nothing.
 */
const MANY_CAPITALS = 0.18
const ENOUGH_FOLLOWERS = 30

/** Enough of a text to hold its first or last word. */
export const WORD_MOST = 100
