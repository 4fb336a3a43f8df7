/** A new draft of a side: what it would change, and bringing it in. What takes time is in work/new-draft.ts. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { RedraftReport } from "@/lib/review/redraft/report"
import type { DraftProposal, DraftTaken, NewDraft, RefusalCode } from "@/lib/sync/api"
import type { Room } from "@/lib/sync/authority"
import type { Act } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import { Ready } from "../http/ready"
import { Refused } from "../refused"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { beside } from "../work/beside"
import { changedDoc, ownStep } from "../work/handed"
import type { DraftMade } from "../work/new-draft"
import { remember } from "./history"
import { takeOwnSteps } from "./own-steps"

interface Tried extends DraftMade {
  readonly number: number
}

async function tryOut(
  server: Server,
  { row }: PageAccess,
  room: Room,
  wish: NewDraft,
): Promise<Outcome<Tried, RefusalCode>> {
  const number = (await lastNumber(server.db, row.id, wish.side)) + 1
  const langs = { source: row.source_lang, target: row.target_lang }
  const asked = { wish, langs, number, version: room.version }
  const size = Math.max(wish.text.length, room.doc.content.size)
  const made = await beside(size, "makeDraft", await server.rooms.handed(row.id, room, size), asked)
  return made.ok ? done({ ...made.value, number }) : made
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

/** Answers a DraftProposal. */
export async function proposeDraft(
  server: Server,
  access: PageAccess,
  wish: NewDraft,
): Promise<Outcome<Ready, RefusalCode>> {
  if (access.row.state === "approved") return refuse("page-is-approved")
  const tried = await tryOut(server, access, await server.rooms.open(access.row.id), wish)
  return tried.ok ? done(new Ready(tried.value.proposal)) : tried
}

export async function takeDraft(
  server: Server,
  access: PageAccess,
  wish: NewDraft,
): Promise<Outcome<DraftTaken, RefusalCode>> {
  let otherwise: DraftProposal | null = null
  const taken = await takeOwnSteps(server, access, async room => {
    const tried = await tryOut(server, access, room, wish)
    if (!tried.ok) throw new Refused(tried.why, tried.detail)
    const { steps, report, seal, unsound } = tried.value
    if (steps.length === 0 || (wish.seal !== undefined && wish.seal !== seal)) {
      otherwise = JSON.parse(tried.value.proposal) as DraftProposal
      return null
    }
    if (unsound !== null) throw new Refused("draft-too-long")
    const value: DraftTaken = { kind: "taken", version: room.version + steps.length, before: room.version, report }
    return {
      steps: steps.map(ownStep),
      doc: await changedDoc(room.doc, tried.value.after),
      acts: actsFor(report),
      value,
      store: (db: Db, version: number) => storeDraft(db, access, wish, tried.value, room.version, version),
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
  { number, report, ids }: Tried,
  before: number,
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
      ids,
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
