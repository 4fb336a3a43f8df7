/** Rows of the database in the shapes that travel. */
import type { PageState, Role } from "@/lib/review/roles"
import type { CommentInfo, PageInfo, ThreadInfo } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import type { PageRow } from "../db/tables"

export const pageInfo = (row: PageRow, roles: readonly Role[]): PageInfo => ({
  id: row.id,
  title: row.title,
  source: row.source_lang,
  target: row.target_lang,
  state: row.state as PageState,
  owner: row.owner,
  override: row.override,
  roles,
})

/** All threads of a page, or the one asked for. */
export async function threadsOf(db: Db, page: string, only?: string): Promise<ThreadInfo[]> {
  let threads = db.selectFrom("threads").selectAll().where("page_id", "=", page).orderBy("created_at").orderBy("id")
  let comments = db.selectFrom("comments").selectAll().where("page_id", "=", page).orderBy("ord")
  if (only !== undefined) {
    threads = threads.where("id", "=", only)
    comments = comments.where("thread_id", "=", only)
  }
  const words = new Map<string, CommentInfo[]>()
  for (const row of await comments.execute()) {
    const { id, author, at, text } = row
    const list = words.get(row.thread_id) ?? []
    list.push({ id, author, importedBy: row.imported_by, at, text })
    words.set(row.thread_id, list)
  }
  return (await threads.execute()).map(row => ({
    id: row.id,
    pair: row.pair,
    side: row.side as ThreadInfo["side"],
    quote: row.quote,
    resolved:
      row.resolved_by !== null && row.resolved_at !== null ? { by: row.resolved_by, at: row.resolved_at } : null,
    comments: words.get(row.id) ?? [],
  }))
}
