/** A glossary file as bytes, to what bringing it in would do. Pure; glossary.worker.ts runs it away from the screen. */
import { readGlossaryCsv } from "@/lib/bitexts/terms/glossary-csv"
import { readTbx } from "@/lib/bitexts/terms/tbx"
import { planTerms, type TermPlan } from "@/lib/checks/terms/bring-in"
import type { Languages, Term } from "@/lib/checks/terms/term"
import { decodeFile } from "@/lib/formats/decode"
import type { Note } from "@/lib/page/outcome"
import { MOST_TERMS } from "@/lib/sync/checks"
import { newEntryId } from "./new-id"

export interface GlossaryFile {
  readonly bytes: Uint8Array
  readonly languages: Languages
  /** The glossary as it is. */
  readonly known: readonly Term[]
}

export type GlossaryRead =
  | { readonly kind: "read"; readonly plan: TermPlan; readonly notes: readonly Note[] }
  /** `from`: where in lib/messages its sentence is. */
  | {
      readonly kind: "refused"
      readonly from: "termRefusals" | "bitextRefusals" | "formatRefusals"
      readonly why: string
      readonly detail?: string
    }

export function readGlossary({ bytes, languages, known }: GlossaryFile): GlossaryRead {
  const decoded = decodeFile(bytes)
  if (!decoded.ok) return { kind: "refused", from: "formatRefusals", why: decoded.why }
  const text = decoded.value.value.replace(/^\ufeff/, "")
  const read = /^\s*</.test(text) ? readTbx(text) : readGlossaryCsv(text, languages)
  if (!read.ok) {
    const from = read.why.startsWith("xml-") ? "bitextRefusals" : "termRefusals"
    return { kind: "refused", from, why: read.why, ...(read.detail === undefined ? {} : { detail: read.detail }) }
  }
  const { value, notes } = read.value
  return {
    kind: "read",
    notes,
    plan: planTerms(value.concepts, known, languages, { newId: newEntryId, most: MOST_TERMS }),
  }
}
