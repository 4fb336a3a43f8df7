import type { VersionRow } from "../compare-versions"
import { isWord, wordsOf } from "./match-words"
import type { RedraftReport } from "./report"

/** A rewritten page keeps more of its words than this; another page of the same language has some by chance. */
const LEAST_SAME = 0.3
/** Of fewer words nothing can be said. */
const LEAST_WORDS = 12

/** Whether a text that came as a new draft seems to be of another page: no pair keeps its words, and hardly a word stands. */
export function isStranger({ counts }: RedraftReport, rows: readonly VersionRow[]): boolean {
  if (counts.kept > 0 || counts.moved > 0) return false
  const parts = rows.flatMap(({ older }) => older?.blocks.flatMap(block => block.parts) ?? [])
  const count = (all: typeof parts): number =>
    all.reduce((sum, part) => sum + wordsOf(part.text).filter(isWord).length, 0)
  const words = count(parts)
  return words >= LEAST_WORDS && count(parts.filter(part => part.kind === "same")) < LEAST_SAME * words
}
