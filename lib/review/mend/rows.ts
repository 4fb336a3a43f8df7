/** Rows before and after, as aligning again shows them. Without the aligner, so that the screen need not load it. */
import type { Node } from "prosemirror-model"
import { blockText } from "@/lib/page/page"
import { crossedPairs } from "../source-order"
import type { SideName } from "./boundary"
import { flatten } from "./flat"

export interface RealignRow {
  readonly source: string
  readonly target: string
  /** How sure the alignment is, 0 to 1. */
  readonly sure: number
}

/** The pairs from `at` on that are now `before` would be `after`. */
export interface RealignChange {
  readonly at: number
  readonly before: readonly (RealignRow & { readonly pair: Node })[]
  readonly after: readonly (RealignRow & { readonly end: Ends })[]
}

/** Coordinates (see flat.ts) from the beginning of the change's first pair. */
export interface Ends {
  readonly source: number
  readonly target: number
}

export interface RealignPlan {
  readonly changes: readonly RealignChange[]
  /** How many pairs were looked at: those in the range that are not confirmed. */
  readonly looked: number
}

/** The pairs round the one at `index` up to the nearest confirmed ones; null when it is confirmed itself. */
export function rangeAround(doc: Node, index: number): { from: number; to: number } | null {
  const crossed = crossedPairs(doc.children)
  const isLocked = (at: number): boolean => doc.maybeChild(at)?.attrs.locked === true || crossed.has(at)
  if (index < 0 || index >= doc.childCount || isLocked(index)) return null
  let [from, to] = [index, index]
  while (from > 0 && !isLocked(from - 1)) from--
  while (to + 1 < doc.childCount && !isLocked(to + 1)) to++
  return { from, to }
}

/** A pair as it is shown: its words by side, a block a line, struck words left out. */
export function rowWords(pair: Node): RealignRow {
  const words = (side: SideName): string =>
    flatten([pair], side)
      .blocks.map(({ block }) => blockText(block))
      .join("\n")
  return { source: words("source"), target: words("target"), sure: pair.attrs.sure as number }
}
