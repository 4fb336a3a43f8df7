import type { Lexicon } from "./lexicon"

/**
 * A lexicon with the words of another beside its own. The other is asked only about words that the first does not know, or of
 * which it knows nothing but that they are words. What an unknown word may have been is still sought in the first alone.
 */
export function withMore(lexicon: Lexicon, more: Lexicon): Lexicon {
  return {
    language: lexicon.language,
    size: lexicon.size + more.size,
    has: word => lexicon.has(word) || more.has(word),
    holds: word => lexicon.holds(word) || more.holds(word),
    read(word) {
      const own = lexicon.read(word)
      if (own.some(reading => !reading.bare)) return own
      const theirs = more.read(word)
      return theirs.length > 0 ? theirs : own
    },
    table: lexicon.table,
  }
}
