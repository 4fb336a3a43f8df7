import type { Touched } from "@/lib/sync/touched"
import type { Db } from "../db/engine"

/**
 * Threads of pairs that a merge has taken away move to the pair that took them in, so that a comment on a whole pair
 * stays beside its text. Answers the ids of the threads that moved.
 */
export async function rehomeThreads(db: Db, page: string, touched: Touched): Promise<string[]> {
  if (!touched.structure) return []
  let [home] = touched.after.keys()
  const moved: string[] = []
  for (const id of touched.before.keys()) {
    if (touched.after.has(id)) {
      home = id
      continue
    }
    if (home === undefined) continue
    const threads = await db
      .selectFrom("threads")
      .select("id")
      .where("page_id", "=", page)
      .where("pair", "=", id)
      .execute()
    if (threads.length === 0) continue
    await db.updateTable("threads").set({ pair: home }).where("page_id", "=", page).where("pair", "=", id).execute()
    moved.push(...threads.map(thread => thread.id))
  }
  return moved
}
