/**
 * A text as LanguageTool is asked about it, and the way back to its places.
 *
 * Design: LanguageTool takes one line break for a space, so blocks are parted by two, as it wants paragraphs. An image or a
 *   placeholder goes as a digit, the one word that agrees with everything. Its own way of saying so (`data`, with marks) has
 *   been known to give places that are off by some characters; this one can be held to a law.
 */
import type { Span } from "../check"

/** Longer ones are not asked about: servers refuse them, the public one from here on. In UTF-16 units. */
export const LONGEST_QUESTION = 20_000

const ATOM = "\uFFFC"
const IN_ITS_PLACE = "0"

export interface Question {
  readonly sent: string
  /** The stretch of the text that a stretch of what was sent stands for; null where it is about no words of one block. */
  placeOf(sent: Span): Span | null
}

/** Is there anything in it that could be wrong? */
export const isQuestion = (text: string): boolean => /\p{L}/u.test(text)

export function questionOf(text: string): Question {
  const sent = text.replaceAll("\n", "\n\n").replaceAll(ATOM, IN_ITS_PLACE)
  const back = new Uint32Array(sent.length)
  let to = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\n") back[to++] = at
    back[to++] = at
  }
  return {
    sent,
    placeOf(span) {
      if (span.from < 0 || span.to <= span.from || span.to > sent.length) return null
      const place = { from: back[span.from] ?? 0, to: (back[span.to - 1] ?? 0) + 1 }
      return isOfWords(text, place) ? place : null
    },
  }
}

/** One block's own words: neither a line break nor an atom in it, and no letter parted from its accents. */
function isOfWords(text: string, { from, to }: Span): boolean {
  const words = text.slice(from, to)
  return !words.includes("\n") && !words.includes(ATOM) && !/^\p{M}/u.test(words) && !/^\p{M}/u.test(text.slice(to))
}
