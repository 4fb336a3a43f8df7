/**
 * One page whole, as JSON: its document and every step, suggestions and decisions, threads with all wordings, history, files.
 *
 * Rows as they are kept, without the page's id. People are in it by id and name only: no address, nothing of their accounts.
 */
import type { Noted } from "@/lib/page/outcome"
import type { Db } from "../../db/engine"
import { peopleIn } from "../../people"
import type { Server } from "../../server"
import type { PageAccess } from "../../visitor"
import { type ArchiveTable, archiveTables } from "../../work/archive-file"
import { beside, ROW } from "../../work/beside"

const orders: { readonly [T in ArchiveTable]: string } = {
  page_files: "side",
  drafts: "at",
  steps: "version",
  suggestions: "at",
  decisions: "ord",
  judgements: "pair",
  standings: "pair",
  anchored: "thread",
  threads: "created_at",
  comments: "at",
  wordings: "at",
  history: "ord",
}

export async function writeArchive({ db }: Server, { row }: PageAccess): Promise<Noted<string>> {
  const tables: Record<string, unknown[]> = {}
  for (const table of archiveTables) tables[table] = await rowsOf(db, table, row.id)
  const first = await db
    .selectFrom("snapshots")
    .select("doc")
    .where("page_id", "=", row.id)
    .where("version", "=", 0)
    .executeTakeFirstOrThrow()
  const { title, target_title, source_lang, target_lang, state, override, created_at, changed_at } = row
  const page = { title, target_title, source_lang, target_lang, state, override, created_at, changed_at }
  const people = (await peopleIn(db, row.group_id)).map(({ id, name, siglum, hat }) => ({ id, name, siglum, hat }))
  const size = first.doc.length + (tables.steps?.length ?? 0) * ROW
  return { value: await beside(size, "writeArchiveFile", { page, people, doc: first.doc, tables }), notes: [] }
}

async function rowsOf(db: Db, table: ArchiveTable, page: string): Promise<unknown[]> {
  const rows = await db
    .selectFrom(table)
    .selectAll()
    .where("page_id", "=", page)
    .orderBy(orders[table] as "page_id")
    .execute()
  return rows.map(row => {
    const { page_id: _, ...rest } = row as unknown as { page_id: string; ord?: number } & Record<string, unknown>
    // Counted keys are the database's own; the order of the list says the same.
    if (table === "history" || table === "decisions") delete rest.ord
    return rest
  })
}
