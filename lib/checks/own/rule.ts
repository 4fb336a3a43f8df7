/** A rule of a group: a pattern that should not be in its translations, and what to say. */

import type { Category, Severity } from "@/lib/page/mqm"
import type { Level, Side } from "../check"

export interface OwnRule {
  readonly id: string
  /** Plain words, or a regular expression (JavaScript, with the u flag). */
  readonly pattern: string
  /** Where it looks; left out: in the translation. */
  readonly side?: Side
  readonly kind: "words" | "expression"
  /** Upper and lower case are one unless this says so. */
  readonly matchCase?: boolean
  readonly says: string
  /** "$1", "$<name>" and "$&" stand for what was found, as in JavaScript's replace. */
  readonly suggestion?: string
  readonly severity: Severity
  readonly level?: Level
  readonly category?: Category
  /** The rule counts only where this is in the source: plain words. */
  readonly onlyWithSource?: string
}
