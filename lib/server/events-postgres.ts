/**
 * Purpose: events between instances, by PostgreSQL's LISTEN and NOTIFY.
 * Design: everything goes through the database, what an instance says to its own streams too, so that all hear it in one
 *   order: that of the transactions. What does not fit into a notification (8,000 bytes) is put into a table, and its number
 *   is sent. Who is here is said by each instance, at every change and again every few seconds; who has not been heard of
 *   for a while is gone.
 * Guarantees: what a transaction made true is told if and only if it stands. When the line to the database was broken, all
 *   streams are ended: they come again and are told what they missed.
 */
import { sql } from "kysely"
import pg from "pg"
import type { DeskEvent } from "@/lib/sync/protocol"
import type { Db, Engine } from "./db/engine"
import { type Hub, openHub } from "./events"
import { log } from "./log"
import { newId } from "./secrets"

const CHANNEL = "cotejo"
/** In bytes; PostgreSQL takes less than 8,000. */
const MOST_PAYLOAD = 7800
const BEAT_MS = 5_000
/** After so long without a word an instance is gone, and the own line is broken. */
const GONE_MS = 16_000
/** Long events are kept for instances that are a little slow. */
const KEPT_MS = 5 * 60_000
const LONGEST_RETRY_MS = 5_000

type Message =
  | { readonly from: string; readonly page: string; readonly event: DeskEvent }
  | { readonly from: string; readonly dismiss: string }
  /** Who is at these pages of that instance; `whole` when at no others. */
  | { readonly from: string; readonly here: Readonly<Record<string, readonly string[]>>; readonly whole: boolean }
  | { readonly from: string; readonly bye: true }
  | { readonly long: string }

interface Other {
  heard: number
  readonly places: Map<string, readonly string[]>
}

export async function openPostgresHub(
  url: string,
  engine: Engine,
  onPresence: (page: string) => void,
  { beatMs = BEAT_MS, goneMs = GONE_MS } = {},
): Promise<Hub> {
  const { db } = engine
  const me = newId()
  const others = new Map<string, Other>()
  let open = true

  const send = async (to: Db, message: Message): Promise<void> => {
    const text = JSON.stringify(message)
    if (Buffer.byteLength(text) <= MOST_PAYLOAD) await sql`select pg_notify(${CHANNEL}, ${text})`.execute(to)
    else {
      const id = newId()
      await to.insertInto("long_events").values({ id, body: text, at: Date.now() }).execute()
      await sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ long: id })})`.execute(to)
    }
  }
  const say = (message: Message): void => {
    if (open) send(db, message).catch((error: unknown) => log.error({ err: error }, "an event could not be told"))
  }

  const local = openHub(page => {
    onPresence(page)
    say({ from: me, here: { [page]: local.places().get(page) ?? [] }, whole: false })
  })
  const beat = (): void => say({ from: me, here: Object.fromEntries(local.places()), whole: true })

  const otherOf = (id: string): Other => {
    const known = others.get(id)
    if (known) return known
    const other = { heard: Date.now(), places: new Map() }
    others.set(id, other)
    // Somebody new knows nothing of us yet.
    beat()
    return other
  }
  const placeOther = (other: Other, page: string, persons: readonly string[]): void => {
    const before = other.places.get(page) ?? []
    if (persons.length > 0) other.places.set(page, persons)
    else other.places.delete(page)
    const same = before.length === persons.length && persons.every(one => before.includes(one))
    if (!same && local.places().has(page)) onPresence(page)
  }
  const forget = (id: string): void => {
    const other = others.get(id)
    others.delete(id)
    for (const page of other?.places.keys() ?? []) if (local.places().has(page)) onPresence(page)
  }

  const hear = async (text: string): Promise<void> => {
    const message = JSON.parse(text) as Message
    if ("long" in message) {
      const row = await db.selectFrom("long_events").select("body").where("id", "=", message.long).executeTakeFirst()
      return row ? hear(row.body) : undefined
    }
    if ("event" in message) return local.tell(message.page, message.event)
    if ("dismiss" in message) return local.dismiss(message.dismiss)
    if (message.from === me) return
    if ("bye" in message) return forget(message.from)
    const other = otherOf(message.from)
    other.heard = Date.now()
    if (message.whole)
      for (const page of [...other.places.keys()]) if (!(page in message.here)) placeOther(other, page, [])
    for (const [page, persons] of Object.entries(message.here)) placeOther(other, page, persons)
  }

  const ear = new Ear(url, hear, () => {
    local.endAll()
    beat()
  })
  await ear.open()
  const timer = setInterval(() => {
    beat()
    for (const [id, other] of [...others]) if (Date.now() - other.heard > goneMs) forget(id)
    if (Date.now() - ear.heard > goneMs) ear.again()
    db.deleteFrom("long_events")
      .where("at", "<", Date.now() - KEPT_MS)
      .execute()
      .catch((error: unknown) => log.error({ err: error }, "old events could not be swept"))
  }, beatMs)
  timer.unref()
  beat()

  return {
    ...local,
    tell: (page, event) => say({ from: me, page, event }),
    async tellWith(tx, page, events) {
      for (const event of events) await send(tx, { from: me, page, event })
      return () => {}
    },
    here: page => [
      ...new Set([...local.here(page), ...[...others.values()].flatMap(other => other.places.get(page) ?? [])]),
    ],
    dismiss: person => say({ from: me, dismiss: person }),
    async close() {
      await send(db, { from: me, bye: true }).catch(() => {})
      open = false
      clearInterval(timer)
      await ear.close()
    },
  }
}

/** The one connection that listens; opened again whenever it breaks. */
class Ear {
  /** When something was heard last; one's own beat comes back too. */
  heard = Date.now()
  #client: pg.Client | null = null
  #over = false
  #tries = 0
  /** One message after the other, even when one has to be looked up. */
  #queue: Promise<void> = Promise.resolve()

  constructor(
    private readonly url: string,
    private readonly hear: (text: string) => Promise<void>,
    private readonly onOpenAgain: () => void,
  ) {}

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true })
    let broken = false
    const breaks = (): void => {
      if (broken) return
      broken = true
      client.end().catch(() => {})
      if (this.#client === client) this.#reopen()
    }
    client.on("error", breaks)
    client.on("end", breaks)
    client.on("notification", ({ payload = "" }) => {
      this.heard = Date.now()
      this.#queue = this.#queue
        .then(() => this.hear(payload))
        .catch((error: unknown) => log.error({ err: error }, "an event could not be heard"))
    })
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    this.#client = client
    this.heard = Date.now()
    this.#tries = 0
  }

  /** The line is silent: break it and open another. */
  again(): void {
    const client = this.#client
    if (!client) return
    this.#client = null
    client.end().catch(() => {})
    this.#reopen()
  }

  #reopen(): void {
    this.#client = null
    if (this.#over) return
    const wait = Math.min(LONGEST_RETRY_MS, 200 * 2 ** this.#tries++)
    setTimeout(() => {
      if (this.#over) return
      this.open().then(this.onOpenAgain, (error: unknown) => {
        log.error({ err: error }, "events from other instances cannot be heard")
        this.#reopen()
      })
    }, wait).unref()
  }

  async close(): Promise<void> {
    this.#over = true
    const client = this.#client
    this.#client = null
    await client?.end().catch(() => {})
    await this.#queue
  }
}
