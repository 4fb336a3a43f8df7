import type { Kysely } from "kysely"

/** Whose a comment is whose mark came before its words: nobody else may begin it. */
export async function anchors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("anchored")
    .addColumn("page_id", "text", c => c.notNull().references("pages.id").onDelete("cascade"))
    .addColumn("thread", "text", c => c.notNull())
    .addColumn("by_person", "text", c => c.notNull())
    .addPrimaryKeyConstraint("anchored_key", ["page_id", "thread"])
    .execute()
}
