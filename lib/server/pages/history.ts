import type { HistoryEvent, HistoryKind } from "@/lib/sync/api"
import type { Db } from "../db/engine"
import { insertMany } from "../db/insert-many"
import { newId } from "../secrets"

export type NewEvent = Omit<HistoryEvent, "id" | "at" | "detail"> & {
  readonly at?: number
  readonly detail?: HistoryEvent["detail"]
}

/** Typing goes into the same event for as long as pauses are shorter than this. */
const SAME_EDIT = 10 * 60 * 1000

export async function remember(db: Db, page: string, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const now = Date.now()
  const rows = events.map(event => ({
    id: newId(),
    page_id: page,
    kind: event.kind,
    at: event.at ?? now,
    by_person: event.by,
    as_written: event.asWritten ? JSON.stringify(event.asWritten) : null,
    pair: event.pair ?? null,
    detail: JSON.stringify(event.detail ?? {}),
  }))
  // One after another where there are few, so that the statement is one that is prepared already.
  if (rows.length <= FEW) for (const row of rows) await db.insertInto("history").values(row).execute()
  else await insertMany(db, "history", rows)
}

const FEW = 20
/** Pairs that are asked about at once: either engine has a limit to the values of one statement. */
const PAIRS_AT_ONCE = 500

/** Edits of pairs: each lengthens the person's last one there if it is recent, else begins a new one. */
export async function rememberEdits(db: Db, page: string, by: string, pairs: readonly string[]): Promise<void> {
  const now = Date.now()
  for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
    const some = pairs.slice(from, from + PAIRS_AT_ONCE)
    const last = await db
      .selectFrom("history")
      .select(["ord", "kind", "by_person", "at", "pair"])
      .where("page_id", "=", page)
      .where("ord", "in", eb =>
        eb
          .selectFrom("history")
          .select(({ fn }) => fn.max("ord").as("last"))
          .where("page_id", "=", page)
          .where("pair", "in", some)
          .groupBy("pair"),
      )
      .execute()
    const same = last.filter(one => one.kind === "edited" && one.by_person === by && now - one.at < SAME_EDIT)
    const ords = same.map(one => one.ord)
    if (ords.length > 0) await db.updateTable("history").set({ at: now }).where("ord", "in", ords).execute()
    const goesOn = new Set(same.map(one => one.pair))
    const begun = some.filter(pair => !goesOn.has(pair))
    await remember(
      db,
      page,
      begun.map(pair => ({ kind: "edited", by, pair })),
    )
  }
}

const aboutSuggestion: readonly HistoryKind[] = [
  "suggested",
  "accepted",
  "accepted-with-edit",
  "rejected",
  "withdrawn",
  "undecided",
  "explained",
  "disputed",
  "dispute-ended",
]

/** Newest first. The words of a suggestion are those it has now, or had last. */
export async function historyOf(db: Db, page: string): Promise<HistoryEvent[]> {
  const rows = await db
    .selectFrom("history")
    .selectAll()
    .where("page_id", "=", page)
    .orderBy("at", "desc")
    .orderBy("ord", "desc")
    .limit(5000)
    .execute()
  const words = await db
    .selectFrom("suggestions")
    .select(["id", "inserted", "deleted"])
    .where("page_id", "=", page)
    .execute()
  const wordsOf = new Map(words.map(({ id, inserted, deleted }) => [id, { inserted, deleted }]))
  return rows.map(row => {
    const kind = row.kind as HistoryKind
    const detail = JSON.parse(row.detail) as HistoryEvent["detail"]
    const own = aboutSuggestion.includes(kind) ? wordsOf.get(String(detail.suggestion)) : undefined
    return {
      id: row.id,
      kind,
      at: row.at,
      by: row.by_person,
      ...(row.as_written ? { asWritten: JSON.parse(row.as_written) as { by: string; when: string } } : {}),
      ...(row.pair === null ? {} : { pair: row.pair }),
      detail: own ? { ...detail, ...own } : detail,
    }
  })
}
