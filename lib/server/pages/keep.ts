/**
 * Purpose: what is written when steps are taken: the steps, the records of suggestions and judgements, history, the page's own
 *   line in the list of pages, a snapshot now and then; and the desks are told.
 * Guarantees: all of it in one transaction, told if and only if that stands.
 */
import type { Node } from "prosemirror-model"
import { logged, type Received } from "@/lib/sync/authority"
import { type Consequences, consequences } from "@/lib/sync/consequences"
import { passing } from "@/lib/sync/passing"
import type { SuggestionInfo, ThreadInfo, Version } from "@/lib/sync/protocol"
import { type Touched, touchedPairs } from "@/lib/sync/touched"
import type { Db } from "../db/engine"
import { insertMany } from "../db/insert-many"
import { tellOfDecisions, tellOfSettled } from "../inbox/events"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { textOfDoc } from "../work/handed"
import { keepAnchored } from "./anchored"
import { judgementKey } from "./check"
import { type NewEvent, remember, rememberEdits } from "./history"
import { threadsOf } from "./info"
import { rehomeThreads } from "./rehome"
import { type StoredSuggestions, storeSuggestions } from "./store-suggestions"
import { suggestionsOf } from "./suggestions"
import { openIssues, type Tally, tallyAfter, tallyOf } from "./tally"
import { titleOf } from "./title"

/** A snapshot of the document at every so many steps. */
const SNAPSHOT_EVERY = 200

/** Stores what was taken, with what else belongs to it, and tells the desks. False: somebody was quicker elsewhere. */
export async function keepTaken(
  server: Server,
  access: PageAccess,
  got: Received,
  also: (db: Db) => Promise<void> = async () => {},
): Promise<boolean> {
  try {
    const tellNow = await server.db.transaction().execute(async tx => {
      const changed = await store(tx, access, got)
      await also(tx)
      return finish(server, tx, [{ access, got, changed }], got.room.version - got.taken.length)
    })
    server.rooms.keep(access.row.id, got.room)
    tellNow()
    return true
  } catch (error) {
    if (server.engine.isTaken(error)) return false
    throw error
  }
}

export interface Kept {
  readonly access: PageAccess
  readonly got: Received
  readonly changed: Changed
}

/** What is done once for pushes taken together: counting the page, a snapshot now and then, and telling. */
export async function finish(server: Server, tx: Db, kept: readonly Kept[], before: Version): Promise<() => void> {
  const last = kept.at(-1)
  if (!last) return () => {}
  const { room } = last.got
  const page = last.access.row.id
  if (Math.floor(room.version / SNAPSHOT_EVERY) > Math.floor(before / SNAPSHOT_EVERY))
    await storeSnapshot(tx, page, room.version, room.doc)
  await count(tx, kept)
  const suggestions = new Map(kept.flatMap(one => one.changed.suggestions).map(one => [one.id, one]))
  const threads = new Map(kept.flatMap(one => one.changed.threads).map(one => [one.id, one]))
  return server.hub.tellWith(tx, page, [
    { kind: "steps", version: room.version, steps: kept.flatMap(one => one.got.taken.map(logged)) },
    ...(suggestions.size > 0 ? [{ kind: "suggestions", suggestions: [...suggestions.values()] } as const] : []),
    ...[...threads.values()].map(thread => ({ kind: "thread", thread }) as const),
  ])
}

/** The page's own line in the list of pages: how its pairs stand, its title, who changed it last. */
async function count(db: Db, kept: readonly Kept[]): Promise<void> {
  const last = kept.at(-1)
  if (!last) return
  const { row, person } = last.access
  const { doc } = last.got.room
  const { tally } = await db.selectFrom("pages").select("tally").where("id", "=", row.id).executeTakeFirstOrThrow()
  const issues = await openIssues(db, row.id)
  let counted = JSON.parse(tally) as Tally
  // Only a change near the top can change the first heading; which pair it is in need not be known.
  const top = doc.content.content.slice(0, 5).map(pair => pair.attrs.id as string)
  let isTop = false
  for (const { touched } of kept.map(one => one.got)) {
    if (!touched) continue
    if (issues.length === 0) counted = tallyAfter(counted, touched, doc, issues)
    isTop ||= top.some(id => touched.after.has(id))
  }
  if (issues.length > 0) counted = tallyOf(doc, issues)
  const title = isTop ? { target_title: titleOf(doc, "target") } : {}
  await db
    .updateTable("pages")
    .set({ tally: JSON.stringify(counted), changed_at: Date.now(), changed_by: person.id, ...title })
    .where("id", "=", row.id)
    .execute()
}

interface Changed {
  readonly suggestions: readonly SuggestionInfo[]
  readonly threads: readonly ThreadInfo[]
}

/** Writes the steps and what follows from them; answers the suggestions and threads whose record changed. */
export async function store(db: Db, access: PageAccess, got: Received): Promise<Changed> {
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
  await insertMany(db, "steps", rows)

  const suggestions = new Map<string, SuggestionInfo>()
  for (const part of await partsOf(db, page, got, touched)) {
    const found = consequences(part.doc, part.touched, by, push.acts)
    const changed = await storeSuggestions(db, access, at, found, push.acts)
    await tellOfDecisions(db, access, changed.closed)
    await tellOfSettled(db, access, changed.closed)
    await storeJudgements(db, page, found)
    await remember(db, page, eventsOf(by, found, changed, room.version))
    if (found.structure) await remember(db, page, [{ kind: "edited", by, detail: { alignment: true } }])
    else await rememberEdits(db, page, by, found.edited)
    for (const one of changed.suggestions) suggestions.set(one.id, one)
  }

  await keepAnchored(db, page, touched, by)
  const moved = await rehomeThreads(db, page, touched, room.doc)
  const threads = moved.length === 0 ? [] : (await threadsOf(db, page)).filter(thread => moved.includes(thread.id))
  return { suggestions: [...suggestions.values()], threads }
}

interface Part {
  /** The document after it. */
  readonly doc: Node
  readonly touched: Touched
}

/**
 * The push as it is read: whole, unless it brings something decided back and decides it again. Then the records would still
 * tell the first decision, so it is read as pushes of which each shows what became of it.
 */
async function partsOf(db: Db, page: string, { room, taken, before }: Received, touched: Touched): Promise<Part[]> {
  const whole = [{ doc: room.doc, touched }]
  if (taken.length < 2) return whole
  const { docs, passing: found } = passing(
    before,
    taken.map(one => one.step),
  )
  const known = new Set((await suggestionsOf(db, page, [...new Set(found.map(one => one.id))])).map(one => one.id))
  const cuts = new Set(found.filter(one => known.has(one.id)).map(one => one.last))
  if (cuts.size === 0) return whole
  const ends = [...[...cuts].map(i => docs[i] as Node), room.doc]
  return ends.map((doc, i) => ({ doc, touched: touchedPairs(ends[i - 1] ?? before, doc) }))
}

/** `doc` may be written down already. */
export async function storeSnapshot(db: Db, page: string, version: number, doc: Node | string): Promise<void> {
  const text = typeof doc === "string" ? doc : textOfDoc(doc)
  const values = { page_id: page, version, doc: text, at: Date.now() }
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

/** `version` is the one after all of it. */
function eventsOf(
  by: string,
  found: Consequences,
  { known, reopened, closed }: StoredSuggestions,
  version: Version,
): NewEvent[] {
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
        ({ kind: "judged", by, pair, detail: { status: judgement?.status ?? "draft", version } }) as const,
    ),
    ...found.fellBack.map(({ pair, from, to }) => ({ kind: "fell-back", by, pair, detail: { from, to } }) as const),
  ]
}
