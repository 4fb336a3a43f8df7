/**
 * A vote from sentence vectors, where a caller provides them: how near two stretches are, against how near strangers are in
 * these texts. Bounded, so that it can tip a doubtful pair but never carry one against words, lengths and structure.
 */

import { Draws } from "./draws"
import type { Vote } from "./knowledge"

const WORTH = 10
const MOST = 2.5
const DRAWS = 300
/** Between the nearness of strangers and that of likely partners, as for words (theta). */
const PLACE = 0.5

type Vectors = readonly Float32Array[]

const dot = (a: Float32Array | undefined, b: Float32Array | undefined): number => {
  if (!a || !b) return 0
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0)
  return sum
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector))
  return length > 0 && Number.isFinite(length) ? vector.map(x => x / length) : new Float32Array(vector.length)
}

/** @throws RangeError when the vectors are not one for each line and all of one size */
export function embeddingVote(source: Vectors, target: Vectors, sourceCount: number, targetCount: number): Vote {
  const sizes = new Set([...source, ...target].map(vector => vector.length))
  if (source.length !== sourceCount || target.length !== targetCount || sizes.size > 1) {
    throw new RangeError("one vector of one size for each line, please")
  }
  const a = source.map(unit)
  const b = target.map(unit)
  const near = new Map<number, number>()
  const nearness = (i: number, j: number): number => {
    const key = i * b.length + j
    const known = near.get(key)
    if (known !== undefined) return known
    const made = dot(a[i], b[j])
    near.set(key, made)
    return made
  }
  const middle = middleNearness(a, b)
  return (i, countA, j, countB) => {
    let across = 0
    for (let x = i; x < i + countA; x++) for (let y = j; y < j + countB; y++) across += nearness(x, y)
    const size = sumLength(a, i, countA) * sumLength(b, j, countB)
    const value = size > 0 ? across / size : 0
    return Math.max(-MOST, Math.min(MOST, WORTH * (value - middle)))
  }
}

/** Length of the sum of some unit vectors in a row. */
function sumLength(vectors: Vectors, from: number, count: number): number {
  let sum = 0
  for (let x = from; x < from + count; x++) {
    for (let y = from; y < from + count; y++) sum += x === y ? 1 : dot(vectors[x], vectors[y])
  }
  return Math.sqrt(Math.max(0, sum))
}

function middleNearness(a: Vectors, b: Vectors): number {
  if (a.length === 0 || b.length === 0) return 0
  const draws = new Draws()
  const strangers: number[] = []
  const tops: number[] = []
  for (let k = 0; k < DRAWS; k++) {
    const i = draws.below(a.length)
    strangers.push(dot(a[i], b[draws.below(b.length)]))
    const place = Math.floor((i * b.length) / a.length)
    let top = -1
    for (let j = Math.max(0, place - 10); j <= Math.min(b.length - 1, place + 10); j++)
      top = Math.max(top, dot(a[i], b[j]))
    tops.push(top)
  }
  const median = (values: number[]): number => values.sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0
  const low = median(strangers)
  return low + PLACE * (median(tops) - low)
}
