/** What a group's translation memory is asked, and what it answers. */
import type { Difference } from "@/lib/memory/differences"
import type { MemorySide, Place } from "@/lib/memory/memory"

/** Either pairs whose source is like a text, or those that have some words on a side. */
export type MemoryAsked = { readonly source: string; readonly target: string } & (
  | {
      readonly like: string
      /** The pair that is asked for: it is not like itself. */
      readonly except?: { readonly page: string; readonly pair: string }
    }
  | { readonly words: string; readonly side: MemorySide }
)

/** A pair whose approval stands, and where it is. */
export interface ApprovedPair {
  readonly source: string
  readonly target: string
  readonly page: string
  readonly title: string
  readonly pair: string
  /** Null where the page was approved and not this pair. */
  readonly approved: { readonly by: string; readonly at: number } | null
}

export interface MemoryAnswer {
  /** The most alike first. */
  readonly similar: readonly (ApprovedPair & {
    /** 70–100. */
    readonly percent: number
    readonly numbersOnly: boolean
    /** From its source to the text asked for. */
    readonly differences: readonly Difference[]
  })[]
  readonly found: readonly (ApprovedPair & { readonly places: readonly Place[]; readonly together: boolean })[]
}
