import type { Kysely } from "kysely"

/** What somebody has set for themselves, one row an account, whatever groups and hats it has. */
export async function preferences(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("preferences")
    .addColumn("user_id", "text", c => c.primaryKey().notNull().references("user.id").onDelete("cascade"))
    .addColumn("body", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .execute()
}
