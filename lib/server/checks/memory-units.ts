/** One unit of a memory that was brought in: corrected, or taken out. What stands approved on pages is mended there. */
import type { MemoryUnit } from "@/lib/review/memory/memory"
import type { UnitMended } from "@/lib/sync/memory"
import type { Person } from "../people"
import type { Server } from "../server"

/** Somebody else may mend the same file at the same time; then it is read once more. */
const TRIES = 5

const same = (a: MemoryUnit, b: MemoryUnit): boolean => a.source === b.source && a.target === b.target

/** A file with no unit left goes as a whole. `mended` is false when the unit is not there any more. */
export async function mendMemoryUnit(
  { db }: Pick<Server, "db">,
  { group }: Person,
  { file, unit, instead }: UnitMended,
): Promise<{ mended: boolean }> {
  for (let tries = 0; tries < TRIES; tries++) {
    const row = await db
      .selectFrom("memory_files")
      .select(["units", "version"])
      .where("group_id", "=", group)
      .where("id", "=", file)
      .executeTakeFirst()
    if (!row) return { mended: false }
    const before = JSON.parse(row.units) as MemoryUnit[]
    if (!before.some(one => same(one, unit))) return { mended: false }
    const units = mended(before, unit, instead)
    const done = await (units.length === 0
      ? db
          .deleteFrom("memory_files")
          .where("id", "=", file)
          .where("version", "=", row.version)
          .executeTakeFirst()
          .then(({ numDeletedRows }) => numDeletedRows)
      : db
          .updateTable("memory_files")
          .set({ units: JSON.stringify(units), count: units.length, version: row.version + 1 })
          .where("id", "=", file)
          .where("version", "=", row.version)
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => numUpdatedRows))
    if (Number(done) > 0) return { mended: true }
  }
  return { mended: false }
}

/** In its place; once, where the file has the corrected words already. */
function mended(units: readonly MemoryUnit[], unit: MemoryUnit, instead: MemoryUnit | null): MemoryUnit[] {
  const now = instead && { source: instead.source.trim(), target: instead.target.trim() }
  const kept = units.map(one => (same(one, unit) ? now : one)).filter(one => one !== null)
  const seen = new Set<string>()
  return kept.filter(({ source, target }) => {
    const key = `${source}\u0000${target}`
    return seen.has(key) ? false : seen.add(key)
  })
}
