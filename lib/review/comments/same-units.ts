/** A position that can carry a comment: a UTF-16 unit of text, or something else inline. */
export interface Unit {
  readonly is: string
}

/** Longer differences are not compared: a person has then written something else. */
const MOST_COMPARED = 4_000_000

/** Positions of two texts that are the same ones, as pairs of indexes in order: the longest way through both. */
export function sameUnits(a: readonly Unit[], b: readonly Unit[]): readonly (readonly [number, number])[] {
  let head = 0
  while (head < a.length && head < b.length && a[head]?.is === b[head]?.is) head++
  let tail = 0
  const most = Math.min(a.length, b.length) - head
  while (tail < most && a[a.length - 1 - tail]?.is === b[b.length - 1 - tail]?.is) tail++
  const [n, m] = [a.length - head - tail, b.length - head - tail]
  const same: (readonly [number, number])[] = []
  for (let i = 0; i < head; i++) same.push([i, i])
  if (n * m <= MOST_COMPARED) {
    const width = m + 1
    const longest = new Uint32Array((n + 1) * width)
    const at = (i: number, j: number): number => longest[i * width + j] ?? 0
    const equal = (i: number, j: number): boolean => a[head + i]?.is === b[head + j]?.is
    for (let i = n - 1; i >= 0; i--)
      for (let j = m - 1; j >= 0; j--)
        longest[i * width + j] = equal(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    for (let i = 0, j = 0; i < n && j < m; ) {
      if (equal(i, j)) same.push([head + i++, head + j++])
      else if (at(i + 1, j) >= at(i, j + 1)) i++
      else j++
    }
  }
  for (let i = 0; i < tail; i++) same.push([a.length - tail + i, b.length - tail + i])
  return same
}
