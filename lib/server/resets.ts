/** Links to set a new password: a coordinator makes one for somebody who has forgotten theirs. No mail is needed. */
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
  const token = newToken()
  const now = Date.now()
  await server.db.transaction().execute(async tx => {
    await tx.deleteFrom("resets").where("user_id", "=", member.user).execute()
    await tx
      .insertInto("resets")
      .values({
        id: newId(),
        user_id: member.user,
        token_hash: hashOf(token),
        expires_at: now + HOLDS,
        created_by: by.id,
        created_at: now,
      })
      .execute()
  })
  return done(token)
}

const standing = (db: Db, token: string) =>
  db
    .selectFrom("resets")
    .innerJoin("user", "user.id", "resets.user_id")
    .select(["resets.id", "user.id as user", "user.name", "user.email"])
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
    await server.db.deleteFrom("resets").where("user_id", "=", found.user).execute()
    return signInAs(server, found.email, password)
  })
}
