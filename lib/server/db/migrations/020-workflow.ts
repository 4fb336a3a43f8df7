import type { Kysely } from "kysely"

/** How pages move in a group, and when one is due. */
export async function workflow(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("workflows")
    .addColumn("group_id", "text", c => c.primaryKey().notNull().references("groups.id").onDelete("cascade"))
    .addColumn("body", "text", c => c.notNull())
    .execute()
  await db.schema.alterTable("pages").addColumn("due_at", "bigint").execute()
}
