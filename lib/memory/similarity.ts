/**
 * How alike two texts are, from 0 to 1: one minus the edit distance in words and signs, divided by the longer one's number of them.
 *
 * To put in, take out or replace one costs 1; to replace it by the same with other case or accents, or a number by another
 * number, costs a half. So it is the same both ways round, and 1 only for texts that are equal but for white space.
 */
import { ANY_NUMBER, type MemoryToken, memoryTokens } from "./tokens"

export type Compared = Pick<MemoryToken, "text" | "key">

export const similarity = (a: string, b: string): number => similarityOf(memoryTokens(a), memoryTokens(b))

export function similarityOf(a: readonly Compared[], b: readonly Compared[]): number {
  const longer = Math.max(a.length, b.length)
  return longer === 0 ? 1 : 1 - distance(a, b) / longer
}

function distance(a: readonly Compared[], b: readonly Compared[]): number {
  let above = new Float64Array(b.length + 1).map((_, j) => j)
  let row = new Float64Array(b.length + 1)
  for (const [i, one] of a.entries()) {
    row[0] = i + 1
    for (const [j, other] of b.entries()) {
      const replaced = one.text === other.text ? 0 : one.key === other.key ? 0.5 : 1
      row[j + 1] = Math.min((above[j] ?? 0) + replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1)
    }
    ;[above, row] = [row, above]
  }
  return above[b.length] ?? 0
}

/** In whole per cent, rounded down: only what is equal is 100. */
export const percentOf = (share: number): number => Math.floor(share * 100 + 1e-9)

/** Whether nothing but numbers tells the two apart, and they do. */
export function differInNumbersOnly(a: readonly Compared[], b: readonly Compared[]): boolean {
  if (a.length !== b.length) return false
  let numbers = 0
  for (const [k, one] of a.entries()) {
    const other = b[k]
    if (one.text === other?.text) continue
    if (one.key !== ANY_NUMBER || other?.key !== ANY_NUMBER) return false
    numbers++
  }
  return numbers > 0
}
