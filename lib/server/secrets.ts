import { createHash, randomBytes } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Db } from "./db/engine"

const newSecret = (): string => randomBytes(48).toString("base64url")

/** The key that signs sessions: made at the first start, kept in the data folder for the owner's eyes only. */
export function secretInFolder(folder: string): string {
  const path = join(folder, "session.secret")
  try {
    writeFileSync(path, newSecret(), { flag: "wx", mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  }
  return readFileSync(path, "utf8").trim()
}

/** The same key where several instances share a database, and no folder. */
export async function secretInDatabase(db: Db): Promise<string> {
  const name = "session"
  await db
    .insertInto("secrets")
    .values({ name, value: newSecret() })
    .onConflict(known => known.doNothing())
    .execute()
  const row = await db.selectFrom("secrets").select("value").where("name", "=", name).executeTakeFirstOrThrow()
  return row.value
}

/** 20 characters, for rows. */
export const newId = (): string => randomBytes(15).toString("base64url")
/** 32 characters that cannot be guessed, for links. */
export const newToken = (): string => randomBytes(24).toString("base64url")
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex")
