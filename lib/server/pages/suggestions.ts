/** The records of suggestions as they travel: what their authors say for them, and what became of them. */
import { type Fault, isCategory, isSeverity } from "@/lib/review/mqm"
import type { Decision, Dispute, SuggestionInfo } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import type { DecisionRow, SuggestionRow } from "../db/tables"

/** A database takes only so many values in one question. */
const AT_ONCE = 500

const endings = ["accepted", "accepted-with-edit", "rejected", "withdrawn"] as const
const isEnding = (how: string): how is Decision["how"] => endings.includes(how as Decision["how"])

const decisionOf = (row: Omit<DecisionRow, "ord">, how: Decision["how"]): Decision => ({
  how,
  by: row.by_person,
  at: Number(row.at),
  reason: row.reason === null ? null : { id: row.reason, words: row.reason_words },
  words: row.words,
  taken: row.taken,
})

/** Of these suggestions, or all of the page, what was decided last; whether or not it was undone. */
export async function lastDecisions(db: Db, page: string, ids?: readonly string[]): Promise<Map<string, Decision>> {
  const last = new Map<string, Decision>()
  const query = db.selectFrom("decisions").selectAll().where("page_id", "=", page).orderBy("ord")
  for (const some of inParts(ids))
    for (const row of await (some ? query.where("suggestion", "in", some) : query).execute())
      if (isEnding(row.how)) last.set(row.suggestion, decisionOf(row, row.how))
  return last
}

export async function suggestionsOf(db: Db, page: string, ids?: readonly string[]): Promise<SuggestionInfo[]> {
  const decided = await lastDecisions(db, page, ids)
  const query = db.selectFrom("suggestions").selectAll().where("page_id", "=", page).orderBy("at")
  const found: SuggestionInfo[] = []
  for (const some of inParts(ids))
    for (const row of await (some ? query.where("id", "in", some) : query).execute())
      found.push(suggestionInfo(row, decided.get(row.id) ?? null))
  return found
}

export const faultOf = (row: Pick<SuggestionRow, "category" | "severity">): Fault => ({
  category: isCategory(row.category) ? row.category : null,
  severity: isSeverity(row.severity) ? row.severity : null,
})

function suggestionInfo(row: SuggestionRow, last: Decision | null): SuggestionInfo {
  const form = row.form === null ? null : (JSON.parse(row.form) as Pick<SuggestionInfo, "kinds" | "format">)
  return {
    id: row.id,
    author: row.author,
    importedBy: row.imported_by,
    at: Number(row.at),
    state: row.state as SuggestionInfo["state"],
    pair: row.pair,
    inserted: row.inserted,
    deleted: row.deleted,
    kinds: form?.kinds ?? [],
    format: form?.format ?? [],
    reason: row.reason ?? "",
    fault: faultOf(row),
    thread: row.thread,
    finding: row.finding,
    dispute: row.dispute === null ? null : (JSON.parse(row.dispute) as Dispute),
    decision: row.state === "open" ? null : last,
  }
}

/** The list in parts that the database can take; undefined stands for "no list", which is one question. */
function inParts(ids: readonly string[] | undefined): readonly (readonly string[] | undefined)[] {
  if (!ids) return [undefined]
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, i) => ids.slice(i * AT_ONCE, (i + 1) * AT_ONCE))
}
