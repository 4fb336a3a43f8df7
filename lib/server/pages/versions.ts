/** Versions of a page: its moments, the document at one of them, and going back to one. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { PageState } from "@/lib/review/roles"
import type { PageMoment, RefusalCode, Restored, RestoreWish } from "@/lib/sync/api"
import type { Db } from "../db/engine"
import { Refused } from "../refused"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { beside } from "../work/beside"
import { changedDoc, ownStep } from "../work/handed"
import { remember } from "./history"
import { takeOwnSteps } from "./own-steps"

/** Oldest first; the last is now. */
export async function momentsOf(server: Server, page: string): Promise<PageMoment[]> {
  const { db } = server
  const { version } = await server.rooms.open(page)
  const drafts = await db
    .selectFrom("drafts")
    .select(["side", "number", "name", "by_person", "at", "version"])
    .where("page_id", "=", page)
    .orderBy("at")
    .execute()
  const events = await db
    .selectFrom("history")
    .select(["kind", "at", "by_person", "detail"])
    .where("page_id", "=", page)
    .where("kind", "in", ["moved", "restored", "drafted"])
    .orderBy("ord")
    .execute()
  const first = drafts.filter(one => one.version === 0 && one.side === "target")
  const moments: PageMoment[] = [...first, ...drafts.filter(one => one.version > 0)].map(one => ({
    version: one.version,
    at: one.at,
    by: one.by_person,
    what: { kind: "draft", side: one.side, number: one.number, name: one.name },
  }))
  for (const { kind, at, by_person: by, detail } of events) {
    const said = JSON.parse(detail) as {
      to?: PageState
      version?: number
      before?: number
      side?: "source" | "target"
      number?: number
    }
    if (kind === "moved" && said.to)
      moments.push({ version: await versionAt(db, page, at), at, by, what: { kind: "moved", to: said.to } })
    if (kind === "restored" && said.version !== undefined)
      moments.push({ version: said.version, at, by, what: { kind: "restored" } })
    if (kind === "drafted" && said.before !== undefined && said.side && said.number !== undefined)
      moments.push({
        version: said.before,
        at: at - 1,
        by,
        what: { kind: "before-draft", side: said.side, number: said.number },
      })
  }
  moments.sort((a, b) => a.version - b.version || a.at - b.at)
  return [...moments, { version, at: Date.now(), by: null, what: { kind: "now" } }]
}

export async function versionAt(db: Db, page: string, at: number): Promise<number> {
  const { last } = await db
    .selectFrom("steps")
    .select(({ fn }) => fn.max("version").as("last"))
    .where("page_id", "=", page)
    .where("at", "<=", at)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0)
}

/**
 * The target's words as they were, of the page or of one pair; what is suggested and said stays where its words stand. What
 * takes time is in work/older-version.ts.
 */
export async function restore(
  server: Server,
  access: PageAccess,
  wish: RestoreWish,
): Promise<Outcome<Restored, RefusalCode>> {
  const { row, person } = access
  const now = await server.rooms.open(row.id)
  if (wish.version > now.version) return refuse("no-such-version")
  const langs = { source: row.source_lang, target: row.target_lang }
  const asked = { version: wish.version, langs, ...(wish.pair === undefined ? {} : { pair: wish.pair }) }
  const taken = await takeOwnSteps(server, access, async room => {
    const { doc, version: before } = room
    const size = doc.content.size
    const [there, then] = [
      await server.rooms.handed(row.id, room, size),
      await server.rooms.handedAt(row.id, wish.version, room, size),
    ]
    const made = await beside(size, "makeOlder", there, then, asked)
    if (!made.ok) throw new Refused(made.why)
    if (made.value === null || made.value.steps.length === 0) return null
    const { steps, after, sound, adopted, changed } = made.value
    const value: Restored = { version: before + steps.length, before, changed }
    return {
      steps: steps.map(ownStep),
      ...(sound ? { doc: await changedDoc(doc, after) } : {}),
      acts: adopted.map(suggestion => ({ kind: "accept" as const, suggestion })),
      value,
      store: (db: Db, version: number) =>
        remember(db, row.id, [
          {
            kind: "restored",
            by: person.id,
            ...(wish.pair === undefined ? {} : { pair: wish.pair }),
            detail: { to: wish.version, before, version },
          },
        ]),
    }
  })
  if (!taken.ok) return taken
  return done(taken.value ?? { version: now.version, before: now.version, changed: 0 })
}
