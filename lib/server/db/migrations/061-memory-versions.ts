import type { Kysely } from "kysely"

/** How often units of a file were mended: every instance learns by it that what it remembers of the file is out of date. */
export async function memoryVersions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("memory_files")
    .addColumn("version", "integer", c => c.notNull().defaultTo(0))
    .execute()
}
