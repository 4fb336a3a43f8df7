import type { Kysely } from "kysely"

/** Pages that went out as Word files, what came back, and whose name a suggestion bore in the file it came with. */
export async function word(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema.alterTable("suggestions").addColumn("imported_by", "text").execute()
  await schema
    .createTable("word_exports")
    .addColumn("id", "text", c => c.primaryKey().notNull())
    .addColumn("page_id", "text", c => c.notNull().references("pages.id").onDelete("cascade"))
    .addColumn("version", "integer", c => c.notNull())
    .addColumn("layout", "text", c => c.notNull())
    .addColumn("by_person", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .addColumn("body", "text", c => c.notNull())
    .execute()
  await schema
    .createTable("word_returns")
    .addColumn("page_id", "text", c => c.notNull().references("pages.id").onDelete("cascade"))
    .addColumn("export_id", "text", c => c.notNull())
    .addColumn("key", "text", c => c.notNull())
    .addColumn("by_person", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .addPrimaryKeyConstraint("word_returns_key", ["page_id", "key"])
    .execute()
}
