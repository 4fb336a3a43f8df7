/** What the screen and the worker that reads and aligns say to each other. */
import type { RowsAgain } from "@/lib/align/align-rows"
import type { Alignment, Granularity, PiecePair } from "@/lib/align/types"
import type { FormatRefusal } from "@/lib/formats/format"
import type { Note } from "@/lib/page/outcome"
import type { Page } from "@/lib/page/page"
import type { SideFile } from "@/lib/sync/api"

/** Rows that are to be aligned again: round one of them, or all. */
export interface RowsWish {
  readonly pages: { readonly source: Page; readonly target: Page }
  readonly rows: readonly PiecePair[]
  readonly granularity: Granularity
  readonly around: number | null
}
export interface AlignWish {
  readonly source: SideFile
  readonly target: SideFile
}
export interface Aligned {
  readonly pages: { readonly source: Page; readonly target: Page }
  readonly kinship: Alignment["kinship"]
  readonly rows: { readonly [G in Granularity]: readonly PiecePair[] }
  readonly notes: {
    readonly align: readonly Note[]
    readonly source: readonly Note[]
    readonly target: readonly Note[]
  }
}
/** Why there are no pairs to show. */
export type AlignRefusal = FormatRefusal | "too-many-sentences"

export type AlignReport =
  /** The worker could be loaded. One that cannot says nothing at all. */
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly aligned: Aligned }
  | { readonly kind: "again"; readonly again: RowsAgain }
  | { readonly kind: "refused"; readonly side: "source" | "target"; readonly why: AlignRefusal }
  | { readonly kind: "failed" }
