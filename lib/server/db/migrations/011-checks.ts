import type { Kysely } from "kysely"

/** What a group says about checks, its words, terms and rules; what was judged no fault; the pairs somebody has opened. */
export async function checks(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable("check_settings")
    .addColumn("group_id", "text", c => c.primaryKey().notNull().references("groups.id").onDelete("cascade"))
    .addColumn("body", "text", c => c.notNull())
    .addColumn("stamp", "integer", c => c.notNull())
    .execute()
  await schema
    .createTable("check_words")
    .addColumn("group_id", "text", c => c.notNull().references("groups.id").onDelete("cascade"))
    .addColumn("word", "text", c => c.notNull())
    .addColumn("by_person", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .addPrimaryKeyConstraint("check_words_key", ["group_id", "word"])
    .execute()
  for (const table of ["terms", "own_rules"])
    await schema
      .createTable(table)
      .addColumn("group_id", "text", c => c.notNull().references("groups.id").onDelete("cascade"))
      .addColumn("id", "text", c => c.notNull())
      .addColumn("body", "text", c => c.notNull())
      .addColumn("by_person", "text", c => c.notNull())
      .addColumn("at", "bigint", c => c.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, ["group_id", "id"])
      .execute()
  await schema
    .createTable("not_faults")
    .addColumn("page_id", "text", c => c.notNull().references("pages.id").onDelete("cascade"))
    .addColumn("pair", "text", c => c.notNull())
    .addColumn("finding", "text", c => c.notNull())
    .addColumn("check_id", "text", c => c.notNull())
    .addColumn("quote", "text", c => c.notNull())
    .addColumn("by_person", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .addPrimaryKeyConstraint("not_faults_key", ["page_id", "pair", "finding"])
    .execute()
  await schema
    .createTable("opened_pairs")
    .addColumn("page_id", "text", c => c.notNull().references("pages.id").onDelete("cascade"))
    .addColumn("pair", "text", c => c.notNull())
    .addPrimaryKeyConstraint("opened_pairs_key", ["page_id", "pair"])
    .execute()
}
