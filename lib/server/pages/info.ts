/** Rows of the database in the shapes that travel. */
import type { PageState, Role } from "@/lib/review/roles"
import type { CommentInfo, PageInfo, SuggestionInfo, ThreadInfo } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import type { PageRow, SuggestionRow } from "../db/tables"

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

export const suggestionInfo = (row: SuggestionRow): SuggestionInfo => ({
  id: row.id,
  author: row.author,
  at: row.at,
  state: row.state as SuggestionInfo["state"],
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
})

export async function suggestionsOf(db: Db, page: string): Promise<SuggestionInfo[]> {
  const rows = await db.selectFrom("suggestions").selectAll().where("page_id", "=", page).orderBy("at").execute()
  return rows.map(suggestionInfo)
}

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
