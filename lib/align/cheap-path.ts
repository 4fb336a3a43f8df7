/**
 * One line to one or to none, with cheap scores: fast enough for a wide band. The real search then stays near this path,
 * which is what makes the whole near-linear.
 */
import { type Band, rowOffsets, settle } from "./band"
import type { Breath } from "./breath"
import { heightOf, type Region, type Side, widthOf } from "./region"
import type { Vocabulary } from "./vocabulary"
import { turnLinks, type WordLinks } from "./word-links"

const NEVER = -1e9

/** The least word weight a pair of lines is measured against, so that one chance word in two short lines is not all. */
const LEAST_WEIGHT = 1.5
const LENGTH_WORTH = 0.25
const HEADING_WORTH = 0.15

export interface GridPoint {
  readonly i: number
  readonly j: number
}

/** @param ratio target characters per source character */
export async function cheapPath(
  source: Side,
  target: Side,
  links: WordLinks,
  region: Region,
  band: Band,
  ratio: number,
  breath: Breath,
): Promise<GridPoint[]> {
  const n = heightOf(region)
  const m = widthOf(region)
  const { lo, hi } = band
  const offsets = rowOffsets(band)
  const matched = await matchedWeights(source, target, links, region, band, offsets, breath)
  const weightA = rowWeights(source.vocabulary, region.fromSource, region.toSource)
  const weightB = rowWeights(target.vocabulary, region.fromTarget, region.toTarget)
  const best = new Float32Array(offsets[n + 1] ?? 0).fill(NEVER)
  const back = new Uint8Array(best.length)
  for (let i = 0; i <= n; i++) {
    const low = lo[i] ?? 0
    const lowBefore = lo[i - 1] ?? 0
    const highBefore = i > 0 ? (hi[i - 1] ?? 0) : -1
    const before = (offsets[i - 1] ?? 0) - lowBefore
    const lengthA = (source.lengths[region.fromSource + i - 1] ?? 0) * ratio
    const headingA = i > 0 && source.lines[region.fromSource + i - 1]?.kind === "heading"
    for (let j = low; j <= (hi[i] ?? 0); j++) {
      const cell = (offsets[i] ?? 0) + j - low
      if (i === 0 && j === 0) {
        best[cell] = 0
        continue
      }
      let value = NEVER
      let step = 0
      if (j > lowBefore && j - 1 <= highBefore) {
        const lengthB = target.lengths[region.fromTarget + j - 1] ?? 0
        const alike = Math.min(lengthA, lengthB) / Math.max(lengthA, lengthB, 1)
        const weight = Math.max(LEAST_WEIGHT, ((weightA[i - 1] ?? 0) + (weightB[j - 1] ?? 0)) / 2)
        const heading = headingA && target.lines[region.fromTarget + j - 1]?.kind === "heading" ? HEADING_WORTH : 0
        value = (best[before + j - 1] ?? NEVER) + (matched[cell] ?? 0) / 2 / weight + LENGTH_WORTH * alike + heading
      }
      if (j >= lowBefore && j <= highBefore && (best[before + j] ?? NEVER) > value) {
        value = best[before + j] ?? NEVER
        step = 1
      }
      if (j > low && (best[cell - 1] ?? NEVER) > value) {
        value = best[cell - 1] ?? NEVER
        step = 2
      }
      best[cell] = value
      back[cell] = step
    }
    if (breath.due()) await breath.pause(0.7 + (0.3 * i) / n)
  }
  const path: GridPoint[] = []
  for (let i = n, j = m; i > 0 || j > 0; ) {
    path.push({ i, j })
    const step = back[(offsets[i] ?? 0) + j - (lo[i] ?? 0)] ?? 0
    if (step !== 2) i -= 1
    if (step !== 1) j -= 1
  }
  path.push({ i: 0, j: 0 })
  return path.reverse()
}

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

/** For every pair of lines in the band, the weight of the words of each that the other has; cell (i, j) is i-1 with j-1. */
async function matchedWeights(
  source: Side,
  target: Side,
  links: WordLinks,
  region: Region,
  band: Band,
  offsets: Float64Array,
  breath: Breath,
): Promise<Float32Array> {
  const { lo, hi } = band
  const n = heightOf(region)
  const m = widthOf(region)
  const matched = new Float32Array(offsets[n + 1] ?? 0)
  // Rows of the band as seen from a target line: which source lines may face it.
  const firstRow = new Int32Array(m).fill(n)
  const lastRow = new Int32Array(m).fill(-1)
  for (let i = 1, j = 0; j < m; j++) {
    while (i <= n && (hi[i] ?? 0) < j + 1) i += 1
    firstRow[j] = i - 1
  }
  for (let i = n, j = m - 1; j >= 0; j--) {
    while (i >= 1 && (lo[i] ?? 0) > j + 1) i -= 1
    lastRow[j] = i - 1
  }
  const placesB = places(target.vocabulary, region.fromTarget, region.toTarget)
  await gather(
    source.vocabulary,
    region.fromSource,
    n,
    links,
    placesB,
    m,
    (i, at) => {
      const low = Math.max(0, (lo[i + 1] ?? 0) - 1)
      at.from = low
      at.to = (hi[i + 1] ?? 0) - 1
    },
    (i, j, value) => {
      const cell = (offsets[i + 1] ?? 0) + j + 1 - (lo[i + 1] ?? 0)
      matched[cell] = (matched[cell] ?? 0) + value
    },
    breath,
    0.1,
  )
  const placesA = places(source.vocabulary, region.fromSource, region.toSource)
  const turned = turnLinks(links, target.vocabulary.words.length)
  await gather(
    target.vocabulary,
    region.fromTarget,
    m,
    turned,
    placesA,
    n,
    (j, at) => {
      at.from = firstRow[j] ?? 0
      at.to = lastRow[j] ?? -1
    },
    (j, i, value) => {
      if (j + 1 < (lo[i + 1] ?? 0) || j + 1 > (hi[i + 1] ?? 0)) return
      const cell = (offsets[i + 1] ?? 0) + j + 1 - (lo[i + 1] ?? 0)
      matched[cell] = (matched[cell] ?? 0) + value
    },
    breath,
    0.4,
  )
  return matched
}

/** For each word, the lines of the stretch it stands in, rising; each line once. */
interface Places {
  readonly start: Int32Array
  readonly rows: Int32Array
}

function places(vocabulary: Vocabulary, from: number, to: number): Places {
  const { rowStart, rowWords, words } = vocabulary
  const start = new Int32Array(words.length + 1)
  const last = new Int32Array(words.length).fill(-1)
  const each = (visit: (word: number, row: number) => void): void => {
    last.fill(-1)
    for (let row = from; row < to; row++) {
      for (let k = rowStart[row] ?? 0; k < (rowStart[row + 1] ?? 0); k++) {
        const word = rowWords[k] ?? 0
        if (last[word] === row) continue
        last[word] = row
        visit(word, row - from)
      }
    }
  }
  each(word => {
    start[word + 1] = (start[word + 1] ?? 0) + 1
  })
  for (let word = 0; word < words.length; word++) start[word + 1] = (start[word + 1] ?? 0) + (start[word] ?? 0)
  const next = start.slice(0, words.length)
  const rows = new Int32Array(start[words.length] ?? 0)
  each((word, row) => {
    const at = next[word] ?? 0
    rows[at] = row
    next[word] = at + 1
  })
  return { start, rows }
}

/** Gives every word occurrence of one side its strongest counterpart in each line of the other that it may face. */
async function gather(
  own: Vocabulary,
  from: number,
  rows: number,
  links: WordLinks,
  others: Places,
  otherRows: number,
  window: (row: number, at: { from: number; to: number }) => void,
  add: (row: number, other: number, value: number) => void,
  breath: Breath,
  done: number,
): Promise<void> {
  const strongest = new Float32Array(otherRows)
  const hit: number[] = []
  const at = { from: 0, to: 0 }
  for (let row = 0; row < rows; row++) {
    window(row, at)
    for (let k = own.rowStart[from + row] ?? 0; k < (own.rowStart[from + row + 1] ?? 0); k++) {
      const word = own.rowWords[k] ?? 0
      const weight = own.weight[word] ?? 0
      if (weight === 0) continue
      for (let link = links.start[word] ?? 0; link < (links.start[word + 1] ?? 0); link++) {
        const other = links.to[link] ?? 0
        const strength = links.strength[link] ?? 0
        const end = others.start[other + 1] ?? 0
        for (let place = firstFrom(others.rows, others.start[other] ?? 0, end, at.from); place < end; place++) {
          const line = others.rows[place] ?? 0
          if (line > at.to) break
          const known = strongest[line] ?? 0
          if (known === 0) hit.push(line)
          if (strength > known) strongest[line] = strength
        }
      }
      for (const line of hit) {
        add(row, line, weight * (strongest[line] ?? 0))
        strongest[line] = 0
      }
      hit.length = 0
    }
    if (breath.due()) await breath.pause(done + (0.3 * row) / rows)
  }
}

/** The first place from `low` to `high` whose value is at least `least`. */
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

/** A band of the given half width round a path. */
export function corridorRound(path: readonly GridPoint[], n: number, m: number, width: number): Band {
  const lo = new Int32Array(n + 1).fill(m)
  const hi = new Int32Array(n + 1)
  for (const { i, j } of path) {
    for (let d = -width; d <= width; d++) {
      const row = i + d
      if (row < 0 || row > n) continue
      const half = width - Math.abs(d) / 2
      lo[row] = Math.min(lo[row] ?? m, Math.max(0, Math.floor(j - half)))
      hi[row] = Math.max(hi[row] ?? 0, Math.min(m, Math.ceil(j + half)))
    }
  }
  return settle({ lo, hi }, m)
}
