import type { Measures } from "./bead-score"
import type { Habits } from "./habits"
import { linkStrength, type WordLinks } from "./word-links"

/** What the steps that cut know, seen from the side that is cut ("own"); the partner's side is "other". */
export interface Cutter {
  readonly own: Habits
  readonly other: Habits
  readonly measures: Measures
  /** How surely a word of the own side and one of the other stand for each other, 0 to 1. */
  readonly link: (own: number, other: number) => number
}

export function cuttersOf(
  source: Habits,
  target: Habits,
  links: WordLinks,
  measures: Measures,
): { readonly source: Cutter; readonly target: Cutter } {
  return {
    source: { own: source, other: target, measures, link: (s, t) => linkStrength(links, s, t) },
    target: { own: target, other: source, measures, link: (t, s) => linkStrength(links, s, t) },
  }
}

/** A word common in the document still says something inside one sentence. */
const LEAST_WEIGHT = 0.15
export const weightIn = ({ vocabulary }: Habits, word: number): number =>
  Math.max(vocabulary.weight[word] ?? 0, LEAST_WEIGHT)
