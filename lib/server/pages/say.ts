/** What is said about a suggestion: by its author (reason, kind of fault, link), against it, and against its rejection. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { may } from "@/lib/review/roles"
import type { Saying } from "@/lib/sync/api"
import { isContested, mayDispute } from "@/lib/sync/dispute"
import type { Dispute, SuggestionInfo } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import type { SuggestionRow } from "../db/tables"
import { tellOfDispute, tellOfDisputeEnd, tellOfSettled } from "../inbox/events"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { remember } from "./history"
import { addDecision } from "./store-suggestions"
import { suggestionsOf } from "./suggestions"

type Said = Outcome<SuggestionInfo, "not-found" | "not-allowed" | "not-open" | "empty-text">

/** The author, or a coordinator, says why it is suggested, what kind of fault it mends and which thread it belongs to. */
export async function sayOf(server: Server, access: PageAccess, id: string, saying: Saying): Promise<Said> {
  return change(server, access, id, async (db, row) => {
    if (row.state !== "open") return "not-open"
    if (row.author !== access.person.id && !may(access.roles, "settle")) return "not-allowed"
    if (typeof saying.thread === "string" && !(await hasThread(db, row.page_id, saying.thread))) return "not-found"
    const { reason, thread, fault, finding } = saying
    const set = {
      ...(reason === undefined ? {} : { reason: reason.trim() === "" ? null : reason.trim() }),
      ...(thread === undefined ? {} : { thread }),
      ...(finding === undefined ? {} : { finding }),
      ...(fault === undefined ? {} : { category: fault.category, severity: fault.severity }),
    }
    if (Object.keys(set).length === 0) return null
    await db.updateTable("suggestions").set(set).where("page_id", "=", row.page_id).where("id", "=", id).execute()
    const detail = {
      suggestion: id,
      ...(reason?.trim() ? { words: reason.trim() } : {}),
      ...(fault?.category ? { category: fault.category } : {}),
      ...(fault?.severity ? { severity: fault.severity } : {}),
    }
    await remember(db, row.page_id, [{ kind: "explained", by: access.person.id, pair: row.pair, detail }])
    return null
  })
}

/** Whoever does not want to decide this alone, or thinks that it was rejected wrongly, says so: then it is a coordinator's. */
export async function dispute(server: Server, access: PageAccess, id: string, words: string): Promise<Said> {
  if (words.trim() === "") return refuse("empty-text")
  const by = access.person.id
  return change(server, access, id, async (db, row, info) => {
    if (row.state !== "open" && row.state !== "rejected") return "not-open"
    if (!mayDispute(info, by, access.roles)) return "not-allowed"
    const at = Date.now()
    const said: Dispute = { by, at, words: words.trim() }
    await setDispute(db, row, said)
    await addDecision(db, row.page_id, by, at, {
      suggestion: id,
      how: "disputed",
      inserted: row.inserted,
      deleted: row.deleted,
      words: said.words,
    })
    const detail = { suggestion: id, author: row.author, words: said.words }
    await remember(db, row.page_id, [{ kind: "disputed", by, pair: row.pair, detail }])
    await tellOfDispute(db, access, id, said.words)
    return null
  })
}

/**
 * Whoever began the dispute takes it back, or the coordinator hands the decision back to the translator. About a rejection
 * the coordinator says by this that it stands.
 */
export async function endDispute(server: Server, access: PageAccess, id: string): Promise<Said> {
  const by = access.person.id
  return change(server, access, id, async (db, row, info) => {
    if (row.state !== "open" && row.state !== "rejected") return "not-open"
    if (row.dispute === null || !isContested(info)) return null
    const begun = (JSON.parse(row.dispute) as Dispute).by
    if (begun !== by && !may(access.roles, "settle")) return "not-allowed"
    if (begun !== by && row.state === "rejected") return letStand(db, access, row)
    await setDispute(db, row, null)
    const { inserted, deleted } = row
    await addDecision(db, row.page_id, by, Date.now(), { suggestion: id, how: "dispute-ended", inserted, deleted })
    const detail = { suggestion: id, author: row.author }
    await remember(db, row.page_id, [{ kind: "dispute-ended", by, pair: row.pair, detail }])
    await tellOfDisputeEnd(db, access, id, begun)
    return null
  })
}

/** The dispute stays with the suggestion, and is over: the decision is younger. */
async function letStand(db: Db, access: PageAccess, row: SuggestionRow): Promise<null> {
  const by = access.person.id
  const { id, author, pair, inserted, deleted } = row
  const at = Math.max(Date.now(), (JSON.parse(row.dispute ?? "null") as Dispute).at + 1)
  await db
    .updateTable("suggestions")
    .set({ decided_by: by, decided_at: at })
    .where("page_id", "=", row.page_id)
    .where("id", "=", id)
    .execute()
  await addDecision(db, row.page_id, by, at, { suggestion: id, how: "rejected", inserted, deleted })
  await remember(db, row.page_id, [{ kind: "rejected", by, pair, detail: { suggestion: id, author } }])
  const decided = { suggestion: id, author, pair, how: "rejected", reason: null, words: "", taken: null } as const
  await tellOfSettled(db, access, [decided])
  return null
}

async function setDispute(db: Db, row: SuggestionRow, said: Dispute | null): Promise<void> {
  const set = { dispute: said === null ? null : JSON.stringify(said) }
  await db.updateTable("suggestions").set(set).where("page_id", "=", row.page_id).where("id", "=", row.id).execute()
}

async function hasThread(db: Db, page: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("threads")
    .select("id")
    .where("page_id", "=", page)
    .where("id", "=", id)
    .executeTakeFirst()
  return row !== undefined
}

type Work = (
  db: Db,
  row: SuggestionRow,
  info: SuggestionInfo,
) => Promise<"not-found" | "not-allowed" | "not-open" | null>

/** In turn with the pushes, so that a decision under way is not overtaken. */
function change(server: Server, access: PageAccess, id: string, work: Work): Promise<Said> {
  const page = access.row.id
  return server.rooms.inTurn(page, async (): Promise<Said> => {
    const why = await server.db.transaction().execute(async tx => {
      const row = await tx
        .selectFrom("suggestions")
        .selectAll()
        .where("page_id", "=", page)
        .where("id", "=", id)
        .executeTakeFirst()
      const [before] = row ? await suggestionsOf(tx, page, [id]) : []
      if (!row || !before) return "not-found"
      return access.row.state === "approved" ? "not-open" : work(tx, row, before)
    })
    if (why) return refuse(why)
    const [info] = await suggestionsOf(server.db, page, [id])
    if (!info) return refuse("not-found")
    server.hub.tell(page, { kind: "suggestions", suggestions: [info] })
    return done(info)
  })
}
