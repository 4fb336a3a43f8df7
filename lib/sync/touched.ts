import type { Node } from "prosemirror-model"
import { differing } from "@/lib/review/differing"

/** The pairs that two documents do not share, by id. A pair that only one of them has is missing in the other's map. */
export interface Touched {
  readonly before: ReadonlyMap<string, Node>
  readonly after: ReadonlyMap<string, Node>
  /** Pairs came, went or changed places. */
  readonly structure: boolean
}

const idOf = (pair: Node): string => pair.attrs.id as string

/**
 * Finds the touched pairs by identity: ProseMirror keeps the very same object for what a step leaves alone, so this
 * costs no more than walking the list of pairs. When pairs came, went or moved, all between the first and the last
 * difference count as touched.
 */
export function touchedPairs(before: Node, after: Node): Touched {
  const { first: start, tail } = differing(before, after)
  const was = before.content.content.slice(start, before.childCount - tail)
  const is = after.content.content.slice(start, after.childCount - tail)
  const structure = was.length !== is.length || was.some((pair, i) => idOf(pair) !== idOf(is[i] as Node))
  const differs = (pair: Node, other: Node | undefined): boolean => structure || pair !== other
  return {
    before: new Map(was.filter((pair, i) => differs(pair, is[i])).map(pair => [idOf(pair), pair])),
    after: new Map(is.filter((pair, i) => differs(pair, was[i])).map(pair => [idOf(pair), pair])),
    structure,
  }
}

/** Ids of every pair that is touched on either side of a change. */
export const touchedIds = (touched: Touched): readonly string[] => [
  ...new Set([...touched.before.keys(), ...touched.after.keys()]),
]
