/** The best way through the band, and how sure each of its beads is (forward and backward sums over all ways). */
import { type Band, rowOffsets } from "./band"
import type { BeadScorer } from "./bead-score"
import type { Breath } from "./breath"
import type { Bead } from "./lines"
import { heightOf, widthOf } from "./region"
import { beadShapes, settings } from "./settings"

/** A bead in lines of its region, with its posterior probability. */
export interface PathBead extends Bead {
  readonly posterior: number
  /** Two pairs that changed places: the first line with the second, the second with the first. */
  readonly crossed?: true
}

const SHAPES = beadShapes.length

export interface BestPath {
  readonly beads: readonly PathBead[]
  /** Log odds of all ways together: how well the two sides fit, whichever way is taken. */
  readonly worth: number
}

export async function bestPath(scorer: BeadScorer, band: Band, breath: Breath): Promise<BestPath> {
  const n = heightOf(scorer.region)
  const m = widthOf(scorer.region)
  const { lo, hi } = band
  const offsets = rowOffsets(band)
  const size = offsets[n + 1] ?? 0
  const best = new Float64Array(size).fill(Number.NEGATIVE_INFINITY)
  const forward = new Float64Array(size).fill(Number.NEGATIVE_INFINITY)
  const back = new Int8Array(size).fill(-1)
  const scores = new Float32Array(size * SHAPES).fill(Number.NaN)
  const cellOf = (i: number, j: number): number =>
    j < (lo[i] ?? 0) || j > (hi[i] ?? -1) ? -1 : (offsets[i] ?? 0) + j - (lo[i] ?? 0)
  best[0] = 0
  forward[0] = 0
  const ways = new Float64Array(SHAPES)
  for (let i = 0; i <= n; i++) {
    for (let j = lo[i] ?? 0; j <= (hi[i] ?? 0); j++) {
      if (i === 0 && j === 0) continue
      const cell = cellOf(i, j)
      let count = 0
      let most = Number.NEGATIVE_INFINITY
      for (let shape = 0; shape < SHAPES; shape++) {
        const [a, b] = beadShapes[shape] ?? [0, 0]
        if (i < a || j < b) continue
        const before = cellOf(i - a, j - b)
        if (before < 0 || best[before] === Number.NEGATIVE_INFINITY) continue
        const score = scorer.score(shape, i - a, a, j - b, b)
        scores[cell * SHAPES + shape] = score
        const value = (best[before] ?? 0) + score
        if (value > (best[cell] ?? 0)) {
          best[cell] = value
          back[cell] = shape
        }
        const way = (forward[before] ?? 0) + score / settings.temperature
        ways[count++] = way
        if (way > most) most = way
      }
      if (count === 0) continue
      let sum = 0
      for (let k = 0; k < count; k++) sum += Math.exp((ways[k] ?? 0) - most)
      forward[cell] = most + Math.log(sum)
    }
    if (breath.due()) await breath.pause((0.8 * i) / n)
  }
  const backward = backwardSums(scores, offsets, band, n, m)
  const whole = forward[cellOf(n, m)] ?? 0
  const path: PathBead[] = []
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const cell = cellOf(i, j)
    const shape = back[cell] ?? -1
    const [a, b] = beadShapes[shape] ?? [0, 0]
    if (shape < 0) throw new Error(`no way through the band at ${i}, ${j}`)
    const before = cellOf(i - a, j - b)
    const log =
      (forward[before] ?? 0) + (scores[cell * SHAPES + shape] ?? 0) / settings.temperature + (backward[cell] ?? 0)
    const crossed = a === 2 && b === 2 && scorer.isCrossed(i - 2, j - 2)
    const posterior = Math.min(1, Math.exp(log - whole))
    path.push({ i: i - a, a, j: j - b, b, posterior, ...(crossed ? { crossed } : {}) })
    i -= a
    j -= b
  }
  return { beads: path.reverse(), worth: whole }
}

/** Log of the sum over all ways from a point to the end. */
function backwardSums(scores: Float32Array, offsets: Float64Array, band: Band, n: number, m: number): Float64Array {
  const { lo, hi } = band
  const sums = new Float64Array(offsets[n + 1] ?? 0).fill(Number.NEGATIVE_INFINITY)
  const ways = new Float64Array(SHAPES)
  for (let i = n; i >= 0; i--) {
    for (let j = hi[i] ?? 0; j >= (lo[i] ?? 0); j--) {
      const cell = (offsets[i] ?? 0) + j - (lo[i] ?? 0)
      if (i === n && j === m) {
        sums[cell] = 0
        continue
      }
      let count = 0
      let most = Number.NEGATIVE_INFINITY
      for (let shape = 0; shape < SHAPES; shape++) {
        const [a, b] = beadShapes[shape] ?? [0, 0]
        const row = i + a
        const column = j + b
        if (row > n || column < (lo[row] ?? 0) || column > (hi[row] ?? -1)) continue
        const after = (offsets[row] ?? 0) + column - (lo[row] ?? 0)
        const score = scores[after * SHAPES + shape] ?? Number.NaN
        const rest = sums[after] ?? 0
        if (Number.isNaN(score) || rest === Number.NEGATIVE_INFINITY) continue
        const way = rest + score / settings.temperature
        ways[count++] = way
        if (way > most) most = way
      }
      if (count === 0) continue
      let sum = 0
      for (let k = 0; k < count; k++) sum += Math.exp((ways[k] ?? 0) - most)
      sums[cell] = most + Math.log(sum)
    }
  }
  return sums
}
