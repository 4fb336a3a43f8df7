import type { Vocabulary } from "./vocabulary"

/** Where each word stands: entries from `start[word]` to `start[word + 1]`, rows rising. */
export interface Occurrences {
  readonly start: Int32Array
  readonly rows: Int32Array
  /** The place in the vocabulary's `rowWords`. */
  readonly places: Int32Array
}

/** @param rows how many of the vocabulary's rows count, from the first */
export function occurrencesOf({ rowStart, rowWords, words }: Vocabulary, rows: number): Occurrences {
  const end = rowStart[rows] ?? 0
  const start = new Int32Array(words.length + 1)
  for (let k = 0; k < end; k++) {
    const word = rowWords[k] ?? 0
    start[word + 1] = (start[word + 1] ?? 0) + 1
  }
  for (let word = 0; word < words.length; word++) start[word + 1] = (start[word + 1] ?? 0) + (start[word] ?? 0)
  const next = start.slice(0, words.length)
  const rowsOut = new Int32Array(end)
  const places = new Int32Array(end)
  for (let row = 0; row < rows; row++) {
    for (let k = rowStart[row] ?? 0; k < (rowStart[row + 1] ?? 0); k++) {
      const word = rowWords[k] ?? 0
      const at = next[word] ?? 0
      rowsOut[at] = row
      places[at] = k
      next[word] = at + 1
    }
  }
  return { start, rows: rowsOut, places }
}

/** The first entry from `low` to `high` whose value is at least `least`. */
export function firstFrom(sorted: Int32Array, low: number, high: number, least: number): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >> 1
    if ((sorted[middle] ?? 0) < least) from = middle + 1
    else to = middle
  }
  return from
}
