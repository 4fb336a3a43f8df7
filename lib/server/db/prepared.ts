/**
 * A SQLite file whose statements are prepared once: preparing takes longer than most of them take to run.
 * Those used last are kept; each of them was run to its end before the next use, as Kysely does it.
 */
import type { SqliteDatabase } from "kysely"

type SqliteStatement = ReturnType<SqliteDatabase["prepare"]>

const MOST_KEPT = 400
/** Characters of a statement worth keeping: lists of values, each of another length, are not used again. */
const LONGEST_KEPT = 2_000

export function withPrepared(file: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => {
      kept.clear()
      file.close()
    },
    prepare(sql) {
      const known = kept.get(sql)
      const statement = known ?? file.prepare(sql)
      if (sql.length > LONGEST_KEPT) return statement
      kept.delete(sql)
      kept.set(sql, statement)
      const oldest = kept.keys().next()
      if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value)
      return statement
    },
  }
}
