/** Accounts: the first one, those made by invitation, and what somebody is told about themselves. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { roles } from "@/lib/review/roles"
import type { FirstAccount, Me, RefusalCode, Welcome } from "@/lib/sync/api"
import { LEAST_PASSWORD } from "./auth"
import type { Db } from "./db/engine"
import { addMember, hats, infoOf, makeGroup } from "./people"
import { preferencesOf } from "./preferences"
import type { Server } from "./server"
import type { Visitor } from "./visitor"

/** `cookies` are the Set-Cookie headers that sign the new person in. */
export type SignedIn = Outcome<{ readonly user: string; readonly cookies: readonly string[] }, RefusalCode>

/** Is there a group that is not a sample? */
async function isSetUp(db: Db): Promise<boolean> {
  const group = await db.selectFrom("groups").select("id").where("kind", "=", "group").limit(1).executeTakeFirst()
  return group !== undefined
}

export const welcome = async (server: Server): Promise<Welcome> => ({
  needsFirstAccount: !(await isSetUp(server.db)),
  sampleOffered: server.config.sampleOffered,
  mail: server.config.mail !== null,
  provider: server.config.oidc?.name ?? null,
})

/** Makes a user and a session. Whoever calls this has made sure that they may. */
export async function signUp(server: Server, account: FirstAccount): Promise<SignedIn> {
  const { name, password } = account
  const email = account.email.toLowerCase()
  if (Array.from(password).length < LEAST_PASSWORD) return refuse("weak-password")
  const known = await server.db.selectFrom("user").select("id").where("email", "=", email).executeTakeFirst()
  if (known) return refuse("email-taken")
  const { headers, response } = await server.auth.api.signUpEmail({
    body: { name, email, password },
    returnHeaders: true,
  })
  return done({ user: response.user.id, cookies: headers.getSetCookie() })
}

/** Sets a password and ends every session of its account. Refuses with "weak-password". */
export async function setPassword(server: Server, user: string, password: string): Promise<Outcome<null, RefusalCode>> {
  if (Array.from(password).length < LEAST_PASSWORD) return refuse("weak-password")
  const { password: hashing, internalAdapter } = await server.auth.$context
  const hash = await hashing.hash(password)
  const accounts = await internalAdapter.findAccounts(user)
  // Whoever came by the owner's provider has none yet.
  if (accounts.some(one => one.providerId === "credential")) await internalAdapter.updatePassword(user, hash)
  else await internalAdapter.createAccount({ userId: user, providerId: "credential", accountId: user, password: hash })
  await internalAdapter.deleteUserSessions(user)
  return done(null)
}

/** Opens a session; the password has just been set. */
export async function signInAs(server: Server, email: string, password: string): Promise<SignedIn> {
  const { headers, response } = await server.auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
  return done({ user: response.user.id, cookies: headers.getSetCookie() })
}

/** The first account and its group; whoever makes it coordinates. In turn, so that two cannot both be first. */
export function makeFirstAccount(server: Server, account: FirstAccount): Promise<SignedIn> {
  return server.rooms.inTurn("first account", async () => {
    if (await isSetUp(server.db)) return refuse("already-set-up")
    const signed = await signUp(server, account)
    if (!signed.ok) return signed
    await server.db.transaction().execute(async tx => {
      const group = await makeGroup(tx, account.group?.trim() || account.name, "group")
      await addMember(tx, group, { user: signed.value.user, name: account.name, roles: ["coordinator"] })
    })
    return signed
  })
}

export async function me(server: Server, visitor: Visitor): Promise<Me> {
  const { user, person, email, guest } = visitor
  const group = await server.db
    .selectFrom("groups")
    .select(["id", "name"])
    .where("id", "=", person.group)
    .executeTakeFirstOrThrow()
  return {
    person: infoOf(person),
    email,
    group,
    roles: roles.filter(role => person.roles.includes(role)),
    sample: guest && person.hat ? { hat: person.hat, hats } : null,
    preferences: await preferencesOf(server.db, user),
  }
}
