/**
 * What answers what, of two halves on either side, told by numbers, names and words alike in both languages: where the
 * other side is best cut, whether the two go crosswise, and where a row that holds a crossing is best cut.
 */
import { isFixed, tokens } from "@/lib/text/words"
import { likeness, soundOf } from "./cognates"

/** Shorter words say nothing, unless they are numbers or addresses. */
const LEAST_LETTERS = 4
/** Two words the wrong way round may be chance; it takes this much, and thrice as much as the right way round. */
const LEAST_CROSSED = 1.5
const TIMES = 3
/** A number says this much, a word alike at most 0.9. */
const FIXED = 1.5
/** Sentences looked at on a side of a row. */
const MOST_SENTENCES = 40

type Told = ReadonlyMap<string, string>

function telling(text: string): Told {
  const words = tokens(text).filter(word => isFixed(word) || word.length >= LEAST_LETTERS)
  return new Map(words.map(word => [word, isFixed(word) ? word : soundOf(word)]))
}

/** How much the words of one text answer those of another; words that `besides` has too say nothing. */
function answers(own: Told, besides: Told, other: Told, besidesOther: Told): number {
  let sum = 0
  for (const [word, sound] of own) {
    if (besides.has(word)) continue
    let best = 0
    for (const [candidate, heard] of other) {
      if (besidesOther.has(candidate)) continue
      if (isFixed(word) || isFixed(candidate)) best = Math.max(best, word === candidate ? FIXED : 0)
      else best = Math.max(best, word === candidate ? 0.9 : likeness(sound, heard))
    }
    sum += best
  }
  return sum
}

function evidence(s1: Told, s2: Told, t1: Told, t2: Told) {
  const [down, up] = [answers(s1, s2, t2, t1), answers(s2, s1, t1, t2)]
  return { down, up, crossed: down + up, straight: answers(s1, s2, t1, t2) + answers(s2, s1, t2, t1) }
}

const isTold = ({ crossed, straight, ...ways }: { down: number; up: number; crossed: number; straight: number }) =>
  crossed >= LEAST_CROSSED && crossed >= TIMES * straight && Math.max(ways.down, ways.up) > 0

/** Do the sources seem to say in the other order what the targets say? Upper and lower of each side. */
export function areCrosswise(source: readonly [string, string], target: readonly [string, string]): boolean {
  const [s1, s2, t1, t2] = [...source, ...target].map(telling) as [Told, Told, Told, Told]
  return isTold(evidence(s1, s2, t1, t2))
}

/** A word alike outweighs so much of a difference in length (1 is the whole side). */
const PER_WORD = 0.15
/** Cuts that are looked at: those nearest by length. And so many characters before and after each. */
const MOST_CUTS = 24
export const NEARBY = 1500

/** A place where a side may be cut: what share of its characters lies before it, and its words on either hand. */
export interface Cutting {
  readonly share: number
  /** The last `NEARBY` characters before it and the first ones after it. */
  readonly words: () => readonly [string, string]
}

/**
 * One side is cut in two; which of the possible cuts of the other side answers it: its index, -1 when there is none.
 * Earlier ones win a tie. An end of the side (nothing before or after) answers only by its length.
 */
export function answeringCut(own: Cutting, cuts: readonly Cutting[]): number {
  const off = (at: number): number => Math.abs((cuts[at]?.share ?? 0) - own.share)
  const near = cuts
    .map((_, at) => at)
    .sort((a, b) => off(a) - off(b) || a - b)
    .slice(0, MOST_CUTS)
    .sort((a, b) => a - b)
  const [s1, s2] = own.words().map(telling) as [Told, Told]
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (const at of near) {
    const [before, after] = cuts[at]?.words() ?? ["", ""]
    const { straight, crossed } =
      before === "" || after === "" ? { straight: 0, crossed: 0 } : evidence(s1, s2, telling(before), telling(after))
    const score = PER_WORD * (straight - crossed) - off(at)
    if (score > most) [best, most] = [at, score]
  }
  return best
}

export interface CrossCut {
  /** How many sentences of the source, and of the target, go to the upper half. */
  readonly source: number
  readonly target: number
  /** The words say so; otherwise only the lengths do. */
  readonly told: boolean
}

/** Where a row is best cut on both sides so that its upper source answers its lower target; null when it cannot be cut. */
export function crossCut(source: readonly string[], target: readonly string[]): CrossCut | null {
  if (source.length < 2 || target.length < 2) return null
  const [sources, targets] = [source.slice(0, MOST_SENTENCES), target.slice(0, MOST_SENTENCES)]
  const halves = (parts: readonly string[], at: number): [Told, Told] => [
    telling(parts.slice(0, at).join(" ").slice(-NEARBY)),
    telling(parts.slice(at).join(" ").slice(0, NEARBY)),
  ]
  const lower = targets.map((_, at) => halves(targets, at))
  const size = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + part.length, 0)
  let best: CrossCut | null = null
  let most = Number.NEGATIVE_INFINITY
  for (let i = 1; i < sources.length; i++) {
    const [s1, s2] = halves(sources, i)
    for (let j = 1; j < targets.length; j++) {
      const [t1, t2] = lower[j] as [Told, Told]
      const found = evidence(s1, s2, t1, t2)
      const unlike = Math.abs(
        size(sources.slice(0, i)) / Math.max(1, size(sources)) - size(targets.slice(j)) / Math.max(1, size(targets)),
      )
      const score = found.crossed - found.straight - 2 * unlike
      if (score > most) [best, most] = [{ source: i, target: j, told: isTold(found) }, score]
    }
  }
  return best
}
