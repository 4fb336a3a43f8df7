import type { Db } from "../db/engine"
import type { Tally } from "./tally"

export interface OpenThings {
  readonly suggestions: number
  readonly threads: number
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
    .select(({ fn }) => fn.countAll().as("count"))
    .where("page_id", "=", page)
    .where("resolved_by", "is", null)
    .where("pair", "is not", null)
    .executeTakeFirstOrThrow()
  return {
    suggestions: Number(suggestions.count),
    threads: Number(threads.count),
    pairsNotApproved: pairs - counts.approved,
    pairs,
  }
}
