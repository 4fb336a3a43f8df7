/**
 * How good a bead is, in log odds: its shape, the words both sides share, their lengths, and where blocks begin and end.
 * Symmetric: the two sides could be exchanged.
 */
import { rowWeights } from "./cheap-path"
import type { Line } from "./lines"
import { FULL, type LinkTable } from "./link-table"
import { heightOf, type Region, type Side, widthOf } from "./region"
import { settings, shapePriors } from "./settings"

/** What is measured in the document itself. */
export interface Measures {
  /** Target characters per source character. */
  readonly ratio: number
  /** Coverage at which words speak neither for nor against. */
  readonly theta: number
}

/** log P(|N(0,1)| > z), good to seven digits and never -Infinity. */
export function logTail(z: number): number {
  const t = 1 / (1 + 0.3275911 * (z / Math.SQRT2))
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return Math.log(series) - (z * z) / 2
}

/** Nothing is unlikelier than this by its length alone. */
const LENGTH_FLOOR = -12

export function lengthScore(source: number, target: number, ratio: number): number {
  const mean = Math.max((source + target / ratio) / 2, 4)
  return Math.max(LENGTH_FLOOR, logTail(Math.abs(target - source * ratio) / Math.sqrt(settings.lengthVariance * mean)))
}

export interface Coverage {
  /** Matched and whole word weight, each the mean of the two sides. */
  readonly hit: number
  readonly all: number
}

export class BeadScorer {
  readonly #weightA: Float32Array
  readonly #weightB: Float32Array
  /** Sums from the region's start, so that a stretch is one subtraction. */
  readonly #lengthA: Float64Array
  readonly #lengthB: Float64Array
  readonly #strongest: Uint8Array

  /** @param vote what sentence vectors say of lines i and j of the region, in log odds */
  constructor(
    readonly source: Side,
    readonly target: Side,
    readonly region: Region,
    readonly table: LinkTable,
    readonly measures: Measures,
    readonly vote?: (i: number, a: number, j: number, b: number) => number,
  ) {
    this.#weightA = rowWeights(source.vocabulary, region.fromSource, region.toSource)
    this.#weightB = rowWeights(target.vocabulary, region.fromTarget, region.toTarget)
    this.#lengthA = sumsOf(source.lengths, region.fromSource, heightOf(region))
    this.#lengthB = sumsOf(target.lengths, region.fromTarget, widthOf(region))
    this.#strongest = new Uint8Array(longestRow(source) + longestRow(target))
  }

  score(shape: number, i: number, a: number, j: number, b: number): number {
    const prior = shapePriors[shape] ?? 0
    if (a === 0 || b === 0) return prior
    this.cover(i, a, j, b)
    return (
      prior +
      settings.wordWorth * (this.hit - this.measures.theta * this.all) +
      settings.lengthWorth * this.length(i, a, j, b) +
      this.structure(i, a, j, b) +
      (this.vote ? this.vote(i, a, j, b) : 0)
    )
  }

  /** The result of the last `cover`. */
  hit = 0
  all = 0

  coverage(i: number, a: number, j: number, b: number): Coverage {
    this.cover(i, a, j, b)
    return { hit: this.hit, all: this.all }
  }

  cover(i: number, a: number, j: number, b: number): void {
    const { table } = this
    let hit = 0
    let all = 0
    for (let x = i; x < i + a; x++) {
      all += this.#weightA[x] ?? 0
      hit += b === 1 ? this.#single(table.hitSource, x, j) : this.#union(x, j, b)
    }
    for (let y = j; y < j + b; y++) {
      all += this.#weightB[y] ?? 0
      hit += a === 1 ? this.#single(table.hitTarget, i, y) : this.#unionTurned(i, a, y)
    }
    this.hit = hit / 2
    this.all = all / 2
  }

  #cell(x: number, y: number): number {
    const low = this.table.low[x] ?? 0
    return y < low || y > (this.table.high[x] ?? -1) ? -1 : (this.table.offsets[x] ?? 0) + y - low
  }

  #single(hits: Float32Array, x: number, y: number): number {
    const cell = this.#cell(x, y)
    return cell < 0 ? 0 : (hits[cell] ?? 0)
  }

  /** Weight of source line x's words that any of the target lines has. */
  #union(x: number, j: number, b: number): number {
    const { rowStart, rowWords, weight } = this.source.vocabulary
    const start = rowStart[this.region.fromSource + x] ?? 0
    const count = (rowStart[this.region.fromSource + x + 1] ?? 0) - start
    const best = this.#strongest
    let found = false
    for (let y = j; y < j + b; y++) {
      const cell = this.#cell(x, y)
      const base = cell < 0 ? -1 : (this.table.cells[cell] ?? -1)
      if (base < 0) continue
      if (!found) for (let k = 0; k < count; k++) best[k] = this.table.data[base + k] ?? 0
      else
        for (let k = 0; k < count; k++) {
          const byte = this.table.data[base + k] ?? 0
          if (byte > (best[k] ?? 0)) best[k] = byte
        }
      found = true
    }
    if (!found) return 0
    let sum = 0
    for (let k = 0; k < count; k++) sum += (weight[rowWords[start + k] ?? 0] ?? 0) * (best[k] ?? 0)
    return sum / FULL
  }

  #unionTurned(i: number, a: number, y: number): number {
    const { rowStart, rowWords, weight } = this.target.vocabulary
    const start = rowStart[this.region.fromTarget + y] ?? 0
    const count = (rowStart[this.region.fromTarget + y + 1] ?? 0) - start
    const best = this.#strongest
    let found = false
    for (let x = i; x < i + a; x++) {
      const cell = this.#cell(x, y)
      const base = cell < 0 ? -1 : (this.table.cells[cell] ?? -1)
      if (base < 0) continue
      const row = this.region.fromSource + x
      const skip = base + (this.source.vocabulary.rowStart[row + 1] ?? 0) - (this.source.vocabulary.rowStart[row] ?? 0)
      if (!found) for (let k = 0; k < count; k++) best[k] = this.table.data[skip + k] ?? 0
      else
        for (let k = 0; k < count; k++) {
          const byte = this.table.data[skip + k] ?? 0
          if (byte > (best[k] ?? 0)) best[k] = byte
        }
      found = true
    }
    if (!found) return 0
    let sum = 0
    for (let k = 0; k < count; k++) sum += (weight[rowWords[start + k] ?? 0] ?? 0) * (best[k] ?? 0)
    return sum / FULL
  }

  length(i: number, a: number, j: number, b: number): number {
    const source = (this.#lengthA[i + a] ?? 0) - (this.#lengthA[i] ?? 0)
    const target = (this.#lengthB[j + b] ?? 0) - (this.#lengthB[j] ?? 0)
    return lengthScore(source, target, this.measures.ratio)
  }

  structure(i: number, a: number, j: number, b: number): number {
    const { source, target, region } = this
    const firstA = source.lines[region.fromSource + i]
    const firstB = target.lines[region.fromTarget + j]
    const lastA = source.lines[region.fromSource + i + a - 1]
    const lastB = target.lines[region.fromTarget + j + b - 1]
    if (!firstA || !firstB || !lastA || !lastB) return 0
    let value = edge(firstA.opensBlock, firstB.opensBlock) + edge(lastA.closesBlock, lastB.closesBlock)
    value -= joining(source.lines, region.fromSource + i, a) + joining(target.lines, region.fromTarget + j, b)
    if (a === 1 && b === 1) value += kinds(firstA, firstB)
    return value
  }
}

const edge = (a: boolean, b: boolean): number => (a && b ? settings.blockEdge : a !== b ? -settings.blockEdge : 0)

function joining(lines: readonly Line[], from: number, count: number): number {
  let cost = 0
  for (let k = from + 1; k < from + count; k++) {
    const line = lines[k]
    const before = lines[k - 1]
    if (!line?.opensBlock || !before) continue
    const either = (kind: Line["kind"]): boolean => line.kind === kind || before.kind === kind
    if (either("heading") || either("code")) cost += settings.acrossBlocks * settings.acrossHeadings
    else if (line.kind === "item" && before.kind === "item") cost += settings.acrossBlocks * settings.acrossItems
    else cost += settings.acrossBlocks
  }
  return cost
}

function kinds(a: Line, b: Line): number {
  for (const kind of ["heading", "code"] as const) {
    if (a.kind === kind || b.kind === kind) return a.kind === b.kind ? settings.headings : -settings.headings
  }
  return a.kind === "item" && b.kind === "item" ? settings.items : 0
}

function sumsOf(values: Int32Array, from: number, count: number): Float64Array {
  const sums = new Float64Array(count + 1)
  for (let k = 0; k < count; k++) sums[k + 1] = (sums[k] ?? 0) + (values[from + k] ?? 0)
  return sums
}

function longestRow({ vocabulary: { rowStart } }: Side): number {
  let longest = 0
  for (let row = 0; row + 1 < rowStart.length; row++) {
    longest = Math.max(longest, (rowStart[row + 1] ?? 0) - (rowStart[row] ?? 0))
  }
  return longest
}
