import type { Kysely } from "kysely"

/** What people are told of, one row each; what may be said together is folded into one as long as it is unread. */
export async function inbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("notices")
    .addColumn("id", "text", c => c.primaryKey().notNull())
    .addColumn("person_id", "text", c => c.notNull().references("persons.id").onDelete("cascade"))
    .addColumn("page_id", "text", c => c.notNull().references("pages.id").onDelete("cascade"))
    .addColumn("kind", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .addColumn("by_person", "text", c => c.references("persons.id").onDelete("set null"))
    .addColumn("fold", "text", c => c.notNull())
    .addColumn("detail", "text", c => c.notNull())
    .addColumn("read_at", "bigint")
    .execute()
  await db.schema.createIndex("notices_by_person").on("notices").columns(["person_id", "at"]).execute()
  await db.schema.createIndex("notices_to_fold").on("notices").columns(["person_id", "fold", "read_at"]).execute()
}
