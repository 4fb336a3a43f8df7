/** What a push did to the records of suggestions: made, reworded, decided, brought back. */
import { may } from "@/lib/review/roles"
import type { Consequences } from "@/lib/sync/consequences"
import type { Act, Decision, Dispute, RejectReason, SuggestionInfo } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import { reasonsOf } from "../reasons"
import type { PageAccess } from "../visitor"
import { lastDecisions, suggestionsOf } from "./suggestions"

export interface Decided extends Omit<Decision, "by" | "at"> {
  readonly suggestion: string
  readonly author: string
  readonly pair: string
}

export interface StoredSuggestions {
  /** Those whose record changed, for all desks. */
  readonly suggestions: readonly SuggestionInfo[]
  /** Had a record before. */
  readonly known: ReadonlySet<string>
  /** Were decided, and are open again. */
  readonly reopened: ReadonlySet<string>
  readonly closed: readonly Decided[]
}

export async function storeSuggestions(
  db: Db,
  access: PageAccess,
  at: number,
  found: Consequences,
  acts: readonly Act[],
): Promise<StoredSuggestions> {
  const page = access.row.id
  const by = access.person.id
  const changed = new Set<string>()
  const known = new Set<string>()
  const reopened = new Set<string>()
  for (const { id, author, pair, inserted, deleted, kinds, format } of [...found.opened, ...found.reworded]) {
    const form = JSON.stringify({ kinds, format })
    const open = { state: "open", decided_by: null, decided_at: null, pair, inserted, deleted, form }
    const before = await db
      .selectFrom("suggestions")
      .select(["state", "dispute", "decided_at"])
      .where("page_id", "=", page)
      .where("id", "=", id)
      .executeTakeFirst()
    if (before) await db.updateTable("suggestions").set(open).where("page_id", "=", page).where("id", "=", id).execute()
    else
      await db
        .insertInto("suggestions")
        .values({ page_id: page, id, author, at, imported_by: null, ...open })
        .execute()
    if (before) known.add(id)
    if (before?.state !== "open") changed.add(id)
    if (!before || before.state === "open") continue
    reopened.add(id)
    await addDecision(db, page, by, at, { suggestion: id, how: "reopened", inserted, deleted })
    // Whoever takes back the rejection that is disputed has given in: nothing is left for the coordinator to settle.
    const against = before.dispute === null ? null : (JSON.parse(before.dispute) as Dispute)
    if (!against || against.at <= Number(before.decided_at) || may(access.roles, "settle")) continue
    await db
      .updateTable("suggestions")
      .set({ dispute: null })
      .where("page_id", "=", page)
      .where("id", "=", id)
      .execute()
    await addDecision(db, page, by, at, { suggestion: id, how: "dispute-ended", inserted, deleted })
  }
  for (const { id, author, pair, inserted, deleted } of found.standing) {
    await db
      .insertInto("standings")
      .values({ page_id: page, pair, suggestion: id, author, inserted, deleted })
      .onConflict(same => same.columns(["page_id", "pair", "suggestion"]).doUpdateSet({ author, inserted, deleted }))
      .execute()
  }
  const closed = found.closed.length > 0 ? await decidedOf(db, access, found, acts) : []
  for (const { suggestion, how, reason, words, taken } of closed) {
    const was = found.closed.find(one => one.id === suggestion)
    const state = how === "accepted-with-edit" ? "accepted" : how
    await db
      .updateTable("suggestions")
      .set({ state, decided_by: by, decided_at: at })
      .where("page_id", "=", page)
      .where("id", "=", suggestion)
      .execute()
    const [inserted, deleted] = [was?.inserted ?? "", was?.deleted ?? ""]
    const why = { reason: reason?.id ?? null, reason_words: reason?.words ?? null }
    await addDecision(db, page, by, at, { suggestion, how, inserted, deleted, ...why, words, taken })
    changed.add(suggestion)
  }
  const suggestions = changed.size > 0 ? await suggestionsOf(db, page, [...changed]) : []
  return { suggestions, known, reopened, closed }
}

/** Redoing a decision is the same decision again, with the reason it had. */
async function decidedOf(db: Db, access: PageAccess, found: Consequences, acts: readonly Act[]): Promise<Decided[]> {
  const { row, person } = access
  const again = acts.some(act => act.kind === "redo")
  const ids = found.closed.map(one => one.id)
  const before = again ? await lastDecisions(db, row.id, ids) : new Map<string, Decision>()
  // What came in a file under another name is not whoever brought it: they reject it, they do not take it back.
  const others = await fromFiles(db, row.id, ids)
  const reasons = new Map((await reasonsOf(db, row.group_id)).map(one => [one.id, one]))
  return found.closed.map(one => {
    const { id: suggestion, author, pair, state } = one
    const known = before.get(suggestion)
    const same = known?.by === person.id && (known.how === state || (known.how === "accepted-with-edit" && again))
    if (known && same) {
      const { how, reason, words, taken } = known
      return { suggestion, author, pair, how, reason, words, taken }
    }
    const settled = state === "withdrawn" && others.has(suggestion) ? "rejected" : state
    const how = settled === "accepted" && one.taken !== null ? "accepted-with-edit" : settled
    const reason: RejectReason | null = (one.reason !== null && reasons.get(one.reason)) || null
    return { suggestion, author, pair, how, reason, words: one.words, taken: one.taken }
  })
}

async function fromFiles(db: Db, page: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let at = 0; at < ids.length; at += 500) {
    const rows = await db
      .selectFrom("suggestions")
      .select("id")
      .where("page_id", "=", page)
      .where("imported_by", "is not", null)
      .where("id", "in", ids.slice(at, at + 500))
      .execute()
    for (const { id } of rows) found.add(id)
  }
  return found
}

export interface NewDecision {
  readonly suggestion: string
  readonly how: Decision["how"] | "reopened" | "disputed" | "dispute-ended"
  readonly inserted: string
  readonly deleted: string
  readonly reason?: string | null
  readonly reason_words?: string | null
  readonly words?: string
  readonly taken?: string | null
}

export async function addDecision(db: Db, page: string, by: string, at: number, one: NewDecision): Promise<void> {
  const blank = { reason: null, reason_words: null, words: "", taken: null }
  await db
    .insertInto("decisions")
    .values({ page_id: page, by_person: by, at, ...blank, ...one })
    .execute()
}
