import { createHash, randomBytes } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** The key that signs sessions: made at the first start, kept in the data folder for the owner's eyes only. */
export function sessionSecret(folder: string): string {
  const path = join(folder, "session.secret")
  try {
    writeFileSync(path, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  }
  return readFileSync(path, "utf8").trim()
}

/** 20 characters, for rows. */
export const newId = (): string => randomBytes(15).toString("base64url")
/** 32 characters that cannot be guessed, for links. */
export const newToken = (): string => randomBytes(24).toString("base64url")
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex")
