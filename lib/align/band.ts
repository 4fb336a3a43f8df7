/**
 * The part of the grid that is searched. Grid point (i, j) means: i source lines and j target lines are done.
 * Row i holds the points from `lo[i]` to `hi[i]`; both never fall from one row to the next, and the two ends are in it.
 */
export interface Band {
  readonly lo: Int32Array
  readonly hi: Int32Array
}

export function wholeGrid(n: number, m: number): Band {
  return { lo: new Int32Array(n + 1), hi: new Int32Array(n + 1).fill(m) }
}

/** Where each row begins in an array that holds the band row after row; the last entry is the size. */
export function rowOffsets({ lo, hi }: Band): Float64Array {
  const offsets = new Float64Array(lo.length + 1)
  for (let i = 0; i < lo.length; i++) {
    offsets[i + 1] = (offsets[i] ?? 0) + Math.max(0, (hi[i] ?? 0) - (lo[i] ?? 0) + 1)
  }
  return offsets
}

/** Makes a band lawful after it was drawn: ends in, edges never falling. */
export function settle(band: Band, m: number): Band {
  const { lo, hi } = band
  const n = lo.length - 1
  lo[0] = 0
  hi[n] = m
  for (let i = 1; i <= n; i++) hi[i] = Math.min(m, Math.max(hi[i] ?? 0, hi[i - 1] ?? 0))
  for (let i = n - 1; i >= 0; i--) lo[i] = Math.max(0, Math.min(lo[i] ?? 0, lo[i + 1] ?? 0))
  return band
}
