import type { Insertable } from "kysely"
import { breathe } from "../work/breathe"
import type { Db } from "./engine"
import type { Tables } from "./tables"

/** Either engine has a limit to the values of one statement. */
const AT_ONCE = 200

/** Puts in any number of rows; between two statements others are answered. */
export async function insertMany<T extends keyof Tables>(
  db: Db,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await db
      .insertInto(table)
      .values(rows.slice(from, from + AT_ONCE))
      .execute()
    if (rows.length > AT_ONCE) await breathe()
  }
}
