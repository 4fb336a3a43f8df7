/**
 * Documents kept open between requests. A cache, not an authority: the steps in the database are what is, and every
 * use first takes those it has not seen (perhaps written by another instance).
 */
import { Node } from "prosemirror-model"
import { schema } from "@/lib/review/schema"
import { follow, openRoom, type Room } from "@/lib/sync/authority"
import type { LoggedStep, Version } from "@/lib/sync/protocol"
import type { Db, Engine } from "../db/engine"
import { SMALL } from "../work/beside"
import type { Handed, StoredDoc } from "../work/handed"

/** How much of documents stays in memory, in positions: about ten pages of 5,000 pairs, or hundreds of usual ones. */
const MOST_POSITIONS = 4_000_000
/** What a room takes besides its words, and each step it remembers. */
const POSITIONS_PER_ROOM = 2_000
const POSITIONS_PER_STEP = 50
/** About so many steps are given out at once. */
const STEPS_AT_ONCE = 2000

const weightOf = ({ doc, recent }: Room): number =>
  doc.content.size + POSITIONS_PER_ROOM + recent.length * POSITIONS_PER_STEP

export class Rooms {
  readonly #rooms = new Map<string, Room>()
  #weight = 0
  readonly #queues = new Map<string, Promise<unknown>>()
  constructor(
    private readonly db: Db,
    private readonly alone: Engine["alone"] = (_name, work) => work(),
    private readonly most = MOST_POSITIONS,
  ) {}

  /** The room as the database has it now. Throws when there is no such page. */
  async open(page: string): Promise<Room> {
    let room = this.#rooms.get(page) ?? (await this.#load(page))
    for (;;) {
      const rows = await this.#stepsAfter(page, room.version)
      for (const row of rows) room = this.#follow(page, room, row)
      if (rows.length < STEPS_AT_ONCE) break
    }
    this.keep(page, room)
    return room
  }

  /** Remembers a room, unless a newer one is known. */
  keep(page: string, room: Room): void {
    const known = this.#rooms.get(page)
    const newest = known && known.version > room.version ? known : room
    this.#drop(page)
    this.#rooms.set(page, newest)
    this.#weight += weightOf(newest)
    for (const oldest of this.#rooms.keys()) {
      if (this.#weight <= this.most || this.#rooms.size === 1) return
      this.#drop(oldest)
    }
  }

  #drop(page: string): void {
    const room = this.#rooms.get(page)
    if (room) this.#weight -= weightOf(room)
    this.#rooms.delete(page)
  }

  /** Pages whose document is in memory, the one used last at the end. */
  get kept(): readonly string[] {
    return [...this.#rooms.keys()]
  }

  /** One after the other for each page, on every instance, so that desks do not race for the same version. */
  inTurn<T>(page: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(page) ?? Promise.resolve()
    const turn = () => this.alone(page, work)
    const mine = before.then(turn, turn)
    const done = mine.catch(() => {})
    this.#queues.set(page, done)
    void done.then(() => {
      if (this.#queues.get(page) === done) this.#queues.delete(page)
    })
    return mine
  }

  /** Not all at once where there are many, but no push is cut in two: between its steps a page need not be sound. */
  async stepsSince(
    page: string,
    since: Version,
    atOnce = STEPS_AT_ONCE,
  ): Promise<{ version: Version; steps: LoggedStep[] }> {
    const rows = await this.#stepsAfter(page, since, atOnce)
    const last = rows.at(-1)
    if (last && rows.length === atOnce) rows.push(...(await this.#restOf(page, last)))
    const steps = rows.map(row => ({ step: JSON.parse(row.body) as unknown, client: row.client, author: row.author }))
    return { version: since + steps.length, steps }
  }

  /** The document as it was at a version (0: as it was brought in). Null: no such version. */
  async at(page: string, version: Version): Promise<Node | null> {
    let room = await this.#load(page, version)
    while (room.version < version) {
      const rows = (await this.#stepsAfter(page, room.version)).slice(0, version - room.version)
      if (rows.length === 0) return null
      for (const row of rows) room = this.#follow(page, room, row)
    }
    return room.doc
  }

  async #load(page: string, notAfter = Number.MAX_SAFE_INTEGER): Promise<Room> {
    const { doc, version } = await this.#snapshot(page, notAfter)
    return openRoom(Node.fromJSON(schema, JSON.parse(doc)), version)
  }

  #snapshot(page: string, notAfter: Version) {
    return this.db
      .selectFrom("snapshots")
      .select(["doc", "version"])
      .where("page_id", "=", page)
      .where("version", "<=", notAfter)
      .orderBy("version", "desc")
      .limit(1)
      .executeTakeFirstOrThrow()
  }

  /** A document for a job of this size (work/beside.ts); where the job is small it is done here, with the document as it is. */
  async handed(page: string, { doc, version }: Pick<Room, "doc" | "version">, size: number): Promise<Handed> {
    if (size <= SMALL) return doc
    return this.#stored(page, version)
  }

  /** As it was at a version, beside which it is now `room`. */
  async handedAt(page: string, version: Version, room: Pick<Room, "doc" | "version">, size: number): Promise<Handed> {
    if (version === room.version) return this.handed(page, room, size)
    if (size > SMALL) return this.#stored(page, version)
    const doc = await this.at(page, version)
    if (!doc) throw new Error(`page ${page} has no version ${version}`)
    return doc
  }

  async #stored(page: string, version: Version): Promise<StoredDoc> {
    const { doc: snapshot, version: first } = await this.#snapshot(page, version)
    const rows = await this.#steps(page, first).where("version", "<=", version).execute()
    return { key: `${page}@${version}`, snapshot, steps: rows.map(row => row.body) }
  }

  #restOf(
    page: string,
    { client, serial, author, version }: { client: string; serial: number; author: string; version: number },
  ) {
    return this.#steps(page, version)
      .where("client", "=", client)
      .where("serial", "=", serial)
      .where("author", "=", author)
      .execute()
  }

  #stepsAfter(page: string, version: Version, atOnce = STEPS_AT_ONCE) {
    return this.#steps(page, version).limit(atOnce).execute()
  }

  #steps(page: string, after: Version) {
    return this.db
      .selectFrom("steps")
      .select(["version", "client", "serial", "author", "body"])
      .where("page_id", "=", page)
      .where("version", ">", after)
      .orderBy("version")
  }

  #follow(
    page: string,
    room: Room,
    row: { version: number; client: string; serial: number; author: string; body: string },
  ): Room {
    const { client, serial, author } = row
    const next =
      row.version === room.version + 1 ? follow(room, { step: JSON.parse(row.body), client, serial, author }) : null
    if (!next) throw new Error(`page ${page}: step ${row.version} does not follow version ${room.version}`)
    return next
  }
}
