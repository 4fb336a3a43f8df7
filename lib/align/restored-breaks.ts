/**
 * Where a line break was lost in the file and is given back: a unit that begins in mid-block but is a block of its own.
 *
 * Three signs: the aligner cut there because the partner is cut (unless a mark that may stand in a sentence comes before);
 * the unit looks like a heading and faces one; the unit faces an item of its own.
 */
import type { BlockKind } from "@/lib/page/page"
import { looksLikeHeading } from "./bits"
import type { SegmentPair } from "./types"
import { otherSide, type SideName, type Unit } from "./units"

export interface Break {
  readonly kind?: BlockKind
  readonly level?: number
}

export type UnitsOfPairs = ReadonlyMap<number, { readonly source: readonly Unit[]; readonly target: readonly Unit[] }>

export function unitsOfPairs(source: readonly Unit[], target: readonly Unit[]): UnitsOfPairs {
  const byPair = new Map<number, { source: Unit[]; target: Unit[] }>()
  for (const [side, units] of [
    ["source", source],
    ["target", target],
  ] as const) {
    for (const unit of units) {
      const known = byPair.get(unit.pair) ?? { source: [], target: [] }
      known[side].push(unit)
      byPair.set(unit.pair, known)
    }
  }
  return byPair
}

/** For each unit of a side the break it begins with, or null. */
export function restoredBreaks(
  units: readonly Unit[],
  side: SideName,
  pairs: readonly SegmentPair[],
  byPair: UnitsOfPairs,
): (Break | null)[] {
  const partnersOf = (unit: Unit): readonly Unit[] => byPair.get(unit.pair)?.[otherSide(side)] ?? []
  const alone = (unit: Unit): boolean => byPair.get(unit.pair)?.[side].length === 1
  const facesHeading = (unit: Unit): boolean => {
    const [partner, ...more] = partnersOf(unit)
    if (!partner || more.length > 0 || !alone(unit) || !looksLikeHeading(unit.text)) return false
    return partner.wholeBlock && (partner.blockKind === "heading" || looksLikeHeading(partner.text))
  }
  return units.map((unit, at) => {
    const before = units[at - 1]
    if (unit.from === 0 || unit.blockKind === "heading" || unit.blockKind === "code" || !before) return null
    const partner = partnersOf(unit)[0]
    const opensPartner = partner?.from === 0
    const restored =
      (pairs[unit.pair]?.recut === true && !unit.atSegment && isLostBreak(before.text, opensPartner)) ||
      facesHeading(unit) ||
      facesHeading(before) ||
      (opensPartner &&
        partner.blockKind === "item" &&
        alone(unit) &&
        partnersOf(before).every(p => p.block !== partner.block))
    if (!restored) return null
    if (opensPartner && (partner.blockKind === "item" || (partner.blockKind === "heading" && facesHeading(unit)))) {
      return { kind: partner.blockKind, ...(partner.blockLevel === undefined ? {} : { level: partner.blockLevel }) }
    }
    return {}
  })
}

/** After a semicolon or comma a sentence goes on; after a colon or dash too, unless the partner begins a block there. */
function isLostBreak(before: string, opensPartner: boolean): boolean {
  const mark = before.trimEnd().at(-1) ?? ""
  if (/[;,]/.test(mark)) return false
  return /[:–—-]/.test(mark) ? opensPartner : true
}
