/** Whose the threads are that have a mark in the page. A mark may be there before its thread: after work without a line. */
import { newlyAnchored } from "@/lib/review/rules/anchors"
import type { Touched } from "@/lib/sync/touched"
import type { Db } from "../db/engine"

/** Those of these threads that somebody else has begun, or has set the mark of. What came with a ticket is nobody's own. */
export async function othersThreads(
  db: Db,
  page: string,
  ids: readonly string[],
  person: string,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const begun = await db
    .selectFrom("threads")
    .innerJoin("comments", "comments.thread_id", "threads.id")
    .select(["threads.id", "comments.author", "comments.imported_by"])
    .where("threads.page_id", "=", page)
    .where("comments.page_id", "=", page)
    .where("comments.ord", "=", 0)
    .where("threads.id", "in", ids)
    .execute()
  const known = new Set(begun.map(one => one.id))
  const marked = await db
    .selectFrom("anchored")
    .select(["thread", "by_person"])
    .where("page_id", "=", page)
    .where("thread", "in", ids)
    .execute()
  return new Set([
    ...begun.filter(one => one.author !== person || one.imported_by !== null).map(one => one.id),
    ...marked.filter(one => one.by_person !== person && !known.has(one.thread)).map(one => one.thread),
  ])
}

/** Keeps for whom the marks are that came with this push and whose threads are still to come. */
export async function keepAnchored(db: Db, page: string, touched: Touched, person: string): Promise<void> {
  const ids = [...newlyAnchored(touched)]
  if (ids.length === 0) return
  const rows = await db.selectFrom("threads").select("id").where("page_id", "=", page).where("id", "in", ids).execute()
  const begun = new Set(rows.map(row => row.id))
  for (const thread of ids)
    if (!begun.has(thread))
      await db
        .insertInto("anchored")
        .values({ page_id: page, thread, by_person: person })
        .onConflict(same => same.columns(["page_id", "thread"]).doNothing())
        .execute()
}
