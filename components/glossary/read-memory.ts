/** A TMX file as bytes, to the pairs it has in two languages. Pure; memory.worker.ts runs it away from the screen. */
import { tmx } from "@/lib/bitexts/tmx"
import { decodeFile } from "@/lib/formats/decode"
import { sideText } from "@/lib/page/bitext"
import type { MemoryUnit } from "@/lib/review/memory/memory"
import { LONGEST_UNIT, type MemoryLanguages } from "@/lib/sync/memory"

export interface MemoryBytes {
  readonly bytes: Uint8Array
  readonly languages: MemoryLanguages
}

export type MemoryRead =
  | { readonly kind: "read"; readonly units: readonly MemoryUnit[]; readonly leftOut: number }
  /** `from`: where in lib/messages its sentence is. */
  | {
      readonly kind: "refused"
      readonly from: "bitextRefusals" | "formatRefusals"
      readonly why: string
      readonly detail?: string
    }

export function readMemory({ bytes, languages }: MemoryBytes): MemoryRead {
  const decoded = decodeFile(bytes)
  if (!decoded.ok) return { kind: "refused", from: "formatRefusals", why: decoded.why }
  const read = tmx.read(decoded.value.value, languages)
  if (!read.ok) {
    const { why, detail } = read
    return { kind: "refused", from: "bitextRefusals", why, ...(detail === undefined ? {} : { detail }) }
  }
  const all = read.value.value.rows.map(row => ({
    source: sideText(row.source).trim(),
    target: sideText(row.target).trim(),
  }))
  const fits = (words: string) => words !== "" && words.length <= LONGEST_UNIT
  const units = all.filter(({ source, target }) => fits(source) && fits(target))
  return { kind: "read", units, leftOut: all.length - units.length }
}
