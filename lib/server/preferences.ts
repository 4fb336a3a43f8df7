/** What each account has set for itself. */
import { noPreferences, type Preferences } from "@/lib/sync/preferences"
import type { Db } from "./db/engine"
import { preferences as shape } from "./http/shapes"

/** The defaults for whoever has set nothing, and for what an older version wrote in another shape. */
export async function preferencesOf(db: Db, user: string): Promise<Preferences> {
  const row = await db.selectFrom("preferences").select("body").where("user_id", "=", user).executeTakeFirst()
  if (!row) return noPreferences
  const read = shape.safeParse(JSON.parse(row.body))
  return read.success ? read.data : noPreferences
}

export async function keepPreferences(db: Db, user: string, preferences: Preferences): Promise<void> {
  const row = { body: JSON.stringify(preferences), at: Date.now() }
  await db
    .insertInto("preferences")
    .values({ user_id: user, ...row })
    .onConflict(conflict => conflict.column("user_id").doUpdateSet(row))
    .execute()
}
