/**
 * Which words of one text stand in another, in order. Myers' algorithm (package `diff`) between what is alike at both
 * ends; where two texts are too unlike for that, words that each has once part them first.
 */
import { diffArrays } from "diff"

/** A word of the first text and the one of the second that it is, as indexes. Rising in both. */
export type Match = readonly [number, number]

/** Words, white space, and every other sign alone; scripts without spaces by character. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}_]+|\s+|\P{M}\p{M}*/gsu

export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? []
}

export const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token)

/** Differences up to which the plain algorithm is asked. */
const MOST_EDITS = 1500

export function matchWords(a: readonly string[], b: readonly string[]): Match[] {
  const found: Match[] = []
  matchBetween(a, b, { a0: 0, a1: a.length, b0: 0, b1: b.length }, found)
  return withoutIslands(a, b, found)
}

interface Range {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

function matchBetween(a: readonly string[], b: readonly string[], range: Range, out: Match[]): void {
  let { a0, a1, b0, b1 } = range
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) out.push([a0++, b0++])
  const tail: Match[] = []
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) tail.push([--a1, --b1])
  if (a0 < a1 && b0 < b1) matchMiddle(a, b, { a0, a1, b0, b1 }, out)
  for (const match of tail.reverse()) out.push(match)
}

function matchMiddle(a: readonly string[], b: readonly string[], range: Range, out: Match[]): void {
  const { a0, a1, b0, b1 } = range
  const changes = diffArrays(a.slice(a0, a1), b.slice(b0, b1), { maxEditLength: MOST_EDITS })
  if (changes) {
    let [x, y] = [a0, b0]
    for (const { added, removed, count } of changes) {
      if (added) y += count
      else if (removed) x += count
      else for (let k = 0; k < count; k++) out.push([x++, y++])
    }
    return
  }
  const anchors = rising(onceInBoth(a, b, range))
  let [x, y] = [a0, b0]
  for (const [at, there] of anchors) {
    if (at < x || there < y) continue
    matchAnchored(a, b, { a0: x, a1: at, b0: y, b1: there }, out)
    out.push([at, there])
    x = at + 1
    y = there + 1
  }
  if (anchors.length > 0) matchAnchored(a, b, { a0: x, a1, b0: y, b1 }, out)
}

/** Between two anchors there may be none left; then only the ends are compared. */
function matchAnchored(a: readonly string[], b: readonly string[], range: Range, out: Match[]): void {
  if (range.a0 < range.a1 && range.b0 < range.b1) matchBetween(a, b, range, out)
}

function onceInBoth(a: readonly string[], b: readonly string[], { a0, a1, b0, b1 }: Range): Match[] {
  const once = (list: readonly string[], from: number, to: number): Map<string, number> => {
    const at = new Map<string, number>()
    for (let k = from; k < to; k++) {
      const token = list[k] as string
      if (isWord(token)) at.set(token, at.has(token) ? -1 : k)
    }
    return at
  }
  const there = once(b, b0, b1)
  return [...once(a, a0, a1)].flatMap(([token, at]): Match[] => {
    const other = there.get(token) ?? -1
    return at >= 0 && other >= 0 ? [[at, other]] : []
  })
}

/** The longest chain that rises in both. `matches` rise in the first. */
function rising(matches: readonly Match[]): Match[] {
  const ends: number[] = []
  const before: number[] = []
  for (const [k, [, y]] of matches.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((matches[ends[middle] as number]?.[1] ?? 0) < y) low = middle + 1
      else high = middle
    }
    before[k] = low > 0 ? (ends[low - 1] as number) : -1
    ends[low] = k
  }
  const chain: Match[] = []
  for (let k = ends.at(-1) ?? -1; k >= 0; k = before[k] ?? -1) chain.push(matches[k] as Match)
  return chain.reverse()
}

/** White space or one short word between two larger replacements is chance, and only makes the change hard to read. */
function withoutIslands(a: readonly string[], b: readonly string[], matches: readonly Match[]): Match[] {
  const kept: Match[] = []
  let [x, y] = [0, 0]
  for (let k = 0; k < matches.length; ) {
    let end = k + 1
    while (end < matches.length && follows(matches[end - 1] as Match, matches[end] as Match)) end++
    const [fromA, fromB] = matches[k] as Match
    const [lastA, lastB] = matches[end - 1] as Match
    const [nextA, nextB] = matches[end] ?? [a.length, b.length]
    const run = a.slice(fromA, lastA + 1)
    const isChange = (from: number, to: number, other: number, otherTo: number): boolean => to > from && otherTo > other
    const between = isChange(x, fromA, y, fromB) && isChange(lastA + 1, nextA, lastB + 1, nextB)
    const around =
      wordCount(a, x, fromA) + wordCount(b, y, fromB) + wordCount(a, lastA + 1, nextA) + wordCount(b, lastB + 1, nextB)
    const words = run.filter(isWord)
    const weak =
      !run.some(isBreak) && (words.length === 0 || (words.length === 1 && (words[0] ?? "").length <= 3 && around >= 8))
    if (!(between && weak && (words.length > 0 || around >= 4))) kept.push(...matches.slice(k, end))
    x = lastA + 1
    y = lastB + 1
    k = end
  }
  return kept
}

const follows = ([a, b]: Match, [c, d]: Match): boolean => c === a + 1 && d === b + 1
const isBreak = (token: string): boolean => token.startsWith("\n")
const wordCount = (tokens: readonly string[], from: number, to: number): number => {
  let count = 0
  for (let k = from; k < to; k++) if (isWord(tokens[k] as string)) count++
  return count
}
