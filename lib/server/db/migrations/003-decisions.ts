import { type Kysely, sql } from "kysely"
import type { Engine } from "../engine"

/** Why a suggestion was made and what became of it, kept for good; the reasons a group rejects for. */
export async function decisions(db: Kysely<unknown>, { countedKey }: Engine): Promise<void> {
  for (const column of ["form", "reason", "category", "severity", "thread", "finding", "dispute"])
    await db.schema.alterTable("suggestions").addColumn(column, "text").execute()
  await db.schema
    .createTable("decisions")
    .addColumn("ord", sql`${countedKey}`)
    .addColumn("page_id", "text", c => c.notNull().references("pages.id").onDelete("cascade"))
    .addColumn("suggestion", "text", c => c.notNull())
    .addColumn("how", "text", c => c.notNull())
    .addColumn("by_person", "text")
    .addColumn("at", "bigint", c => c.notNull())
    .addColumn("reason", "text")
    .addColumn("reason_words", "text")
    .addColumn("words", "text", c => c.notNull())
    .addColumn("inserted", "text", c => c.notNull())
    .addColumn("deleted", "text", c => c.notNull())
    .addColumn("taken", "text")
    .execute()
  await db.schema.createIndex("decisions_by_page").on("decisions").columns(["page_id", "suggestion"]).execute()
  // What was decided before there was a record of its own.
  await sql`insert into decisions (page_id, suggestion, how, by_person, at, words, inserted, deleted)
    select page_id, id, state, decided_by, decided_at, '', inserted, deleted from suggestions
    where state <> 'open' and decided_at is not null`.execute(db)
  await db.schema
    .createTable("reject_reasons")
    .addColumn("group_id", "text", c => c.primaryKey().notNull().references("groups.id").onDelete("cascade"))
    .addColumn("reasons", "text", c => c.notNull())
    .execute()
}
