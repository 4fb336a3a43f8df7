/**
 * Links to set a new password: a coordinator makes one for somebody who has forgotten theirs, without any mail; or it is
 * sent to the account's own address, where the owner has set up mail.
 */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { RefusalCode, ResetOffer } from "@/lib/sync/api"
import { type SignedIn, setPassword, signInAs } from "./account"
import type { Db } from "./db/engine"
import { type Person, personsOf } from "./people"
import { hashOf, newId, newToken } from "./secrets"
import type { Server } from "./server"

const DAY = 24 * 60 * 60 * 1000
/** How long a link holds. */
const HOLDS = 2 * DAY

/**
 * Makes a link for a member and closes the ones made before. The token is answered once and kept only as a hash.
 * Refuses with "in-other-groups": whoever has the link has the whole account, and other groups have not been asked.
 */
export async function makeReset(server: Server, by: Person, member: Person): Promise<Outcome<string, RefusalCode>> {
  const groups = new Set((await personsOf(server.db, member.user)).map(one => one.group))
  if (groups.size !== 1 || !groups.has(by.group)) return refuse("in-other-groups")
  return done(await newLink(server, member.user, by.id, 0))
}

/** A link for whoever reads the mail of this account; null when there is none, or it has no password here. */
export async function linkByMail(
  server: Server,
  email: string,
): Promise<{ readonly token: string; readonly name: string; readonly email: string } | null> {
  const user = await server.db
    .selectFrom("user")
    .innerJoin("account", "account.userId", "user.id")
    .innerJoin("persons", "persons.user_id", "user.id")
    .select(["user.id", "user.name", "user.email", "persons.id as person"])
    .where("user.email", "=", email.toLowerCase())
    .where("account.providerId", "=", "credential")
    .executeTakeFirst()
  if (!user) return null
  return { token: await newLink(server, user.id, user.person, 1), name: user.name, email: user.email }
}

async function newLink(server: Server, user: string, by: string, mailed: 0 | 1): Promise<string> {
  const token = newToken()
  const now = Date.now()
  const row = {
    id: newId(),
    user_id: user,
    token_hash: hashOf(token),
    expires_at: now + HOLDS,
    created_by: by,
    created_at: now,
    mailed,
  }
  await server.db.transaction().execute(async tx => {
    await tx.deleteFrom("resets").where("user_id", "=", user).execute()
    await tx.insertInto("resets").values(row).execute()
  })
  return token
}

const standing = (db: Db, token: string) =>
  db
    .selectFrom("resets")
    .innerJoin("user", "user.id", "resets.user_id")
    .select(["resets.id", "resets.mailed", "user.id as user", "user.name", "user.email"])
    .where("resets.token_hash", "=", hashOf(token))
    .where("resets.expires_at", ">", Date.now())
    .executeTakeFirst()

export async function resetOffer(db: Db, token: string): Promise<Outcome<ResetOffer, RefusalCode>> {
  const found = await standing(db, token)
  return found ? done({ name: found.name, email: found.email }) : refuse("reset-over")
}

/** Uses a link: the new password holds, every session ends, and whoever has the link is signed in. */
export function takeReset(server: Server, token: string, password: string): Promise<SignedIn> {
  return server.rooms.inTurn("resets", async () => {
    const found = await standing(server.db, token)
    if (!found) return refuse("reset-over")
    const set = await setPassword(server, found.user, password)
    if (!set.ok) return set
    if (found.mailed === 1) await knownAddress(server, found.user)
    await server.db.deleteFrom("resets").where("user_id", "=", found.user).execute()
    return signInAs(server, found.email, password)
  })
}

async function knownAddress(server: Server, user: string): Promise<void> {
  const { internalAdapter } = await server.auth.$context
  await internalAdapter.updateUser(user, { emailVerified: true })
}
