/**
 * What an unknown word may have been meant to be.
 *
 * Design: words within one change (a letter more, less, other, or two swapped) are tried by asking the lexicon, some six
 *   hundred questions; when there is none, words within two changes are sought by walking the lexicon's table.
 */
import type { Finding } from "./check"
import type { Lexicon } from "./lexicon/lexicon"
import { nearWords, oneChange } from "./lexicon/near"
import { withCaseOf } from "./tokens"
import type { WordLists } from "./work"

const MOST = 5

/** The same slips come again at every key while a paragraph is typed. */
interface Remembered {
  readonly found: readonly string[]
  readonly thorough: boolean
}
const memo = new WeakMap<Lexicon, Map<string, Remembered>>()
const MEMO_MOST = 10_000

function remember(lexicon: Lexicon, low: string, what: Remembered): void {
  const words = memo.get(lexicon) ?? new Map<string, Remembered>()
  if (words.size >= MEMO_MOST) words.clear()
  words.set(low, what)
  memo.set(lexicon, words)
}

/** Likely corrections of a word, best first; quick ones only, or also those that take some milliseconds. */
export function corrections(word: string, lexicon: Lexicon, thorough: boolean): string[] {
  const low = word.toLowerCase()
  if (low.length < 3 || low.length > 30) return []
  const known = memo.get(lexicon)?.get(low)
  if (known && (known.thorough || !thorough)) return known.found.slice(0, MOST).map(one => withCaseOf(one, word))
  const near = oneChange(low, lexicon)
  const found = near.length > 0 || !thorough ? near : nearWords(low, lexicon)
  remember(lexicon, low, { found, thorough: thorough || near.length > 0 })
  return found.slice(0, MOST).map(one => withCaseOf(one, word))
}

/** The finding's own suggestions, and for unknown words those that are worth looking for when somebody asks. */
export function suggestionsFor(finding: Finding, { spanish, english }: WordLists): readonly string[] {
  const lexicon = finding.check === "spelling" ? spanish : finding.check === "source-spelling" ? english : undefined
  if (!lexicon || finding.suggestions.length > 0) return finding.suggestions
  return corrections(finding.quote, lexicon, true)
}
