import { isContested } from "@/lib/sync/dispute"
import type { Db } from "../db/engine"
import { suggestionsOf } from "./suggestions"
import type { Tally } from "./tally"

export interface OpenThings {
  readonly suggestions: number
  /** Conversations about pairs. A fault in the source is for its owner, and does not hold the page up. */
  readonly threads: number
  readonly sourceFaults: number
  readonly pairsNotApproved: number
  readonly pairs: number
}

/** What would have to be settled before the page can be approved without a reason. */
export async function openThings(db: Db, page: string): Promise<OpenThings> {
  const { tally } = await db.selectFrom("pages").select("tally").where("id", "=", page).executeTakeFirstOrThrow()
  const counts = JSON.parse(tally) as Tally
  const pairs = counts.draft + counts.reviewed + counts.approved + counts.changes
  const suggestions = await db
    .selectFrom("suggestions")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("page_id", "=", page)
    .where("state", "=", "open")
    .executeTakeFirstOrThrow()
  const threads = await db
    .selectFrom("threads")
    .select(["kind", "pair"])
    .where("page_id", "=", page)
    .where("resolved_by", "is", null)
    .execute()
  return {
    suggestions: Number(suggestions.count),
    // What came with a ticket is about the page as a whole and may stay; an issue may not, wherever it stands.
    threads: threads.filter(one => one.kind === "issue" || (one.pair !== null && one.kind !== "source-fault")).length,
    sourceFaults: threads.filter(one => one.kind === "source-fault").length,
    pairsNotApproved: pairs - counts.approved,
    pairs,
  }
}

/** Are there rejections that somebody disputes, and no coordinator has settled? */
export async function areRejectionsContested(db: Db, page: string): Promise<boolean> {
  const rows = await db
    .selectFrom("suggestions")
    .select("id")
    .where("page_id", "=", page)
    .where("state", "=", "rejected")
    .where("dispute", "is not", null)
    .execute()
  if (rows.length === 0) return false
  const ids = rows.map(row => row.id)
  return (await suggestionsOf(db, page, ids)).some(isContested)
}
