import type { Measures } from "./bead-score"
import type { Side } from "./region"
import type { WordLinks } from "./word-links"

/** Confirmed pairs, already taken out of the lines. */
export interface Confirmed {
  /** The path goes through (i, j): i source lines and j target lines come before. Rising on both sides. */
  readonly gates: readonly { readonly i: number; readonly j: number }[]
  /** Texts that belong together: they teach words. */
  readonly examples: readonly { readonly source: string; readonly target: string }[]
}

/** What sentence vectors say of source lines i … i+a-1 with target lines j … j+b-1, in log odds. */
export type Vote = (i: number, a: number, j: number, b: number) => number

/** What was learned on the way, for the steps that follow. */
export interface Knowledge {
  readonly source: Side
  readonly target: Side
  readonly links: WordLinks
  readonly measures: Measures
}
