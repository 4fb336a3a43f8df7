/** What people may do with their own account: see and end sessions, take their data along, go for good. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { OwnAccount, RefusalCode } from "@/lib/sync/api"
import { type SignedIn, setPassword, signInAs } from "./account"
import type { PersonRow } from "./db/tables"
import { leaveEverything } from "./members"
import { tellOfOwners } from "./pages/hand-on"
import { Refused } from "./refused"
import { newId } from "./secrets"
import type { Server } from "./server"
import { siglumFor } from "./siglum"

/** Somebody signed in with an account, whether or not they are of a group. */
export interface Holder {
  readonly user: string
  readonly name: string
  readonly email: string
  /** Id of the session that asks. */
  readonly session: string
}

/** Refuses with "signed-out"; guests of the sample have no account. */
export async function holderOf(server: Server, request: Request): Promise<Holder> {
  const found = await server.auth.api.getSession({ headers: request.headers, query: { disableRefresh: true } })
  if (!found) throw new Refused("signed-out")
  if (found.user.isAnonymous) throw new Refused("not-allowed")
  return { user: found.user.id, name: found.user.name, email: found.user.email, session: found.session.id }
}

/** null for guests of the sample and for those who are not signed in. */
export async function holderOrNobody(server: Server, request: Request): Promise<Holder | null> {
  try {
    return await holderOf(server, request)
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

const sessionsOf = (server: Server, user: string) =>
  server.db
    .selectFrom("session")
    .select(["id", "token", "userAgent", "createdAt", "updatedAt", "expiresAt"])
    .where("userId", "=", user)
    .orderBy("updatedAt", "desc")
    .execute()

const millis = (value: unknown): number => new Date(value as string).getTime()

export async function ownAccount(server: Server, holder: Holder): Promise<OwnAccount> {
  const rows = await sessionsOf(server, holder.user)
  const sessions = rows
    .filter(row => millis(row.expiresAt) > Date.now())
    .map(row => ({
      id: row.id,
      here: row.id === holder.session,
      agent: row.userAgent,
      began: millis(row.createdAt),
      lastUsed: millis(row.updatedAt),
    }))
  const elsewhere = await server.db
    .selectFrom("account")
    .select("id")
    .where("userId", "=", holder.user)
    .where("providerId", "=", "oidc")
    .executeTakeFirst()
  const persons = await server.db.selectFrom("persons").select("id").where("user_id", "=", holder.user).execute()
  return {
    name: holder.name,
    email: holder.email,
    persons: persons.map(one => one.id),
    elsewhere: elsewhere !== undefined,
    sessions,
  }
}

/** One name in every group; letters stay as they were, since texts bear them. */
export async function rename(server: Server, holder: Holder, name: string): Promise<void> {
  await server.db.transaction().execute(async tx => {
    await tx.updateTable("user").set({ name: name.trim() }).where("id", "=", holder.user).execute()
    await tx.updateTable("persons").set({ name: name.trim() }).where("user_id", "=", holder.user).execute()
  })
}

/** `orEmail`: who has no password here gives their address instead. */
async function isPassword(server: Server, holder: Holder, password: string, orEmail = false): Promise<boolean> {
  // By account, as at the door: a session left open must not be a place to guess passwords.
  if (!server.limits.take(`account ${holder.email}`, 10, 300_000)) throw new Refused("too-many-tries")
  const { password: hashing } = await server.auth.$context
  const row = await server.db
    .selectFrom("account")
    .select("password")
    .where("userId", "=", holder.user)
    .where("providerId", "=", "credential")
    .executeTakeFirst()
  if (!row && orEmail) return password.trim().toLowerCase() === holder.email.toLowerCase()
  const right = !!row?.password && (await hashing.verify({ hash: row.password, password }))
  if (right) server.limits.forget(`account ${holder.email}`)
  return right
}

export async function changePassword(server: Server, holder: Holder, old: string, next: string): Promise<SignedIn> {
  if (!(await isPassword(server, holder, old))) return refuse("wrong-credentials")
  const set = await setPassword(server, holder.user, next)
  return set.ok ? signInAs(server, holder.email, next) : set
}

/** Ends one session of one's own, or (null) all but the one that asks. An id of somebody else's ends nothing. */
export async function endSessions(server: Server, holder: Holder, id: string | null): Promise<void> {
  const rows = await sessionsOf(server, holder.user)
  const ended = rows.filter(row => (id === null ? row.id !== holder.session : row.id === id))
  const { internalAdapter } = await server.auth.$context
  if (ended.length > 0) await internalAdapter.deleteSessions(ended.map(row => row.token))
}

/** Everything that is kept about a person, and what they have written. */
export async function exportOf(server: Server, holder: Holder): Promise<object> {
  const { db } = server
  const persons = await db
    .selectFrom("persons")
    .innerJoin("groups", "groups.id", "persons.group_id")
    .select(["persons.id", "persons.name", "siglum", "roles", "joined_at", "left_at", "groups.name as group"])
    .where("user_id", "=", holder.user)
    .execute()
  const ids = persons.map(one => one.id)
  const mine = ids.length > 0 ? ids : [""]
  const [comments, suggestions, events] = await Promise.all([
    db.selectFrom("comments").select(["page_id", "thread_id", "at", "text"]).where("author", "in", mine).execute(),
    db
      .selectFrom("suggestions")
      .select(["page_id", "id", "at", "state", "inserted", "deleted"])
      .where("author", "in", mine)
      .execute(),
    db.selectFrom("history").select(["page_id", "kind", "at", "detail"]).where("by_person", "in", mine).execute(),
  ])
  const { sessions } = await ownAccount(server, holder)
  return {
    account: { name: holder.name, email: holder.email },
    sessions,
    groups: persons.map(({ id, roles, ...one }) => ({ ...one, person: id, roles: JSON.parse(roles) as unknown })),
    comments,
    suggestions,
    history: events.map(({ detail, ...one }) => ({ ...one, detail: JSON.parse(detail) as unknown })),
  }
}

/**
 * Ends an account for good: no name, address, password or session stays. What was written stays, by "a former member".
 * Refuses with "wrong-credentials" or "last-coordinator".
 */
export async function deleteAccount(
  server: Server,
  holder: Holder,
  password: string,
): Promise<Outcome<null, RefusalCode>> {
  if (!(await isPassword(server, holder, password, true))) return refuse("wrong-credentials")
  const persons = await server.db.selectFrom("persons").selectAll().where("user_id", "=", holder.user).execute()
  const groups = [...new Set(persons.filter(one => one.left_at === null).map(one => one.group_id))].sort()
  // In turn with those who leave or change roles, so that of two last coordinators one stays.
  const inTurn = groups.reduce<() => ReturnType<typeof end>>(
    (work, group) => () => server.rooms.inTurn(`people ${group}`, work),
    () => end(server, holder, persons),
  )
  const ended = await inTurn()
  if (!ended.ok) return ended
  for (const one of persons) server.hub.dismiss(one.id)
  await tellOfOwners(server, ended.value)
  return done(null)
}

/** Answers the pages that were up to them. */
function end(server: Server, holder: Holder, persons: readonly PersonRow[]): ReturnType<typeof leaveEverything> {
  return server.db.transaction().execute(async tx => {
    const left = await leaveEverything(tx, holder.user)
    if (!left.ok) return left
    for (const one of persons) {
      const rows = await tx.selectFrom("persons").select("siglum").where("group_id", "=", one.group_id).execute()
      const siglum = siglumFor("", new Set(rows.map(row => row.siglum)))
      await tx.updateTable("persons").set({ name: "", siglum }).where("id", "=", one.id).execute()
    }
    const nobody = { name: "", email: `${newId().toLowerCase()}@deleted.invalid` }
    await tx.updateTable("user").set(nobody).where("id", "=", holder.user).execute()
    await tx.deleteFrom("account").where("userId", "=", holder.user).execute()
    await tx.deleteFrom("session").where("userId", "=", holder.user).execute()
    await tx.deleteFrom("resets").where("user_id", "=", holder.user).execute()
    return left
  })
}
