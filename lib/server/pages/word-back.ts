/**
 * Purpose: a Word file that comes back: what it would do, and doing it.
 * Design: the file says which page and which going-out it is of; the record of that and the document as it was then are laid
 *   beside it (work/word-return.ts). Decisions of somebody who may decide are decisions; of others they are told in a comment.
 * Guarantees: what cannot be put into the page is a comment on its pair. The same file again does nothing.
 */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { WordRecord } from "@/lib/review/readback/record"
import { may } from "@/lib/review/roles"
import type { RefusalCode } from "@/lib/sync/api"
import type { Room } from "@/lib/sync/authority"
import type { WordReport, WordReturn, WordTaken } from "@/lib/sync/word"
import type { Db } from "../db/engine"
import { peopleIn } from "../people"
import { Refused } from "../refused"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { beside } from "../work/beside"
import { changedDoc, ownStep } from "../work/handed"
import type { WordTried } from "../work/word-return"
import { threadsOf } from "./info"
import { takeOwnSteps } from "./own-steps"
import { suggestionsOf } from "./suggestions"
import { storeReturn } from "./word-store"

export async function lookAtWord(
  server: Server,
  access: PageAccess,
  wish: WordReturn,
): Promise<Outcome<WordReport, RefusalCode>> {
  const tried = await tryOut(server, access, await server.rooms.open(access.row.id), wish)
  return tried.ok ? done(tried.value.report) : tried
}

export async function takeWord(
  server: Server,
  access: PageAccess,
  wish: WordReturn,
): Promise<Outcome<WordTaken, RefusalCode>> {
  let otherwise: WordReport | null = null
  const taken = await takeOwnSteps(server, access, async room => {
    const tried = await tryOut(server, access, room, wish)
    if (!tried.ok) throw new Refused(tried.why, tried.detail)
    const { report, steps, after, unsound, decided } = tried.value
    if (wish.seal !== undefined && wish.seal !== report.seal) {
      otherwise = report
      return null
    }
    if (unsound !== null) throw new Refused("draft-too-long")
    return {
      steps: steps.map(ownStep),
      doc: await changedDoc(room.doc, after),
      acts: [...decided].map(([suggestion, how]) => ({ kind: how, suggestion })),
      value: { kind: "taken" as const, report },
      store: (db: Db) => storeReturn(db, access, tried.value, wish.locale),
    }
  })
  if (!taken.ok) return taken
  if (taken.value !== null) {
    await tellChanged(server, access, taken.value.report)
    return done(taken.value)
  }
  return otherwise ? done({ kind: "changed", report: otherwise }) : refuse("server-fault")
}

/** The file is read for which going-out it is of, laid beside that, and what follows is worked out; nothing is stored. */
async function tryOut(
  server: Server,
  { row, person, roles }: PageAccess,
  room: Room,
  wish: WordReturn,
): Promise<Outcome<WordTried, RefusalCode>> {
  const { db, rooms } = server
  const origin = await beside(wish.text.length, "wordOrigin", wish.text, row.target_lang)
  if (!origin.ok) return origin
  const { page, goingOut } = origin.value
  if (page === "") return refuse("word-not-ours")
  if (page !== row.id) return refuse("word-other-page")
  const went = await db
    .selectFrom("word_exports")
    .selectAll()
    .where("page_id", "=", row.id)
    .where("id", "=", goingOut)
    .executeTakeFirst()
  if (!went) return refuse("word-not-ours")
  const version = Number(went.version)
  const size = Math.max(wish.text.length, room.doc.content.size)
  const base = await rooms.handedAt(row.id, version, room, size)
  const known = await db.selectFrom("word_returns").select("key").where("page_id", "=", row.id).execute()
  const people = await peopleIn(db, row.group_id)
  const tried = await beside(
    size,
    "tryWord",
    { base, now: await rooms.handed(row.id, room, size) },
    {
      text: wish.text,
      lang: row.target_lang,
      record: JSON.parse(went.body) as WordRecord,
      went: { id: went.id, at: Number(went.at) },
      since: await stepsSince(server, row.id, version, room.version),
      people,
      person: { id: person.id, name: person.name },
      mayDecide: may(roles, "decide"),
      maySettle: may(roles, "settle"),
      suggestions: await suggestionsOf(db, row.id),
      known: known.map(one => one.key),
    },
  )
  return done(tried)
}

/** As JSON, those between two versions. */
async function stepsSince(server: Server, page: string, from: number, to: number): Promise<string[]> {
  const found: string[] = []
  for (let at = from; at < to; ) {
    const { steps } = await server.rooms.stepsSince(page, at)
    if (steps.length === 0) break
    for (const { step } of steps.slice(0, to - at)) found.push(JSON.stringify(step))
    at += steps.length
  }
  return found
}

/** Names were set after the suggestions had been told. */
async function tellChanged(server: Server, { row }: PageAccess, report: WordReport): Promise<void> {
  const ids = report.changes.flatMap(one => one.suggestions)
  if (ids.length > 0)
    server.hub.tell(row.id, { kind: "suggestions", suggestions: await suggestionsOf(server.db, row.id, ids) })

  for (const thread of await threadsOf(server.db, row.id)) server.hub.tell(row.id, { kind: "thread", thread })
}
