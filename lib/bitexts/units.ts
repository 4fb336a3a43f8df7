/** Rows that share a block, gathered: a unit of a translation file is never cut in the middle of a block. */
import type { BitextRow } from "@/lib/page/bitext"

export function unitsOf(rows: readonly BitextRow[]): BitextRow[][] {
  const units: BitextRow[][] = []
  // The unit in which each side has its last block so far.
  const last = { source: 0, target: 0 }
  for (const row of rows) {
    const joins = sides.filter(side => row[side][0]?.goesOn === true && units.length > 0).map(side => last[side])
    if (joins.length > 0) {
      const first = Math.min(...joins)
      units.splice(first, units.length - first, [...units.slice(first).flat(), row])
      for (const side of sides) last[side] = Math.min(last[side], first)
    } else units.push([row])
    for (const side of sides) if (row[side].length > 0) last[side] = units.length - 1
  }
  return units
}

const sides = ["source", "target"] as const
