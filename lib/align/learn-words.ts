/**
 * Learns from the document which words stand for which: IBM model 1 both ways over stems, on pairs that are already sure;
 * what both directions agree on is kept.
 */
import type { Breath } from "./breath"
import { stem, type Vocabulary } from "./vocabulary"
import { type Link, packLinks, type WordLinks } from "./word-links"

/** Rows of the two vocabularies that belong together. */
export interface Example {
  readonly sourceRows: readonly number[]
  readonly targetRows: readonly number[]
  /** 1, or more for a pair that a person confirmed. */
  readonly times: number
}

/** Longer examples say little about any one word. */
const LONGEST_EXAMPLE = 60
const LEAST_TOGETHER = 2
/** Least share of their lines in which two stems stand together (twice together over the sum of both). */
const LEAST_DICE = 0.06
const ROUNDS = 4
/** Weight of "stands for nothing here", and of doubt about rare stems. */
const NOTHING = 0.02
const DOUBT = 0.5
const LEAST_EVIDENCE = 1.3
const LEAST_STRENGTH = 0.12
const MOST_STRENGTH = 0.85

export interface Stems {
  /** Stem number of each word. */
  readonly ofWord: Int32Array
  readonly words: readonly (readonly number[])[]
}

export function stemsOf(vocabulary: Vocabulary): Stems {
  const ids = new Map<string, number>()
  const words: number[][] = []
  const ofWord = Int32Array.from(vocabulary.words, (word, id) => {
    const root = stem(word)
    let known = ids.get(root)
    if (known === undefined) {
      known = words.length
      ids.set(root, known)
      words.push([])
    }
    words[known]?.push(id)
    return known
  })
  return { ofWord, words }
}

interface Sentence {
  readonly source: readonly number[]
  readonly target: readonly number[]
}

/** Links by form with the learned ones added. */
export async function learnWords(
  source: Vocabulary,
  target: Vocabulary,
  sourceStems: Stems,
  targetStems: Stems,
  examples: readonly Example[],
  byForm: readonly (readonly Link[])[],
  breath: Breath,
): Promise<WordLinks> {
  const data: Sentence[] = []
  for (const { sourceRows, targetRows, times } of examples) {
    const x = stemsIn(source, sourceStems, sourceRows)
    const y = stemsIn(target, targetStems, targetRows)
    if (x.length === 0 || y.length === 0) continue
    for (let k = 0; k < times; k++) data.push({ source: x, target: y })
  }
  const pairs = candidates(data, sourceStems.words.length, targetStems.words.length)
  if (breath.due()) await breath.pause(0.1)
  const { forward, backward } = occurrencesOf(data, pairs, targetStems.words.length)
  const there = estimate(forward, pairs.left, sourceStems.words.length, pairs.left.length)
  if (breath.due()) await breath.pause(0.2)
  const here = estimate(backward, pairs.right, targetStems.words.length, pairs.left.length)
  const rows: (readonly Link[])[] = [...byForm]
  const add = (s: number, link: Link): void => {
    const row = rows[s]
    rows[s] = row ? [...row, link] : [link]
  }
  for (let c = 0; c < pairs.left.length; c++) {
    const evidence = Math.sqrt((there.count[c] ?? 0) * (here.count[c] ?? 0))
    if (evidence < LEAST_EVIDENCE) continue
    const agreed = Math.sqrt((there.share[c] ?? 0) * (here.share[c] ?? 0)) * (1 - 1 / (1 + evidence))
    if (agreed <= LEAST_STRENGTH) continue
    const strength = Math.min(MOST_STRENGTH, agreed * 1.4)
    for (const s of sourceStems.words[pairs.left[c] ?? 0] ?? []) {
      for (const t of targetStems.words[pairs.right[c] ?? 0] ?? []) add(s, { to: t, strength })
    }
  }
  return packLinks(rows)
}

function stemsIn(vocabulary: Vocabulary, stems: Stems, rows: readonly number[]): number[] {
  const found = new Set<number>()
  let count = 0
  for (const row of rows) {
    for (let k = vocabulary.rowStart[row] ?? 0; k < (vocabulary.rowStart[row + 1] ?? 0); k++) {
      const word = vocabulary.rowWords[k] ?? 0
      if ((vocabulary.weight[word] ?? 0) === 0) continue
      count += 1
      found.add(stems.ofWord[word] ?? 0)
    }
  }
  return count < LONGEST_EXAMPLE ? Array.from(found) : []
}

/** Pairs of stems seen together often enough not to be chance; `start` groups them by source stem. */
interface Candidates {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly start: Int32Array
}

function candidates(data: readonly Sentence[], sources: number, targets: number): Candidates {
  const seenSource = new Int32Array(sources)
  const seenTarget = new Int32Array(targets)
  for (const { source, target } of data) {
    for (const p of source) seenSource[p] = (seenSource[p] ?? 0) + 1
    for (const q of target) seenTarget[q] = (seenTarget[q] ?? 0) + 1
  }
  const sentences: number[][] = Array.from({ length: sources }, () => [])
  data.forEach(({ source }, at) => {
    for (const p of source) if ((seenSource[p] ?? 0) >= LEAST_TOGETHER) sentences[p]?.push(at)
  })
  const together = new Int32Array(targets)
  const left: number[] = []
  const right: number[] = []
  const start = new Int32Array(sources + 1)
  for (let p = 0; p < sources; p++) {
    const met: number[] = []
    for (const at of sentences[p] ?? []) {
      for (const q of data[at]?.target ?? []) {
        if ((seenTarget[q] ?? 0) < LEAST_TOGETHER) continue
        if (together[q] === 0) met.push(q)
        together[q] = (together[q] ?? 0) + 1
      }
    }
    met.sort((a, b) => a - b)
    for (const q of met) {
      const both = together[q] ?? 0
      together[q] = 0
      if (both < LEAST_TOGETHER || (2 * both) / ((seenSource[p] ?? 0) + (seenTarget[q] ?? 0)) < LEAST_DICE) continue
      left.push(p)
      right.push(q)
    }
    start[p + 1] = left.length
  }
  return { left: Int32Array.from(left), right: Int32Array.from(right), start }
}

/** Lists of candidates, one after the other; list r is `items` from `start[r]` to `start[r + 1]`. */
interface Lists {
  readonly start: readonly number[]
  readonly items: readonly number[]
}

/** For each target stem of each sentence the candidates that may have given it (forward), and the other way round. */
function occurrencesOf(
  data: readonly Sentence[],
  pairs: Candidates,
  targets: number,
): { forward: Lists; backward: Lists } {
  const forward = { start: [0], items: [] as number[] }
  const backward = { start: [0], items: [] as number[] }
  const place = new Int32Array(targets).fill(-1)
  const met: number[] = []
  for (const { source, target } of data) {
    for (const q of target) place[q] = 0
    met.length = 0
    for (const p of source) {
      const before = backward.items.length
      for (let c = pairs.start[p] ?? 0; c < (pairs.start[p + 1] ?? 0); c++) {
        if ((place[pairs.right[c] ?? 0] ?? -1) < 0) continue
        backward.items.push(c)
        met.push(c)
      }
      if (backward.items.length > before) backward.start.push(backward.items.length)
    }
    for (const q of target) place[q] = -1
    met.sort((a, b) => (pairs.right[a] ?? 0) - (pairs.right[b] ?? 0) || a - b)
    for (let k = 0; k < met.length; k++) {
      const c = met[k] ?? 0
      if (k > 0 && pairs.right[c] !== pairs.right[met[k - 1] ?? 0]) forward.start.push(forward.items.length)
      forward.items.push(c)
    }
    if (met.length > 0) forward.start.push(forward.items.length)
  }
  return { forward, backward }
}

function estimate(
  lists: Lists,
  group: Int32Array,
  groups: number,
  size: number,
): { readonly share: Float64Array; readonly count: Float64Array } {
  let share = new Float64Array(size).fill(1)
  let count = new Float64Array(size)
  for (let round = 0; round < ROUNDS; round++) {
    count = new Float64Array(size)
    const total = new Float64Array(groups)
    for (let r = 0; r + 1 < lists.start.length; r++) {
      const from = lists.start[r] ?? 0
      const to = lists.start[r + 1] ?? 0
      let sum = NOTHING
      for (let k = from; k < to; k++) sum += share[lists.items[k] ?? 0] ?? 0
      for (let k = from; k < to; k++) {
        const c = lists.items[k] ?? 0
        const part = (share[c] ?? 0) / sum
        count[c] = (count[c] ?? 0) + part
        total[group[c] ?? 0] = (total[group[c] ?? 0] ?? 0) + part
      }
    }
    share = new Float64Array(size)
    for (let c = 0; c < size; c++) share[c] = (count[c] ?? 0) / ((total[group[c] ?? 0] ?? 0) + DOUBT)
  }
  return { share, count }
}
