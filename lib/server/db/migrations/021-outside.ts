import type { Kysely } from "kysely"

/** What leaves the house: webhooks and feeds of a group, and mails to its people. */
export async function outside(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("hooks")
    .addColumn("id", "text", c => c.primaryKey().notNull())
    .addColumn("group_id", "text", c => c.notNull().references("groups.id").onDelete("cascade"))
    .addColumn("url", "text", c => c.notNull())
    .addColumn("secret", "text", c => c.notNull())
    .addColumn("made_by", "text", c => c.notNull())
    .addColumn("made_at", "bigint", c => c.notNull())
    .addColumn("told", "bigint", c => c.notNull())
    .addColumn("tries", "integer", c => c.notNull())
    .addColumn("next_at", "bigint", c => c.notNull())
    .addColumn("last_at", "bigint")
    .addColumn("last_answer", "text")
    .execute()
  await db.schema.createIndex("hooks_by_group").on("hooks").column("group_id").execute()
  await db.schema
    .createTable("feeds")
    .addColumn("person_id", "text", c => c.primaryKey().notNull().references("persons.id").onDelete("cascade"))
    .addColumn("token_hash", "text", c => c.notNull().unique())
    .addColumn("made_at", "bigint", c => c.notNull())
    .execute()
  await db.schema
    .createTable("digests")
    .addColumn("user_id", "text", c => c.primaryKey().notNull().references("user.id").onDelete("cascade"))
    .addColumn("wish", "text", c => c.notNull())
    .addColumn("locale", "text", c => c.notNull())
    .addColumn("sent_at", "bigint", c => c.notNull())
    .execute()
  // A link that came by mail shows that the address is its owner's.
  await db.schema
    .alterTable("resets")
    .addColumn("mailed", "integer", c => c.notNull().defaultTo(0))
    .execute()
}
