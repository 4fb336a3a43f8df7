/** Everything in which one database engine differs from another. */
import { join } from "node:path"
import {
  type ColumnDataType,
  type Expression,
  HandleEmptyInListsPlugin,
  Kysely,
  replaceWithNoncontingentExpression,
  type SqliteDatabase,
  SqliteDialect,
  sql,
} from "kysely"
import Database from "libsql"
import { withPrepared } from "./prepared"
import type { Tables } from "./tables"

export type Db = Kysely<Tables>

export interface Engine {
  readonly kind: "sqlite" | "postgres"
  readonly db: Db
  /** Column types for better-auth's dates, and its yes or no. */
  readonly dateType: ColumnDataType
  readonly flagType: ColumnDataType
  /** A whole number that counts itself up. */
  readonly countedKey: Expression<unknown>
  /** Somebody was quicker: the row is there already, or two transactions stood in each other's way. */
  readonly isTaken: (error: unknown) => boolean
  /** Runs `work` while nobody else, in this process or another on the same database, runs something of that name. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Nothing is in an empty list; PostgreSQL would call it a fault. */
export const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })]

/** Opens (or makes) the SQLite file in the data folder: what was answered "stored" survives a pulled plug. */
export function openSqlite(folder: string): Engine {
  const file = new Database(join(folder, "cotejo.sqlite"), { timeout: 5000 })
  file.pragma("journal_mode = WAL")
  file.pragma("synchronous = FULL")
  file.pragma("foreign_keys = ON")
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: withPrepared(file as unknown as SqliteDatabase) }),
    plugins,
  })
  return {
    kind: "sqlite",
    db,
    dateType: "date",
    flagType: "integer",
    countedKey: sql`integer primary key autoincrement`,
    isTaken: error =>
      errorCode(error).startsWith("SQLITE_CONSTRAINT_PRIMARYKEY") ||
      errorCode(error).startsWith("SQLITE_CONSTRAINT_UNIQUE"),
    // No other process has this folder.
    alone: (_name, work) => work(),
    close: () => db.destroy(),
  }
}

export const errorCode = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : ""
