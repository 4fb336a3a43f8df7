/** The last judgement on a pair: when it was given, on which words, and who has changed them since. */

import type { Node } from "prosemirror-model"
import { pairIn } from "@/lib/review/pair-in"
import type { Judgement } from "@/lib/review/schema"
import { fingerprint } from "@/lib/review/status"
import type { HistoryKind, JudgedThen } from "@/lib/sync/history"
import type { Version } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import type { Server } from "../server"
import { versionAt } from "./versions"

const changing: readonly HistoryKind[] = ["edited", "accepted", "accepted-with-edit", "undecided", "restored"]

/** Null where nobody has judged the pair, undefined where there is no such pair. */
export async function judgedThen(server: Server, page: string, pair: string): Promise<JudgedThen | null | undefined> {
  const { doc } = await server.rooms.open(page)
  const judgement = pairIn(doc, pair)?.attrs.judged as Judgement | null | undefined
  if (!judgement) return judgement
  const { status, by } = judgement
  const event = await eventOf(server.db, page, pair, judgement)
  if (!event) return { status, by, at: judgement.at, version: null, since: [] }
  const version = event.version ?? (await versionAt(server.db, page, event.at))
  // What went in with the judgement in one go, or the history of a page from elsewhere: only the words themselves are believed.
  const then = await server.rooms.at(page, version)
  const fits = then !== null && isOn(pairIn(then, pair), judgement)
  return {
    status,
    by,
    at: event.at,
    version: fits ? version : null,
    since: await changersSince(server.db, page, pair, event.ord),
  }
}

const isOn = (pair: Node | undefined, { words }: Judgement): boolean =>
  pair !== undefined && fingerprint(pair) === words

interface Event {
  readonly ord: number
  readonly at: number
  /** Not kept with older ones. */
  readonly version: Version | null
}

/** The latest such judgement in the history of the pair. */
async function eventOf(db: Db, page: string, pair: string, { status, by }: Judgement): Promise<Event | null> {
  const rows = await db
    .selectFrom("history")
    .select(["ord", "at", "detail"])
    .where("page_id", "=", page)
    .where("pair", "=", pair)
    .where("kind", "=", "judged")
    .where("by_person", "=", by)
    .orderBy("ord", "desc")
    .execute()
  for (const { ord, at, detail } of rows) {
    const said = JSON.parse(detail) as { status?: string; version?: number }
    if (said.status === status) return { ord: Number(ord), at: Number(at), version: said.version ?? null }
  }
  return null
}

/** Whoever has changed words of the pair after that event, in the order in which they did so first. */
async function changersSince(db: Db, page: string, pair: string, ord: number): Promise<string[]> {
  const rows = await db
    .selectFrom("history")
    .select("by_person")
    .where("page_id", "=", page)
    .where("pair", "=", pair)
    .where("kind", "in", changing)
    .where("ord", ">", ord)
    .orderBy("ord")
    .execute()
  return [...new Set(rows.flatMap(row => row.by_person ?? []))]
}
