/** Everything in which one database engine differs from another. */
import { join } from "node:path"
import { type ColumnDataType, type Expression, Kysely, type SqliteDatabase, SqliteDialect, sql } from "kysely"
import Database from "libsql"
import type { Tables } from "./tables"

export type Db = Kysely<Tables>

export interface Engine {
  readonly kind: "sqlite"
  readonly db: Db
  /** Column type for better-auth's dates. */
  readonly dateType: ColumnDataType
  /** A whole number that counts itself up. */
  readonly countedKey: Expression<unknown>
  readonly isTaken: (error: unknown) => boolean
  close(): Promise<void>
}

/** Opens (or makes) the SQLite file in the data folder: what was answered "stored" survives a pulled plug. */
export function openSqlite(folder: string): Engine {
  const file = new Database(join(folder, "cotejo.sqlite"), { timeout: 5000 })
  file.pragma("journal_mode = WAL")
  file.pragma("synchronous = FULL")
  file.pragma("foreign_keys = ON")
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file as unknown as SqliteDatabase }) })
  return {
    kind: "sqlite",
    db,
    dateType: "date",
    countedKey: sql`integer primary key autoincrement`,
    isTaken: error =>
      errorCode(error).startsWith("SQLITE_CONSTRAINT_PRIMARYKEY") ||
      errorCode(error).startsWith("SQLITE_CONSTRAINT_UNIQUE"),
    close: () => db.destroy(),
  }
}

const errorCode = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : ""
