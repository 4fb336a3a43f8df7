/** What the screen and the worker that reads files of both languages say to each other. */
import type { BitextRefusal } from "@/lib/bitexts/format"
import type { Breach } from "@/lib/bitexts/xliff/rules/report"
import type { Note } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"
import type { BothKind } from "./both"

export interface BothWish {
  readonly kind: BothKind
  readonly text: string
  readonly source: Lang | null
  readonly target: Lang | null
}

export interface BothSummary {
  readonly title: string
  readonly source: Lang
  readonly target: Lang
  readonly rows: number
  /** Rows with words on one side only. */
  readonly alone: number
  readonly approved: number
  readonly reviewed: number
  readonly suggestions: number
  readonly comments: number
  /** The first rows in words; none for an archive, whose words are made of its steps. */
  readonly first: readonly { readonly id: string; readonly source: string; readonly target: string }[]
  readonly notes: readonly Note[]
  readonly breaches: readonly Breach[]
}

export type BothReport =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly summary: BothSummary }
  | { readonly kind: "refused"; readonly why: BitextRefusal | "not-an-archive"; readonly detail: string }
  | { readonly kind: "failed" }
