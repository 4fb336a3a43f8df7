/** Files that are no single text: both languages at once, or a whole page of Cotejo. */
import { recogniseBitext } from "@/lib/bitexts/registry"
import { isPacked } from "@/lib/formats/packed"
import { recogniseFormat } from "@/lib/formats/registry"
import { type BothFormat, looksLikeArchive } from "@/lib/sync/take-out"
import type { Kept } from "./kept"
import { emptySlate, type Slate } from "./sides"

export type BothKind = BothFormat | "archive"

export interface Both {
  /** Where it lies. */
  readonly on: "source" | "target" | "ticket"
  readonly slate: Slate
  readonly kind: BothKind
}

/** Null for what is read as a text, also because somebody said so by choosing its format. */
export function bothKind(slate: Slate): BothKind | null {
  if (slate.text === "" || slate.format !== null || isPacked(slate.text)) return null
  if (looksLikeArchive(slate.text)) return "archive"
  const found = slate.both ?? recogniseBitext(slate.text, slate.name ?? "")
  // A ticket may be saved as a table too.
  const table = found === "csv" || found === "tsv"
  return table && slate.both === undefined && recogniseFormat(slate.text, slate.name ?? "").format === "ticket"
    ? null
    : found
}

/** The first of what lies there that is more than one text. */
export function bothIn(kept: Pick<Kept, "tab" | "source" | "target" | "ticket">): Both | null {
  for (const on of kept.tab === "ticket" ? (["ticket"] as const) : (["source", "target"] as const)) {
    const kind = bothKind(kept[on])
    if (kind !== null) return { on, kind, slate: kept[on] }
  }
  return null
}

/** What lies on a slate as one text: nothing, where it is more. */
export const asText = (slate: Slate, both: Both | null, on: Both["on"]): Slate => (both?.on === on ? emptySlate : slate)
