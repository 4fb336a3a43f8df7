/** What happened in a group, in the order of its history, for those who are told of it outside. */
import type { HistoryKind } from "@/lib/sync/api"
import type { Db } from "../db/engine"

export interface News {
  readonly ord: number
  readonly id: string
  readonly at: number
  readonly kind: HistoryKind
  readonly page: string
  readonly title: string
  readonly lang: string
  readonly by: string | null
  readonly pair: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

const query = (db: Db, group: string) =>
  db
    .selectFrom("history")
    .innerJoin("pages", "pages.id", "history.page_id")
    .select([
      "history.ord",
      "history.id",
      "history.at",
      "history.kind",
      "history.by_person",
      "history.pair",
      "history.detail",
      "history.page_id",
      "pages.title",
      "pages.source_lang",
    ])
    .where("pages.group_id", "=", group)

type Row = Awaited<ReturnType<ReturnType<typeof query>["execute"]>>[number]

const newsOf = (row: Row): News => ({
  ord: Number(row.ord),
  id: row.id,
  at: Number(row.at),
  kind: row.kind as HistoryKind,
  page: row.page_id,
  title: row.title,
  lang: row.source_lang,
  by: row.by_person,
  pair: row.pair,
  detail: JSON.parse(row.detail) as Record<string, unknown>,
})

/** Numbers are given before a transaction ends: one that is lower may become visible after one that is higher. */
const SETTLED = 3_000

/**
 * The next events after `ord`, oldest first; none that is so young that one before it may still be on its way. An edit
 * that goes on is younger than its place says, and holds up nobody.
 */
export async function newsAfter(db: Db, group: string, ord: number, most: number, now: number): Promise<News[]> {
  const rows = await query(db, group).where("history.ord", ">", ord).orderBy("history.ord").limit(most).execute()
  const news = rows.map(newsOf)
  const young = news.findIndex(one => one.kind !== "edited" && one.at > now - SETTLED && one.at <= now)
  return young < 0 ? news : news.slice(0, young)
}

export async function latestNews(db: Db, group: string, most: number): Promise<News[]> {
  const rows = await query(db, group).orderBy("history.at", "desc").orderBy("history.ord", "desc").limit(most).execute()
  return rows.map(newsOf)
}

/** Where a new listener begins. */
export async function lastOrd(db: Db, group: string): Promise<number> {
  const row = await query(db, group).orderBy("history.ord", "desc").limit(1).executeTakeFirst()
  return row ? Number(row.ord) : 0
}
