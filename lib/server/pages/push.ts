/**
 * Purpose: take a push: ask the authority, store, tell.
 * Guarantees: what was answered "accepted" is on the disk, with everything that follows from it, in one transaction.
 *   Whoever is second for a version (another instance) finds it taken, catches up and is judged again.
 */
import type { Node } from "prosemirror-model"
import { logged, type Received, receive } from "@/lib/sync/authority"
import { type Consequences, consequences } from "@/lib/sync/consequences"
import type { Answer, SuggestionInfo, ThreadInfo } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import { tellOfDecisions } from "../inbox/events"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { keepAnchored } from "./anchored"
import { checkFor, judgementKey } from "./check"
import { type NewEvent, remember, rememberEdit } from "./history"
import { threadsOf } from "./info"
import { rehomeThreads } from "./rehome"
import { type StoredSuggestions, storeSuggestions } from "./store-suggestions"
import { openIssues, type Tally, tallyAfter } from "./tally"
import { titleOf } from "./title"

/** A snapshot of the document at every so many steps. */
const SNAPSHOT_EVERY = 200
/** How often losing the race for a version is answered by trying again here. */
const TRIES = 5
/** Either engine has a limit to the values of one statement. */
const ROWS_AT_ONCE = 500

export function takePush(server: Server, access: PageAccess, value: unknown): Promise<Answer> {
  return server.rooms.inTurn(access.row.id, async () => {
    const ask = await checkFor(server.db, access)
    for (let tries = 0; tries < TRIES; tries++) {
      const room = await server.rooms.open(access.row.id)
      const got = await ask(check => receive(room, value, access.person.id, check))
      if (got.taken.length === 0) return got.answer
      if (await keepTaken(server, access, got)) return got.answer
    }
    return { kind: "behind", version: (await server.rooms.open(access.row.id)).version }
  })
}

/** Stores what was taken, with what else belongs to it, and tells the desks. False: somebody was quicker elsewhere. */
export async function keepTaken(
  server: Server,
  access: PageAccess,
  got: Received,
  also: (db: Db) => Promise<void> = async () => {},
): Promise<boolean> {
  try {
    const tellNow = await server.db.transaction().execute(async tx => {
      const { suggestions, threads } = await store(tx, access, got)
      await also(tx)
      return server.hub.tellWith(tx, access.row.id, [
        { kind: "steps", version: got.room.version, steps: got.taken.map(logged) },
        ...(suggestions.length > 0 ? [{ kind: "suggestions", suggestions } as const] : []),
        ...threads.map(thread => ({ kind: "thread", thread }) as const),
      ])
    })
    server.rooms.keep(access.row.id, got.room)
    tellNow()
    return true
  } catch (error) {
    if (server.engine.isTaken(error)) return false
    throw error
  }
}

interface Changed {
  readonly suggestions: readonly SuggestionInfo[]
  readonly threads: readonly ThreadInfo[]
}

/** Writes the steps and what follows from them; answers the suggestions and threads whose record changed. */
async function store(db: Db, access: PageAccess, got: Received): Promise<Changed> {
  const { room, taken, touched, push } = got
  if (!touched || !push) return { suggestions: [], threads: [] }
  const page = access.row.id
  const by = access.person.id
  const at = Date.now()
  const first = room.version - taken.length
  const rows = taken.map(({ client, serial, author, step }, i) => {
    const body = JSON.stringify(step.toJSON())
    return { page_id: page, version: first + i + 1, client, serial, author, body, at }
  })
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await db
      .insertInto("steps")
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute()
  if (Math.floor(room.version / SNAPSHOT_EVERY) > Math.floor(first / SNAPSHOT_EVERY))
    await storeSnapshot(db, page, room.version, room.doc)

  const found = consequences(room.doc, touched, by, push.acts)
  const changed = await storeSuggestions(db, access, at, found, push.acts)
  await tellOfDecisions(db, access, changed.closed)
  await storeJudgements(db, page, found)
  await remember(db, page, eventsOf(by, found, changed))
  if (found.structure) await remember(db, page, [{ kind: "edited", by, detail: { alignment: true } }])
  else for (const pair of found.edited) await rememberEdit(db, page, by, pair)

  const { tally } = await db.selectFrom("pages").select("tally").where("id", "=", page).executeTakeFirstOrThrow()
  await keepAnchored(db, page, touched, by)
  const moved = await rehomeThreads(db, page, touched, room.doc)
  const issues = await openIssues(db, page)
  const counted = JSON.stringify(tallyAfter(JSON.parse(tally) as Tally, touched, room.doc, issues))
  // Only a change near the top can change the first heading; which pair it is in need not be known.
  const top = room.doc.content.content.slice(0, 5).some(pair => touched.after.get(pair.attrs.id as string) === pair)
  const title = top ? { target_title: titleOf(room.doc, "target") } : {}
  await db
    .updateTable("pages")
    .set({ tally: counted, changed_at: at, changed_by: by, ...title })
    .where("id", "=", page)
    .execute()
  const threads = moved.length === 0 ? [] : (await threadsOf(db, page)).filter(thread => moved.includes(thread.id))
  return { suggestions: changed.suggestions, threads }
}

export async function storeSnapshot(db: Db, page: string, version: number, doc: Node): Promise<void> {
  const values = { page_id: page, version, doc: JSON.stringify(doc.toJSON()), at: Date.now() }
  await db.insertInto("snapshots").values(values).execute()
}

async function storeJudgements(db: Db, page: string, { judged }: Consequences): Promise<void> {
  for (const { pair, judgement } of judged) {
    if (!judgement) continue
    await db
      .insertInto("judgements")
      .values({ page_id: page, pair, body: judgementKey(judgement) })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
}

function eventsOf(by: string, found: Consequences, { known, reopened, closed }: StoredSuggestions): NewEvent[] {
  const made = found.opened.filter(one => !known.has(one.id))
  return [
    ...made.map(({ id, pair }) => ({ kind: "suggested", by, pair, detail: { suggestion: id } }) as const),
    ...found.opened
      .filter(one => reopened.has(one.id))
      .map(({ id, pair, author }) => ({ kind: "undecided", by, pair, detail: { suggestion: id, author } }) as const),
    ...closed.map(({ suggestion, how, pair, author, reason, words, taken }) => ({
      kind: how,
      by,
      pair,
      detail: {
        suggestion,
        author,
        ...(reason ? { reason: reason.id, reasonWords: reason.words } : {}),
        ...(words ? { words } : {}),
        ...(taken === null ? {} : { taken }),
      },
    })),
    ...found.judged.map(
      ({ pair, judgement }) =>
        ({ kind: "judged", by, pair, detail: { status: judgement?.status ?? "draft" } }) as const,
    ),
    ...found.fellBack.map(({ pair, from, to }) => ({ kind: "fell-back", by, pair, detail: { from, to } }) as const),
  ]
}
