/**
 * One line to one or to none, with cheap scores: fast enough for a wide band. The real search then stays near this path,
 * which is what makes the whole near-linear.
 */
import { type Band, rowOffsets, settle } from "./band"
import type { Breath } from "./breath"
import { matchedWeights, rowWeights } from "./matched-weights"
import { heightOf, type Region, type Side, widthOf } from "./region"
import type { WordLinks } from "./word-links"

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
  links: { readonly forward: WordLinks; readonly turned: WordLinks },
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
