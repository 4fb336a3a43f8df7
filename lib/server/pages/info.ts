/** Rows of the database in the shapes that travel. */
import { isThreadKind } from "@/lib/review/comments/kinds"
import { isCategory, isSeverity } from "@/lib/review/mqm"
import type { PageState, Role } from "@/lib/review/roles"
import type { Workflow } from "@/lib/review/workflow"
import type { CommentInfo, PageInfo, ThreadInfo } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import type { CommentRow, PageRow } from "../db/tables"

export const pageInfo = (row: PageRow, roles: readonly Role[], workflow: Workflow): PageInfo => ({
  id: row.id,
  title: row.title,
  source: row.source_lang,
  target: row.target_lang,
  state: row.state as PageState,
  owner: row.owner,
  override: row.override,
  due: row.due_at,
  workflow,
  roles,
})

const commentInfo = (row: CommentRow): CommentInfo => {
  const { id, author, at, deleted_by: by, deleted_at: gone } = row
  const deleted = by !== null && gone !== null ? { by, at: gone } : null
  // What was deleted is nobody's to read but the coordinators', who ask for it.
  return { id, author, importedBy: row.imported_by, at, text: deleted ? "" : row.text, edited: row.edited_at, deleted }
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
    const list = words.get(row.thread_id) ?? []
    list.push(commentInfo(row))
    words.set(row.thread_id, list)
  }
  return (await threads.execute()).map(row => ({
    id: row.id,
    pair: row.pair,
    side: row.side as ThreadInfo["side"],
    quote: row.quote,
    kind: isThreadKind(row.kind) ? row.kind : "note",
    fault: {
      category: isCategory(row.category) ? row.category : null,
      severity: isSeverity(row.severity) ? row.severity : null,
    },
    resolved:
      row.resolved_by !== null && row.resolved_at !== null ? { by: row.resolved_by, at: row.resolved_at } : null,
    comments: words.get(row.id) ?? [],
  }))
}
