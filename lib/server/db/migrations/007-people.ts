import type { Kysely } from "kysely"

/** Who has left is kept, since texts and decisions bear their name; links to set a new password. */
export async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("persons").addColumn("left_at", "bigint").execute()
  await db.schema
    .createTable("resets")
    .addColumn("id", "text", c => c.primaryKey().notNull())
    .addColumn("user_id", "text", c => c.notNull().references("user.id").onDelete("cascade"))
    .addColumn("token_hash", "text", c => c.notNull().unique())
    .addColumn("expires_at", "bigint", c => c.notNull())
    .addColumn("created_by", "text", c => c.notNull().references("persons.id"))
    .addColumn("created_at", "bigint", c => c.notNull())
    .execute()
  await db.schema.createIndex("resets_by_user").on("resets").column("user_id").execute()
}
