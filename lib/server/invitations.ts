import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { FirstAccount, InvitationInfo, JoinOffer, NewInvitation, RefusalCode } from "@/lib/sync/api"
import { type SignedIn, signUp } from "./account"
import type { Db } from "./db/engine"
import type { Holder } from "./own-account"
import { addMember, type Person, personsOf, readRoles } from "./people"
import { hashOf, newId, newToken } from "./secrets"
import type { Server } from "./server"

const DAY = 24 * 60 * 60 * 1000

/** The token is answered once and kept only as a hash. */
export async function invite(db: Db, by: Person, wish: NewInvitation): Promise<string> {
  const token = newToken()
  const now = Date.now()
  await db
    .insertInto("invitations")
    .values({
      id: newId(),
      group_id: by.group,
      token_hash: hashOf(token),
      roles: JSON.stringify([...new Set(wish.roles)]),
      uses_left: wish.uses,
      expires_at: now + wish.days * DAY,
      revoked_at: null,
      created_by: by.id,
      created_at: now,
    })
    .execute()
  return token
}

/** Those that still open the door. */
export async function invitationsOf(db: Db, group: string): Promise<InvitationInfo[]> {
  const rows = await standing(db).where("group_id", "=", group).orderBy("created_at", "desc").execute()
  return rows.map(row => ({
    id: row.id,
    roles: readRoles(row.roles),
    usesLeft: row.uses_left,
    expires: row.expires_at,
    by: row.created_by,
  }))
}

/** False when the group has no such invitation. */
export async function revoke(db: Db, group: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("invitations")
    .set({ revoked_at: Date.now() })
    .where("id", "=", id)
    .where("group_id", "=", group)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const standing = (db: Db) =>
  db
    .selectFrom("invitations")
    .selectAll()
    .where("revoked_at", "is", null)
    .where("uses_left", ">", 0)
    .where("expires_at", ">", Date.now())

const byToken = (db: Db, token: string) => standing(db).where("token_hash", "=", hashOf(token)).executeTakeFirst()

export async function offerOf(db: Db, token: string): Promise<Outcome<JoinOffer, RefusalCode>> {
  const invitation = await byToken(db, token)
  if (!invitation) return refuse("invitation-over")
  const { name } = await db
    .selectFrom("groups")
    .select("name")
    .where("id", "=", invitation.group_id)
    .executeTakeFirstOrThrow()
  return done({ group: name, roles: readRoles(invitation.roles) })
}

/**
 * Uses an invitation: with an account for somebody new, without one for somebody signed in. Joining a group one is in
 * already changes nothing and uses nothing.
 */
export function join(
  server: Server,
  token: string,
  holder: Holder | null,
  account: FirstAccount | null,
): Promise<SignedIn> {
  return server.rooms.inTurn("joining", async () => {
    const invitation = await byToken(server.db, token)
    if (!invitation) return refuse("invitation-over")
    const persons = holder ? await personsOf(server.db, holder.user) : []
    if (holder && persons.some(person => person.group === invitation.group_id))
      return done({ user: holder.user, cookies: [] })
    const signed: SignedIn = holder
      ? done({ user: holder.user, cookies: [] })
      : account
        ? await signUp(server, account)
        : refuse("not-understood")
    if (!signed.ok) return signed
    const name = holder?.name ?? account?.name ?? ""
    await server.db.transaction().execute(async tx => {
      await tx
        .updateTable("invitations")
        .set({ uses_left: invitation.uses_left - 1 })
        .where("id", "=", invitation.id)
        .execute()
      await addMember(tx, invitation.group_id, { user: signed.value.user, name, roles: readRoles(invitation.roles) })
    })
    return signed
  })
}
