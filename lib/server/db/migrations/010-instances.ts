import type { Kysely } from "kysely"

/** For several instances on one database: events too long for a notification, and the secrets they share. */
export async function instances(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("long_events")
    .addColumn("id", "text", c => c.primaryKey().notNull())
    .addColumn("body", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .execute()
  await db.schema.createIndex("long_events_by_time").on("long_events").column("at").execute()
  await db.schema
    .createTable("secrets")
    .addColumn("name", "text", c => c.primaryKey().notNull())
    .addColumn("value", "text", c => c.notNull())
    .execute()
}
