import type { Kysely } from "kysely"

/** What a thread is meant as, what became of a comment, and who is called in one. One column at a time: SQLite wants it so. */
export async function comments(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .alterTable("threads")
    .addColumn("kind", "text", c => c.notNull().defaultTo("note"))
    .execute()
  await schema.alterTable("threads").addColumn("category", "text").execute()
  await schema.alterTable("threads").addColumn("severity", "text").execute()
  await schema.alterTable("comments").addColumn("edited_at", "bigint").execute()
  await schema.alterTable("comments").addColumn("deleted_by", "text").execute()
  await schema.alterTable("comments").addColumn("deleted_at", "bigint").execute()
  await schema
    .createTable("wordings")
    .addColumn("page_id", "text", c => c.notNull().references("pages.id").onDelete("cascade"))
    .addColumn("comment_id", "text", c => c.notNull().references("comments.id").onDelete("cascade"))
    .addColumn("ord", "integer", c => c.notNull())
    .addColumn("text", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .addColumn("until", "bigint", c => c.notNull())
    .addPrimaryKeyConstraint("wordings_key", ["comment_id", "ord"])
    .execute()
  await schema
    .createTable("mentions")
    .addColumn("page_id", "text", c => c.notNull().references("pages.id").onDelete("cascade"))
    .addColumn("thread_id", "text", c => c.notNull())
    .addColumn("comment_id", "text", c => c.notNull().references("comments.id").onDelete("cascade"))
    .addColumn("person_id", "text", c => c.notNull().references("persons.id").onDelete("cascade"))
    .addColumn("by_person", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .addPrimaryKeyConstraint("mentions_key", ["comment_id", "person_id"])
    .execute()
  await schema.createIndex("mentions_by_person").on("mentions").columns(["person_id", "page_id"]).execute()
}
