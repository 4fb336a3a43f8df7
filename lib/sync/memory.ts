/**
 * What travels about a group's translation memory.
 *
 *   POST   /api/pages/:id/similar               SimilarWish → MemoryMatch[], the most alike first         see
 *   GET    /api/pages/:id/memory                MemoryFound, in the page's languages; ?words=             see
 *   GET    /api/groups/:id/memory               MemoryFound; ?words=&source=&target=&all=                 see
 *   POST   /api/groups/:id/memory               MemoryFile  → { taken }: units that were not known        keep-terms
 *   POST   /api/groups/:id/memory/files         { file }    → { gone }: an import is taken out again      keep-terms
 *   POST   /api/groups/:id/memory/units         UnitMended  → { mended }: one unit corrected or taken out keep-terms
 */
import type { MemoryUnit } from "@/lib/review/memory/memory"

export interface MemoryLanguages {
  readonly source: string
  readonly target: string
}

/** Where a unit comes from: an approved pair, or a file. */
export type MemoryOrigin =
  | {
      readonly kind: "page"
      readonly page: string
      readonly title: string
      readonly pair: string
      /** Who approved it; null for former members and whole pages. */
      readonly by: string | null
      readonly at: number
    }
  | { readonly kind: "file"; readonly file: string; readonly name: string; readonly at: number }

export interface KnownUnit extends MemoryUnit {
  readonly origin: MemoryOrigin
}

export interface SimilarWish {
  /** Not proposed to itself. */
  readonly pair: string
  /** Its source. */
  readonly text: string
}

export interface MemoryMatch {
  readonly unit: KnownUnit
  readonly likeness: number
  readonly numbers: boolean
}

export interface MemoryFound {
  readonly group: { readonly id: string; readonly name: string }
  readonly languages: readonly MemoryLanguages[]
  /** At most 200, unless all were asked for. */
  readonly units: readonly KnownUnit[]
  /** How many hold the words. */
  readonly count: number
  /** How many there are in these languages. */
  readonly all: number
  readonly files: readonly { readonly id: string; readonly name: string; readonly count: number; readonly at: number }[]
  /** May bring files in and take them out. */
  readonly keeps: boolean
}

export interface MemoryFile extends MemoryLanguages {
  readonly name: string
  readonly units: readonly MemoryUnit[]
}

/** A unit of a file that was brought in, and what it should be; null: it goes. */
export interface UnitMended {
  readonly file: string
  readonly unit: MemoryUnit
  readonly instead: MemoryUnit | null
}

/** Units of one file, and characters of one side of one. */
export const MOST_UNITS = 20_000
export const LONGEST_UNIT = 10_000
