/** What the find bar shows. The places themselves are found in the document by components/desk/find/finder.ts. */
import type { Match, Where } from "@/lib/review/find/find-in-page"
import type { Search } from "@/lib/text/search"

/** Why places of a "replace all" were left as they are, counted. */
export interface Left {
  readonly source: number
  readonly struck: number
  readonly same: number
  readonly refused: number
}

export type NoReplacing = "approved" | "mode" | "view" | "role"

/** What became of the last replacing. */
export type Replaced =
  | { readonly kind: "replaced"; readonly count: number; readonly suggested: boolean; readonly left: Left }
  | { readonly kind: "too-much"; readonly count: number }

export interface Finding {
  readonly open: boolean
  /** The line for replacing is shown. */
  readonly replacing: boolean
  readonly search: Search
  readonly where: Where
  /** The new words. */
  readonly by: string
  readonly matches: readonly Match[]
  /** Index of the place one is at; −1 when there is none. */
  readonly at: number
  readonly done: Replaced | null
}

export const notFinding: Finding = {
  open: false,
  replacing: false,
  search: { words: "", matchCase: false, wholeWord: false, accents: false },
  where: "both",
  by: "",
  matches: [],
  at: -1,
  done: null,
}

export const isReplaceable = (match: Match, by: string): boolean =>
  match.side === "target" && !match.struck && match.words !== by

export function leftOf(matches: readonly Match[], by: string): Left {
  const count = (which: (match: Match) => boolean) => matches.filter(which).length
  return {
    source: count(one => one.side === "source"),
    struck: count(one => one.side === "target" && one.struck),
    same: count(one => one.side === "target" && !one.struck && one.words === by),
    refused: 0,
  }
}
