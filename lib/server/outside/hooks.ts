/** Webhooks of a group: kept, and told of what happened, signed, in order, again until it is taken. */
import { createHmac } from "node:crypto"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { RefusalCode } from "@/lib/sync/api"
import type { HookAnswer, HookInfo, HookMade } from "@/lib/sync/outside"
import type { Db } from "../db/engine"
import type { HookRow } from "../db/tables-outside"
import { log } from "../log"
import { type Person, peopleIn } from "../people"
import { newId, newToken } from "../secrets"
import type { Server } from "../server"
import { lastOrd, type News, newsAfter } from "./news"
import { readAddress, send } from "./send"

const MOST_HOOKS = 20
/** Events in one request. */
const MOST_EVENTS = 50
/** After so many failures in a row nothing is sent until somebody asks for it. */
export const MOST_TRIES = 20
/** Nobody else sends for so long; longer than a request may take. */
const LEASE = 60_000

/** 10 s, 20 s, 40 s … an hour at most. */
export const waitAfter = (tries: number): number => Math.min(10_000 * 2 ** (tries - 1), 3_600_000)

export async function hooksOf(db: Db, group: string): Promise<HookInfo[]> {
  const rows = await db.selectFrom("hooks").selectAll().where("group_id", "=", group).orderBy("made_at").execute()
  return rows.map(row => ({
    id: row.id,
    url: row.url,
    made: Number(row.made_at),
    by: row.made_by,
    last: row.last_at === null ? null : { at: Number(row.last_at), answer: row.last_answer as HookAnswer },
    tries: row.tries,
    stopped: row.tries >= MOST_TRIES,
  }))
}

/** Whether an address is private is asked when something is sent: a name may mean something else tomorrow. */
export async function addHook(server: Server, by: Person, address: string): Promise<Outcome<HookMade, RefusalCode>> {
  const { db } = server
  const url = readAddress(address)
  if (!url) return refuse("not-understood", "url")
  if ((await hooksOf(db, by.group)).length >= MOST_HOOKS) return refuse("too-long")
  const secret = newToken()
  const row: HookRow = {
    id: newId(),
    group_id: by.group,
    url: url.href,
    secret,
    made_by: by.id,
    made_at: Date.now(),
    told: await lastOrd(db, by.group),
    tries: 0,
    next_at: 0,
    last_at: null,
    last_answer: null,
  }
  await db.insertInto("hooks").values(row).execute()
  return done({ id: row.id, secret })
}

const inGroup = (db: Db, group: string, id: string) =>
  db.selectFrom("hooks").select("id").where("group_id", "=", group).where("id", "=", id).executeTakeFirst()

/** False when the group has no such webhook. */
export async function removeHook(db: Db, group: string, id: string): Promise<boolean> {
  if (!(await inGroup(db, group, id))) return false
  await db.deleteFrom("hooks").where("id", "=", id).execute()
  return true
}

/** Tries again now, one that was stopped too. False when the group has no such webhook. */
export async function wakeHook(db: Db, group: string, id: string): Promise<boolean> {
  if (!(await inGroup(db, group, id))) return false
  await db.updateTable("hooks").set({ tries: 0, next_at: 0 }).where("id", "=", id).execute()
  return true
}

/** `t=…,v1=…`: HMAC-SHA256 of "t.body" in hexadecimal; the receiver compares, and looks whether t is recent (seconds). */
export const signature = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`

/** Sends what is due to whoever waits for it. Answers how many requests were made. */
export async function deliverHooks(server: Server, now = Date.now()): Promise<number> {
  const { db } = server
  const due = await db
    .selectFrom("hooks")
    .selectAll()
    .where("next_at", "<=", now)
    .where("tries", "<", MOST_TRIES)
    .execute()
  // Beside each other: one that is slow to answer holds up nobody else.
  const sent = await Promise.all(due.map(row => deliverNext(server, row, now)))
  return sent.filter(Boolean).length
}

/** False when there is nothing to tell, or another instance is telling it. */
async function deliverNext(server: Server, row: HookRow, now: number): Promise<boolean> {
  const { db } = server
  const news = await newsAfter(db, row.group_id, Number(row.told), MOST_EVENTS, now)
  if (news.length === 0) return false
  const claimed = await db
    .updateTable("hooks")
    .set({ next_at: now + LEASE })
    .where("id", "=", row.id)
    .where("next_at", "=", row.next_at)
    .where("told", "=", row.told)
    .executeTakeFirst()
  if (claimed.numUpdatedRows === 0n) return false
  await deliver(server, row, news, now)
  return true
}

async function deliver(server: Server, row: HookRow, news: readonly News[], now: number): Promise<void> {
  const body = await bodyOf(server, row, news)
  const seconds = Math.floor(now / 1000)
  const answer = await send(row.url, {
    body,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Cotejo",
      "cotejo-delivery": `${row.id}-${news.at(-1)?.ord ?? 0}`,
      "cotejo-signature": signature(row.secret, seconds, body),
    },
    privateAllowed: server.config.privateHooks,
  })
  const taken = answer.ok && answer.value >= 200 && answer.value < 300
  const said = answer.ok ? String(answer.value) : answer.why
  const tries = taken ? 0 : row.tries + 1
  if (!taken) log.info({ hook: row.id, said, tries }, "a webhook was not taken")
  await server.db
    .updateTable("hooks")
    .set({
      ...(taken ? { told: news.at(-1)?.ord ?? row.told } : {}),
      tries,
      next_at: taken ? 0 : now + waitAfter(tries),
      last_at: now,
      last_answer: said,
    })
    .where("id", "=", row.id)
    .execute()
}

async function bodyOf(server: Server, row: HookRow, news: readonly News[]): Promise<string> {
  const { db, config } = server
  const people = new Map((await peopleIn(db, row.group_id)).map(one => [one.id, one]))
  const group = await db.selectFrom("groups").select(["id", "name"]).where("id", "=", row.group_id).executeTakeFirst()
  const address = (page: string) => (config.publicUrl ? { url: `${config.publicUrl}/pages/${page}` } : {})
  return JSON.stringify({
    group,
    events: news.map(({ ord: _ord, page, title, lang, by, ...event }) => ({
      ...event,
      by: by === null ? null : { id: by, name: people.get(by)?.name ?? "" },
      page: { id: page, title, lang, ...address(page) },
    })),
  })
}
