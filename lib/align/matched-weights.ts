import type { Band } from "./band"
import type { Breath } from "./breath"
import { firstFrom } from "./occurrences"
import { heightOf, type Region, type Side, widthOf } from "./region"
import type { Vocabulary } from "./vocabulary"
import type { WordLinks } from "./word-links"

/** Word weight of each line from `from` to `to`. */
export function rowWeights(vocabulary: Vocabulary, from: number, to: number): Float32Array {
  const sums = new Float32Array(to - from)
  for (let row = from; row < to; row++) {
    let sum = 0
    for (let k = vocabulary.rowStart[row] ?? 0; k < (vocabulary.rowStart[row + 1] ?? 0); k++) {
      sum += vocabulary.weight[vocabulary.rowWords[k] ?? 0] ?? 0
    }
    sums[row - from] = sum
  }
  return sums
}

/**
 * For every pair of lines in the band, the weight of the words of each that the other has; the entry of grid point (i, j)
 * is that of lines i-1 and j-1. `turned` are the same links seen from the target.
 */
export async function matchedWeights(
  source: Side,
  target: Side,
  links: { readonly forward: WordLinks; readonly turned: WordLinks },
  region: Region,
  band: Band,
  offsets: Float64Array,
  breath: Breath,
): Promise<Float32Array> {
  const { lo, hi } = band
  const n = heightOf(region)
  const m = widthOf(region)
  const matched = new Float32Array(offsets[n + 1] ?? 0)
  const add = (i: number, j: number, value: number): void => {
    if (j + 1 < (lo[i + 1] ?? 0) || j + 1 > (hi[i + 1] ?? 0)) return
    const cell = (offsets[i + 1] ?? 0) + j + 1 - (lo[i + 1] ?? 0)
    matched[cell] = (matched[cell] ?? 0) + value
  }
  const columns = (i: number): Reach => ({ from: Math.max(0, (lo[i + 1] ?? 0) - 1), to: (hi[i + 1] ?? 0) - 1 })
  const own = { side: source, from: region.fromSource, count: n }
  const other = { side: target, from: region.fromTarget, count: m }
  await gather(own, other, links.forward, columns, add, breath)
  const rows = rowsFacing(band, n, m)
  await gather(
    other,
    own,
    links.turned,
    j => ({ from: rows.first[j] ?? 0, to: rows.last[j] ?? -1 }),
    (j, i, v) => add(i, j, v),
    breath,
  )
  return matched
}

interface Reach {
  readonly from: number
  readonly to: number
}

/** The band as seen from a target line: which source lines may face it. */
function rowsFacing({ lo, hi }: Band, n: number, m: number): { first: Int32Array; last: Int32Array } {
  const first = new Int32Array(m).fill(n)
  const last = new Int32Array(m).fill(-1)
  for (let i = 1, j = 0; j < m; j++) {
    while (i <= n && (hi[i] ?? 0) < j + 1) i += 1
    first[j] = i - 1
  }
  for (let i = n, j = m - 1; j >= 0; j--) {
    while (i >= 1 && (lo[i] ?? 0) > j + 1) i -= 1
    last[j] = i - 1
  }
  return { first, last }
}

interface Stretch {
  readonly side: Side
  readonly from: number
  readonly count: number
}

/** Gives every word occurrence of one side its strongest counterpart in each line of the other that it may face. */
async function gather(
  own: Stretch,
  other: Stretch,
  links: WordLinks,
  reachOf: (row: number) => Reach,
  add: (row: number, facing: number, value: number) => void,
  breath: Breath,
): Promise<void> {
  const { rowStart, rowWords, weight } = own.side.vocabulary
  const { occurrences } = other.side
  const strongest = new Float32Array(other.count)
  const hit: number[] = []
  for (let row = 0; row < own.count; row++) {
    const { from, to } = reachOf(row)
    for (let k = rowStart[own.from + row] ?? 0; k < (rowStart[own.from + row + 1] ?? 0); k++) {
      const word = rowWords[k] ?? 0
      const worth = weight[word] ?? 0
      if (worth === 0) continue
      for (let link = links.start[word] ?? 0; link < (links.start[word + 1] ?? 0); link++) {
        const facing = links.to[link] ?? 0
        const strength = links.strength[link] ?? 0
        const end = occurrences.start[facing + 1] ?? 0
        for (
          let at = firstFrom(occurrences.rows, occurrences.start[facing] ?? 0, end, other.from + from);
          at < end;
          at++
        ) {
          const line = (occurrences.rows[at] ?? 0) - other.from
          if (line > to) break
          const known = strongest[line] ?? 0
          if (known === 0) hit.push(line)
          if (strength > known) strongest[line] = strength
        }
      }
      for (const line of hit) {
        add(row, line, worth * (strongest[line] ?? 0))
        strongest[line] = 0
      }
      hit.length = 0
    }
    if (breath.due()) await breath.pause(0.5)
  }
}
