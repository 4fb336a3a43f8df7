/**
 * How alike two sentences are: 1 − d / n, where d is the least number of tokens to put in, take out or exchange, and n the
 * number of tokens of the longer one. Tokens are words, numbers and signs; case, blanks and the form of composed letters do
 * not count. 1 when and only when the tokens are the same.
 */
import { diffArrays } from "diff"

const TOKEN = /\p{L}[\p{L}\p{M}\p{N}'’-]*|\p{N}+(?:[.,]\p{N}+)*|[^\s\p{L}\p{N}]/gu
const NUMBER = /^\p{N}/u

/** Tokens as they are compared. */
export const tokensOf = (text: string): readonly string[] => text.normalize("NFC").toLowerCase().match(TOKEN) ?? []

/** @returns 0 to 1; anything below `least` may be told as 0 */
export function similarity(a: readonly string[], b: readonly string[], least = 0): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  const changes = distance(a, b, Math.floor((1 - least) * longer + 1e-9))
  return changes === null ? 0 : 1 - changes / longer
}

/** Are they the same but for their numbers? */
export const sameButNumbers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((token, k) => token === b[k] || (NUMBER.test(token) && NUMBER.test(b[k] ?? "")))

/** Levenshtein's distance of tokens; null when it is more than `most`. Only cells near the diagonal are looked at. */
function distance(a: readonly string[], b: readonly string[], most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null
  let above = Array.from({ length: b.length + 1 }, (_, k) => k)
  for (let i = 1; i <= a.length; i++) {
    const row = new Array<number>(b.length + 1).fill(most + 1)
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)]
    if (i <= most) row[0] = i
    let best = row[0] ?? most + 1
    for (let k = from; k <= to; k++) {
      const kept = (above[k - 1] ?? 0) + (a[i - 1] === b[k - 1] ? 0 : 1)
      const value = Math.min(kept, (above[k] ?? most) + 1, (row[k - 1] ?? most) + 1)
      row[k] = value
      if (value < best) best = value
    }
    if (best > most) return null
    above = row
  }
  const found = above[b.length] ?? most + 1
  return found > most ? null : found
}

export interface Difference {
  /** "gone": only the older has it; "new": only the newer has it. */
  readonly kind: "same" | "gone" | "new"
  readonly text: string
}

const PIECE = /\s+|\p{L}[\p{L}\p{M}\p{N}'’-]*|\p{N}+(?:[.,]\p{N}+)*|[^\s\p{L}\p{N}]/gu

/** The two texts woven into one, by words; what is gone stands before what is new. */
export function differences(older: string, newer: string): Difference[] {
  const pieces = (text: string) => text.match(PIECE) ?? []
  return diffArrays(pieces(older), pieces(newer)).map(({ added, removed, value }) => ({
    kind: added ? "new" : removed ? "gone" : "same",
    text: value.join(""),
  }))
}
