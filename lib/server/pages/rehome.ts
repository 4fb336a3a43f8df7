import type { Node } from "prosemirror-model"
import { anchorsOf } from "@/lib/review/pair-summary"
import type { Touched } from "@/lib/sync/touched"
import type { Db } from "../db/engine"

/**
 * A thread is kept with the pair that its words stand in. When they have gone into another one (a split, a merge, words moved
 * over, or brought back elsewhere), the thread goes with them; threads of a pair that a merge has taken away, without words,
 * move to the pair that took it in. Answers the ids of the threads that moved.
 */
export async function rehomeThreads(db: Db, page: string, touched: Touched, doc: Node): Promise<string[]> {
  return [...(await leaveGone(db, page, touched)), ...(await followWords(db, page, touched, doc))]
}

async function leaveGone(db: Db, page: string, touched: Touched): Promise<string[]> {
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

const holds = (pair: Node | undefined, thread: string): boolean =>
  pair !== undefined && anchorsOf(pair).some(anchor => anchor.thread === thread)

async function followWords(db: Db, page: string, touched: Touched, doc: Node): Promise<string[]> {
  // Where words of a thread stand now and did not before; nearly always nowhere.
  const came = new Map<string, string>()
  for (const [id, pair] of touched.after)
    for (const { thread } of anchorsOf(pair))
      if (!came.has(thread) && !holds(touched.before.get(id), thread)) came.set(thread, id)
  if (came.size === 0) return []
  const threads = await db
    .selectFrom("threads")
    .select(["id", "pair"])
    .where("page_id", "=", page)
    .where("id", "in", [...came.keys()])
    .execute()
  const byId = new Map(doc.children.map(pair => [pair.attrs.id as string, pair]))
  const moved: string[] = []
  for (const { id, pair } of threads) {
    const home = came.get(id)
    if (home === undefined || pair === null || pair === home || holds(byId.get(pair), id)) continue
    await db.updateTable("threads").set({ pair: home }).where("page_id", "=", page).where("id", "=", id).execute()
    moved.push(id)
  }
  return moved
}
