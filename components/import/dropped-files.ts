/** Where files belong that were dropped beside the slates. */
import { recogniseFormat } from "@/lib/formats/registry"
import { bothKind } from "./both"
import type { Kept } from "./kept"
import { type FileRead, readFiles } from "./read-files"
import { hasText, type Slate } from "./sides"

type Refusal = Extract<FileRead["outcome"], { ok: false }>["why"]

/** One or two slates; or that there were more files, or which could not be read. */
export async function takenFiles(
  files: readonly File[],
): Promise<readonly Slate[] | "too-many" | { readonly name: string; readonly why: Refusal }> {
  if (files.length > 2) return "too-many"
  const slates: Slate[] = []
  for (const { name, outcome } of await readFiles(files)) {
    if (!outcome.ok) return { name, why: outcome.why }
    slates.push(outcome.value)
  }
  return slates
}

/** Two fill both sides. One is the ticket if it looks like one, else the side that is still empty, the source first. */
export function withFiles(kept: Kept, [first, second]: readonly Slate[]): Kept {
  if (!first) return kept
  if (second) return { ...kept, tab: "texts", source: first, target: second }
  const whole = bothKind(first) !== null
  if (!whole && recogniseFormat(first.text, first.name ?? "").format === "ticket")
    return { ...kept, tab: "ticket", ticket: first }
  const side = !whole && hasText(kept.source) && !hasText(kept.target) ? "target" : "source"
  return { ...kept, tab: "texts", [side]: { ...first, lang: kept[side].lang } }
}
