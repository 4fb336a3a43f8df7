/**
 * What is known of a whole page and helps to judge one pair: how often words stand on either side, and which are written with
 * a capital. Made once for a page, and again when the hand rests; the desk need not renew it at every key.
 */

import { type Answers, answersOn } from "./answers"

export interface PairOfTexts {
  readonly source: string
  readonly target: string
}

export interface PageFacts {
  /** For words of the source that come several times, how the page answers them (both/no-counterpart.ts); made when first asked for. */
  readonly answers: () => Answers
  /** Lower-cased words of the target side and how often each stands. */
  readonly counts: ReadonlyMap<string, number>
  /** Words of the source side as written. */
  readonly sourceWords: ReadonlySet<string>
  /** The same in lower case. */
  readonly sourceLower: ReadonlySet<string>
  /** Does the page tell of what happened (third persons of the preterite)? */
  readonly tellsPast: boolean
}

const WORD = /\p{L}[\p{L}\p{M}\d]*/gu
const PAST = /\p{L}ó(?!\p{L})|\p{L}{2}(?:aron|ieron)(?!\p{L})/u

/** @param texts all words of each side; `pairs`, where it is known which of them belong together */
export function pageFacts(texts: {
  readonly source: Iterable<string>
  readonly target: Iterable<string>
  readonly pairs?: readonly PairOfTexts[]
}): PageFacts {
  const counts = new Map<string, number>()
  const sourceWords = new Set<string>()
  const sourceLower = new Set<string>()
  let tellsPast = false
  for (const text of texts.target) {
    tellsPast ||= PAST.test(text)
    for (const [word] of text.matchAll(WORD)) {
      const low = word.toLowerCase()
      counts.set(low, (counts.get(low) ?? 0) + 1)
    }
  }
  for (const text of texts.source)
    for (const [word] of text.matchAll(WORD)) {
      sourceWords.add(word)
      sourceLower.add(word.toLowerCase())
    }
  let answers: Answers | null = null
  return {
    counts,
    sourceWords,
    sourceLower,
    tellsPast,
    answers: () => {
      answers ??= answersOn(texts.pairs ?? [])
      return answers
    },
  }
}
