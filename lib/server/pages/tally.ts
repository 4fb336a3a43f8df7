import type { Node } from "prosemirror-model"
import type { PairStatus } from "@/lib/review/roles"
import { hasSuggestions, statusOf } from "@/lib/review/status"
import type { Touched } from "@/lib/sync/touched"

/** Pairs of a page by what they wait for: each counts once, as *changes wanted* when something is open in it. */
export type Tally = Readonly<Record<PairStatus | "changes", number>>

const standing = (pair: Node): keyof Tally => (hasSuggestions(pair) ? "changes" : statusOf(pair))

export function tallyOf(doc: Node): Tally {
  return count({ draft: 0, reviewed: 0, approved: 0, changes: 0 }, doc.content.content, 1)
}

/** The tally after a change, from the one before it: looks only at what was touched. */
export function tallyAfter(tally: Tally, touched: Touched): Tally {
  return count(count(tally, [...touched.before.values()], -1), [...touched.after.values()], 1)
}

function count(tally: Tally, pairs: readonly Node[], by: 1 | -1): Tally {
  const sums = { ...tally }
  for (const pair of pairs) sums[standing(pair)] += by
  return sums
}
