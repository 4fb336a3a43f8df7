/** A new draft of a side: what it would change, and bringing it in. */
import { createHash } from "node:crypto"
import { done, type Note, type Outcome, refuse } from "@/lib/page/outcome"
import { type Page, pageText } from "@/lib/page/page"
import { compareVersions } from "@/lib/review/compare-versions"
import { type Redraft, redraft } from "@/lib/review/redraft/redraft"
import { type RedraftReport, reportOf } from "@/lib/review/redraft/report"
import type { DraftProposal, DraftTaken, NewDraft, RefusalCode } from "@/lib/sync/api"
import type { Room } from "@/lib/sync/authority"
import type { Act } from "@/lib/sync/protocol"
import { guessLanguage } from "@/lib/text/guess-language"
import type { Db } from "../db/engine"
import { newId } from "../secrets"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { beside } from "../work/beside"
import { remember } from "./history"
import { takeOwnSteps } from "./own-steps"

/** Sure enough to doubt what somebody brings. */
const CERTAIN = 0.8
const baseOf = (lang: string): string => lang.split("-")[0]?.toLowerCase() ?? lang

interface DraftRead {
  readonly page: Page
  readonly notes: readonly Note[]
}

async function readDraft({ row }: PageAccess, wish: NewDraft): Promise<Outcome<DraftRead, RefusalCode>> {
  const [lang, other] = wish.side === "source" ? [row.source_lang, row.target_lang] : [row.target_lang, row.source_lang]
  const unreadable = wish.side === "source" ? ("unreadable-source" as const) : ("unreadable-target" as const)
  // No text has such a character; a file that is not one nearly always does.
  if (wish.text.includes("\u0000")) return refuse(unreadable, "not-text")
  const read = await beside(wish.text.length, "readPage", { format: wish.format, lang, text: wish.text })
  if (!read) return refuse("not-understood", "format")
  if (!read.ok) {
    if (read.why === "empty" || read.why === "no-text-in-it") return refuse("empty-text")
    return refuse(read.why === "too-large" ? "too-large" : unreadable, read.why)
  }
  const { value: page, notes } = read.value
  const text = pageText(page)
  if (text.trim() === "") return refuse("empty-text")
  const guess = guessLanguage(text)
  const isOther = baseOf(guess.lang) === baseOf(other) && baseOf(lang) !== baseOf(other)
  return isOther && guess.sure >= CERTAIN && wish.anyway !== true
    ? refuse("draft-in-other-language", guess.lang)
    : done({ page, notes })
}

interface Redrafted {
  readonly made: Redraft
  readonly report: RedraftReport
  readonly proposal: DraftProposal
}

async function tryOut(
  db: Db,
  access: PageAccess,
  room: Room,
  wish: NewDraft,
  { page, notes }: DraftRead,
): Promise<Redrafted> {
  const { row } = access
  const number = (await lastNumber(db, row.id, wish.side)) + 1
  const langs = { source: row.source_lang, target: row.target_lang }
  const prefix = `d${number}-`
  const made = await redraft(room.doc, page, { side: wish.side, langs, prefix, newId: () => newId().slice(0, 12) })
  const report = reportOf(room.doc, made, wish.side)
  const rows = compareVersions(room.doc, made.tr.doc, wish.side).filter(one => one.kind !== "same")
  return { made, report, proposal: { version: room.version, number, report, rows, notes, seal: sealOf(report) } }
}

/** Equal seals: the same would be lost. */
function sealOf({ suggestions, threads, judgements }: RedraftReport): string {
  const lost = [
    suggestions.filter(one => one.fate !== "kept").map(one => [one.id, one.fate]),
    threads.filter(one => one.fate === "gone").map(one => one.id),
    judgements,
  ]
  return createHash("sha256").update(JSON.stringify(lost)).digest("base64url").slice(0, 22)
}

async function lastNumber(db: Db, page: string, side: NewDraft["side"]): Promise<number> {
  const { last } = await db
    .selectFrom("drafts")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("page_id", "=", page)
    .where("side", "=", side)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0)
}

export async function proposeDraft(
  server: Server,
  access: PageAccess,
  wish: NewDraft,
): Promise<Outcome<DraftProposal, RefusalCode>> {
  if (access.row.state === "approved") return refuse("page-is-approved")
  const read = await readDraft(access, wish)
  if (!read.ok) return read
  const room = await server.rooms.open(access.row.id)
  return done((await tryOut(server.db, access, room, wish, read.value)).proposal)
}

export async function takeDraft(
  server: Server,
  access: PageAccess,
  wish: NewDraft,
): Promise<Outcome<DraftTaken, RefusalCode>> {
  const read = await readDraft(access, wish)
  if (!read.ok) return read
  let otherwise: DraftProposal | null = null
  const taken = await takeOwnSteps(server, access, async room => {
    const { made, report, proposal } = await tryOut(server.db, access, room, wish, read.value)
    if (made.tr.steps.length === 0 || (wish.seal !== undefined && wish.seal !== proposal.seal)) {
      otherwise = proposal
      return null
    }
    const value: DraftTaken = {
      kind: "taken",
      version: room.version + made.tr.steps.length,
      before: room.version,
      report,
    }
    return {
      steps: made.tr.steps,
      acts: actsFor(report),
      value,
      store: (db: Db, version: number) => storeDraft(db, access, wish, made, proposal, version),
    }
  })
  if (!taken.ok) return taken
  if (taken.value !== null) return done(taken.value)
  return otherwise ? done({ kind: "changed", proposal: otherwise }) : refuse("server-fault")
}

/** What the new draft has taken up counts as accepted by whoever brings it; what it has passed over as not taken. */
const actsFor = ({ suggestions }: RedraftReport): Act[] =>
  suggestions.flatMap(({ id, fate }): Act[] =>
    fate === "adopted"
      ? [{ kind: "accept", suggestion: id }]
      : fate === "superseded"
        ? [{ kind: "reject", suggestion: id }]
        : [],
  )

async function storeDraft(
  db: Db,
  { row, person }: PageAccess,
  wish: NewDraft,
  made: Redraft,
  { number, report, version: before }: DraftProposal,
  version: number,
): Promise<void> {
  const { side, format, text } = wish
  const name = wish.name ?? null
  await db
    .insertInto("drafts")
    .values({
      page_id: row.id,
      side,
      number,
      format,
      name,
      text,
      ids: JSON.stringify(Object.fromEntries(made.ids)),
      report: JSON.stringify(report),
      by_person: person.id,
      at: Date.now(),
      version,
    })
    .execute()
  const { counts, suggestions, threads } = report
  const lost =
    suggestions.filter(one => one.fate === "superseded").length + threads.filter(one => one.fate === "gone").length
  const adopted = suggestions.filter(one => one.fate === "adopted").length
  await remember(db, row.id, [
    { kind: "drafted", by: person.id, detail: { side, number, name, before, version, ...counts, adopted, lost } },
  ])
}
