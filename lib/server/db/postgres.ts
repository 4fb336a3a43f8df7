/**
 * PostgreSQL, for several instances on one database. Two pools: one for queries, and a small one whose connections each
 * hold a lock while the queries it guards go through the first. One pool for both could fill with locks that wait for a query.
 */
import { Kysely, PostgresDialect, type PostgresPool, sql } from "kysely"
import pg from "pg"
import { CannotStart } from "../cannot-start"
import { type Engine, errorCode, plugins } from "./engine"
import type { Tables } from "./tables"

/** Connections of one instance; PostgreSQL allows 100 in all unless told otherwise. */
const QUERIES = 12
const LOCKS = 6
/** Longer than any push takes; whoever waits longer than this is told to come again. */
const LOCK_WAIT_MS = 15_000
/** So that the locks of a machine that has lost its power are free again within half a minute. */
const KEEPALIVE = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"

const BIGINT = 20
const TEXT = 25

/**
 * Text in PostgreSQL cannot hold U+0000. It is kept as two characters, of which the first, from the private ones, is itself
 * kept as two; so whatever was given comes back.
 */
const MARK = "\uF8F0"
export const withoutNul = (text: string): string =>
  text.includes("\0") || text.includes(MARK) ? text.replaceAll(MARK, `${MARK}1`).replaceAll("\0", `${MARK}0`) : text
export const withNul = (text: string): string =>
  text.includes(MARK) ? text.replaceAll(`${MARK}0`, "\0").replaceAll(`${MARK}1`, MARK) : text

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    // Whole milliseconds and counts stay well below 2^53.
    if (oid === BIGINT) return Number
    if (oid === TEXT) return withNul
    return pg.types.getTypeParser(oid, format as "text")
  }) as pg.CustomTypesConfig["getTypeParser"],
}

/** "host:port/name", without the password. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return "DATABASE_URL"
  const { host, pathname } = new URL(url)
  return `${host || "localhost"}${pathname}`
}

/** Opens the database; throws CannotStart when there is none at that address. */
export async function openPostgres(url: string): Promise<Engine> {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new CannotStart("DATABASE_URL is not the address of a PostgreSQL database: it begins with postgresql://")
  const pool = new pg.Pool({ connectionString: url, max: QUERIES, types, options: KEEPALIVE })
  const locks = new pg.Pool({ connectionString: url, max: LOCKS, options: KEEPALIVE })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  for (const one of [pool, locks]) one.on("error", () => {})
  try {
    await pool.query("select 1")
  } catch (error) {
    await Promise.all([pool.end(), locks.end()])
    const reason = error instanceof Error ? error.message || errorCode(error) : String(error)
    throw new CannotStart(`The database at ${placeOf(url)} cannot be used: ${reason}`)
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: keepingNul(pool) }), plugins })
  return {
    kind: "postgres",
    db,
    dateType: "timestamptz",
    flagType: "boolean",
    countedKey: sql`bigserial primary key`,
    // unique_violation, serialization_failure, deadlock_detected
    isTaken: error => ["23505", "40001", "40P01"].includes(errorCode(error)),
    alone: (name, work) => alone(locks, name, work),
    async close() {
      await db.destroy()
      await locks.end()
    },
  }
}

async function alone<T>(locks: pg.Pool, name: string, work: () => Promise<T>): Promise<T> {
  const client = await locks.connect()
  let sound = false
  try {
    await client.query(`set lock_timeout = ${LOCK_WAIT_MS}`)
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name])
    const result = await work().finally(async () => {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [name])
      sound = true
    })
    return result
  } finally {
    // A connection whose lock could not be given back is closed, and the lock goes with it.
    client.release(!sound)
  }
}

/** The pool as Kysely uses it, with text on its way in made fit. */
function keepingNul(pool: pg.Pool): PostgresPool {
  const fit = (value: unknown) => (typeof value === "string" ? withoutNul(value) : value)
  return {
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      return {
        query: (text: string, values: readonly unknown[]) => client.query(text, values.map(fit)),
        release: () => client.release(),
      }
    },
    // Kysely's own type also asks for cursors, which nothing here uses.
  } as unknown as PostgresPool
}
