/** What the desk and the worker that aligns say to each other. Documents travel as JSON. */
import { Node } from "prosemirror-model"
import type { SentencePlan } from "@/lib/review/mend/apply-sentences"
import type { RealignPlan } from "@/lib/review/mend/rows"
import type { Langs } from "@/lib/review/mend/sections"
import { schema } from "@/lib/review/schema"

export type MendWish =
  | { readonly kind: "again"; readonly range: { readonly from: number; readonly to: number } | null }
  | { readonly kind: "sentences" }
export interface MendRequest {
  readonly doc: unknown
  readonly langs: Langs
  readonly wish: MendWish
}

type Packed<C> = Omit<C, "before" | "pair"> & { readonly count: number }
export interface PackedRealign {
  readonly kind: "again"
  readonly looked: number
  readonly changes: readonly Packed<RealignPlan["changes"][number]>[]
}
export interface PackedSentences {
  readonly kind: "sentences"
  readonly forgotten: number
  readonly cuttings: readonly Omit<SentencePlan["cuttings"][number], "pair">[]
}
export type MendReport =
  /** The worker could be loaded. One that cannot says nothing at all. */
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly packed: PackedRealign | PackedSentences }
  | { readonly kind: "failed" }

export const readDoc = (json: unknown): Node => Node.fromJSON(schema, json as Record<string, unknown>)
