import type { Line } from "./lines"
import type { Occurrences } from "./occurrences"
import type { Vocabulary } from "./vocabulary"

/** One side as the aligner works on it: its lines, and the vocabulary whose first rows they are. */
export interface Side {
  readonly lines: readonly Line[]
  readonly vocabulary: Vocabulary
  readonly occurrences: Occurrences
  /** Length of each line in UTF-16 units. */
  readonly lengths: Int32Array
}

/** A stretch of both sides that is aligned by itself: between two locks, or everything. Ends are not in it. */
export interface Region {
  readonly fromSource: number
  readonly toSource: number
  readonly fromTarget: number
  readonly toTarget: number
}

export const heightOf = (region: Region): number => region.toSource - region.fromSource
export const widthOf = (region: Region): number => region.toTarget - region.fromTarget
