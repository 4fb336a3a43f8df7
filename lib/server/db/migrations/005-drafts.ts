import { type Kysely, sql } from "kysely"
import type { Tables } from "../tables"

/** Every text of a side as somebody brought it. The first ones are those that pages were made from. */
export async function drafts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("drafts")
    .addColumn("page_id", "text", c => c.notNull().references("pages.id").onDelete("cascade"))
    .addColumn("side", "text", c => c.notNull())
    .addColumn("number", "integer", c => c.notNull())
    .addColumn("format", "text", c => c.notNull())
    .addColumn("name", "text")
    .addColumn("text", "text", c => c.notNull())
    .addColumn("ids", "text", c => c.notNull())
    .addColumn("report", "text")
    .addColumn("by_person", "text", c => c.notNull())
    .addColumn("at", "bigint", c => c.notNull())
    .addColumn("version", "bigint", c => c.notNull())
    .addPrimaryKeyConstraint("drafts_key", ["page_id", "side", "number"])
    .execute()
  await (db as Kysely<Tables>)
    .insertInto("drafts")
    .columns(["page_id", "side", "number", "format", "name", "text", "ids", "by_person", "at", "version"])
    .expression(from =>
      from
        .selectFrom("page_files")
        .innerJoin("pages", "pages.id", "page_files.page_id")
        .where("page_files.side", "in", ["source", "target"])
        .select([
          "page_files.page_id",
          sql<"source" | "target">`page_files.side`.as("side"),
          sql<number>`1`.as("number"),
          "page_files.format",
          "page_files.name",
          "page_files.text",
          sql<string>`'{}'`.as("ids"),
          "pages.created_by",
          "pages.created_at",
          sql<number>`0`.as("version"),
        ]),
    )
    .execute()
}
