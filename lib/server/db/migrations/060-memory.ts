import type { Kysely } from "kysely"

/** Units of translation memories that a group brought in as files. What it has approved itself is derived from its pages. */
export async function memory(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("memory_files")
    .addColumn("id", "text", c => c.primaryKey())
    .addColumn("group_id", "text", c => c.notNull().references("groups.id").onDelete("cascade"))
    .addColumn("name", "text", c => c.notNull())
    .addColumn("source_lang", "text", c => c.notNull())
    .addColumn("target_lang", "text", c => c.notNull())
    .addColumn("count", "integer", c => c.notNull())
    // MemoryUnit[]: a file is brought in, searched and taken out as a whole.
    .addColumn("units", "text", c => c.notNull())
    .addColumn("by_person", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .execute()
  await db.schema.createIndex("memory_files_of_group").on("memory_files").column("group_id").execute()
}
