import type { Kysely } from "kysely"

/** Terms that accepted changes spoke for and a coordinator did not want. What is proposed is derived; this is what was said. */
export async function proposals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("dismissed_terms")
    .addColumn("group_id", "text", c => c.notNull().references("groups.id").onDelete("cascade"))
    .addColumn("proposal", "text", c => c.notNull())
    .addColumn("by_person", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .addPrimaryKeyConstraint("dismissed_terms_key", ["group_id", "proposal"])
    .execute()
}
