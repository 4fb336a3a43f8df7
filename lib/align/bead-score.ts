/**
 * How good a bead is, in log odds: its shape, the words both sides share, their lengths, and where blocks begin and end.
 * Symmetric: the two sides could be exchanged.
 */
import type { Line } from "./lines"
import type { LinkTable } from "./link-table"
import { rowWeights } from "./matched-weights"
import { heightOf, type Region, type Side, widthOf } from "./region"
import { beadShapes, settings, shapePriors } from "./settings"

/** What is measured in the document itself. */
export interface Measures {
  /** Target characters per source character. */
  readonly ratio: number
  /** Coverage at which words speak neither for nor against. */
  readonly theta: number
  /** Log odds by which lines stand alone more often here than elsewhere. */
  readonly alone: number
  /** What it costs a joined line to have a share of its words in the other side, from none to all (see own-measures.ts). */
  readonly idle: Float32Array | null
}

/** log P(|N(0,1)| > z), good to seven digits and never -Infinity. */
export function logTail(z: number): number {
  const t = 1 / (1 + 0.3275911 * (z / Math.SQRT2))
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return Math.log(series) - (z * z) / 2
}

/** A bead this unlikely is not looked at more closely. */
const HOPELESS = -25

/** A joined line of less word weight says less about whether it belongs. */
const HEAVY_LINE = 2

/** Nothing is unlikelier than this by its length alone. */
const LENGTH_FLOOR = -12

/** Both lengths are first brought to the mean of the two languages, so that neither side is the measure of the other. */
export function lengthScore(source: number, target: number, ratio: number): number {
  const root = Math.sqrt(ratio)
  const a = source * root
  const b = target / root
  return Math.max(
    LENGTH_FLOOR,
    logTail(Math.abs(a - b) / Math.sqrt(settings.lengthVariance * Math.max((a + b) / 2, 4))),
  )
}

const TWO_WITH_TWO = beadShapes.findIndex(([a, b]) => a === 2 && b === 2)

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
  readonly #edgesA: Edges
  readonly #edgesB: Edges

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
    this.#edgesA = edgesOf(source.lines, region.fromSource, heightOf(region))
    this.#edgesB = edgesOf(target.lines, region.fromTarget, widthOf(region))
  }

  /** A bead of two with two may also be two pairs that changed places: the better of the two counts. */
  score(shape: number, i: number, a: number, j: number, b: number): number {
    const joined = this.#joined(shape, i, a, j, b)
    return a === 2 && b === 2 ? Math.max(joined, this.#crossed(i, j)) : joined
  }

  /** Do lines i, i+1 fit lines j+1, j better than both together? */
  isCrossed(i: number, j: number): boolean {
    return this.#crossed(i, j) > this.#joined(TWO_WITH_TWO, i, 2, j, 2)
  }

  #crossed(i: number, j: number): number {
    return settings.crossed + this.#joined(0, i, 1, j + 1, 1) + this.#joined(0, i + 1, 1, j, 1)
  }

  #joined(shape: number, i: number, a: number, j: number, b: number): number {
    const prior = shapePriors[shape] ?? 0
    if (a === 0 || b === 0) return prior + this.measures.alone
    this.cover(i, a, j, b)
    const score =
      prior +
      settings.wordWorth * (this.hit - this.measures.theta * this.all) +
      settings.lengthWorth * this.length(i, a, j, b) +
      this.structure(i, a, j, b) +
      (this.vote ? this.vote(i, a, j, b) : 0)
    return a + b === 2 || score < HOPELESS ? score : score - settings.idleWorth * this.#idle(i, a, j, b)
  }

  /** The result of the last `cover`. */
  hit = 0
  all = 0

  coverage(i: number, a: number, j: number, b: number): Coverage {
    this.cover(i, a, j, b)
    return { hit: this.hit, all: this.all }
  }

  cover(i: number, a: number, j: number, b: number): void {
    const { hitSource, hitTarget } = this.table
    const forSource = hitSource[b - 1]
    const forTarget = hitTarget[a - 1]
    let hit = 0
    let all = 0
    for (let x = i; x < i + a; x++) {
      all += this.#weightA[x] ?? 0
      const cell = this.#cell(x, j)
      if (cell >= 0) hit += forSource?.[cell] ?? 0
    }
    for (let y = j; y < j + b; y++) {
      all += this.#weightB[y] ?? 0
      const cell = this.#cell(i, y)
      if (cell >= 0) hit += forTarget?.[cell] ?? 0
    }
    this.hit = hit / 2
    this.all = all / 2
  }

  /** How unlikely it is, in log odds, that all lines of a bead belong to it: each should have its own part. */
  #idle(i: number, a: number, j: number, b: number): number {
    const { idle } = this.measures
    if (!idle) return 0
    let value = 0
    this.eachPart(i, a, j, b, (hit, weight) => {
      if (weight <= 0) return
      const step = Math.floor((hit / weight) * idle.length)
      value += (idle[Math.max(0, Math.min(idle.length - 1, step))] ?? 0) * Math.min(1, weight / HEAVY_LINE)
    })
    return value
  }

  /**
   * Tells for each line of a side that has several (and for both of 1:1) the matched weight of its words, and their weight.
   * What the first and the last match is only what the other lines of their side do not match as well.
   */
  eachPart(i: number, a: number, j: number, b: number, tell: (hit: number, weight: number) => void): void {
    const { hitSource, hitTarget } = this.table
    const single = a === 1 && b === 1
    if (a > 1 || single) {
      let [first, last] = [0, 0]
      for (let y = j; a > 1 && y < j + b; y++) {
        const all = this.#hit(hitTarget[a - 1], i, y)
        first += all - this.#hit(hitTarget[a - 2], i + 1, y)
        last += all - this.#hit(hitTarget[a - 2], i, y)
      }
      for (let x = i; x < i + a; x++) {
        const hit = this.#hit(hitSource[b - 1], x, j)
        const own = single ? hit : x === i ? Math.min(hit, first) : x === i + a - 1 ? Math.min(hit, last) : hit
        tell(own, this.#weightA[x] ?? 0)
      }
    }
    if (b > 1 || single) {
      let [first, last] = [0, 0]
      for (let x = i; b > 1 && x < i + a; x++) {
        const all = this.#hit(hitSource[b - 1], x, j)
        first += all - this.#hit(hitSource[b - 2], x, j + 1)
        last += all - this.#hit(hitSource[b - 2], x, j)
      }
      for (let y = j; y < j + b; y++) {
        const hit = this.#hit(hitTarget[a - 1], i, y)
        const own = single ? hit : y === j ? Math.min(hit, first) : y === j + b - 1 ? Math.min(hit, last) : hit
        tell(own, this.#weightB[y] ?? 0)
      }
    }
  }

  #hit(table: Float32Array | undefined, x: number, y: number): number {
    const cell = this.#cell(x, y)
    return cell >= 0 ? (table?.[cell] ?? 0) : 0
  }

  #cell(x: number, y: number): number {
    const low = this.table.low[x] ?? 0
    return y < low || y > (this.table.high[x] ?? -1) ? -1 : (this.table.offsets[x] ?? 0) + y - low
  }

  length(i: number, a: number, j: number, b: number): number {
    const source = (this.#lengthA[i + a] ?? 0) - (this.#lengthA[i] ?? 0)
    const target = (this.#lengthB[j + b] ?? 0) - (this.#lengthB[j] ?? 0)
    return lengthScore(source, target, this.measures.ratio)
  }

  structure(i: number, a: number, j: number, b: number): number {
    const A = this.#edgesA
    const B = this.#edgesB
    let value =
      edge(A.opens[i] ?? 0, B.opens[j] ?? 0) +
      edge(A.closes[i + a - 1] ?? 0, B.closes[j + b - 1] ?? 0) -
      ((A.joined[i + a - 1] ?? 0) - (A.joined[i] ?? 0)) -
      ((B.joined[j + b - 1] ?? 0) - (B.joined[j] ?? 0))
    if (a === 1 && b === 1) value += kinds(A.kinds[i] ?? TEXT, B.kinds[j] ?? TEXT)
    return value
  }
}

/** What structure there is to see, in arrays, since it is asked for at every bead. */
interface Edges {
  readonly opens: Uint8Array
  readonly closes: Uint8Array
  readonly kinds: Uint8Array
  /** What it costs to join the lines from the first to this one. */
  readonly joined: Float64Array
}

const TEXT = 0
const ITEM = 1
const HEADING = 2
const CODE = 3
const kindCodes: Readonly<Record<Line["kind"], number>> = { text: TEXT, item: ITEM, heading: HEADING, code: CODE }

function edgesOf(lines: readonly Line[], from: number, count: number): Edges {
  const opens = new Uint8Array(count)
  const closes = new Uint8Array(count)
  const kinds = new Uint8Array(count)
  const joined = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    const line = lines[from + k]
    if (!line) break
    opens[k] = line.opensBlock ? 1 : 0
    closes[k] = line.closesBlock ? 1 : 0
    kinds[k] = kindCodes[line.kind]
    if (k > 0)
      joined[k] = (joined[k - 1] ?? 0) + (line.opensBlock ? joining(kinds[k - 1] ?? TEXT, kinds[k] ?? TEXT) : 0)
  }
  return { opens, closes, kinds, joined }
}

const edge = (a: number, b: number): number => (a !== b ? -settings.blockEdge : a === 1 ? settings.blockEdge : 0)

function joining(before: number, after: number): number {
  if (before >= HEADING || after >= HEADING) return settings.acrossBlocks * settings.acrossHeadings
  return settings.acrossBlocks * (before === ITEM && after === ITEM ? settings.acrossItems : 1)
}

function kinds(a: number, b: number): number {
  if (a >= HEADING || b >= HEADING) return a === b ? settings.headings : -settings.headings
  return a === ITEM && b === ITEM ? settings.items : 0
}

function sumsOf(values: Int32Array, from: number, count: number): Float64Array {
  const sums = new Float64Array(count + 1)
  for (let k = 0; k < count; k++) sums[k + 1] = (sums[k] ?? 0) + (values[from + k] ?? 0)
  return sums
}
