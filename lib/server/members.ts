/** A group's people: who is in it, what they may do, and their leaving. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { may, type Role } from "@/lib/review/roles"
import type { GroupInfo, RefusalCode } from "@/lib/sync/api"
import type { Db } from "./db/engine"
import type { PageRow } from "./db/tables"
import { handOn, tellOfOwners } from "./pages/hand-on"
import { infoOf, type Person, peopleIn, personsOf } from "./people"
import { Refused } from "./refused"
import type { Server } from "./server"
import type { Visitor } from "./visitor"

const isCoordinator = (person: Person): boolean => person.roles.includes("coordinator")

/** Who the visitor is in this group. Refuses with "not-found" for a group that is not theirs, as if there were none. */
export function personIn(visitor: Visitor, group: string): Person {
  const person = visitor.persons.find(one => one.group === group)
  if (!person) throw new Refused("not-found")
  // The sample's three hats are nobody to manage.
  if (visitor.guest) throw new Refused("not-allowed")
  return person
}

/** The same, when they may manage its people. */
export function managerIn(visitor: Visitor, group: string): Person {
  const person = personIn(visitor, group)
  if (!may(person.roles, "manage-people")) throw new Refused("not-allowed")
  return person
}

/** Somebody who is of the group now. Refuses with "not-found". */
export async function memberOf(db: Db, group: string, id: string): Promise<Person> {
  const person = (await peopleIn(db, group)).find(one => one.id === id && !one.former)
  if (!person) throw new Refused("not-found")
  return person
}

export async function groupsOf(db: Db, visitor: Visitor): Promise<GroupInfo[]> {
  return Promise.all(visitor.persons.map(me => groupFor(db, me)))
}

async function groupFor(db: Db, me: Person): Promise<GroupInfo> {
  const manages = may(me.roles, "manage-people")
  const [group, people, emails, waiting] = await Promise.all([
    db.selectFrom("groups").select(["id", "name"]).where("id", "=", me.group).executeTakeFirstOrThrow(),
    peopleIn(db, me.group),
    db
      .selectFrom("persons")
      .innerJoin("user", "user.id", "persons.user_id")
      .select(["persons.id", "user.email", "user.isAnonymous"])
      .where("persons.group_id", "=", me.group)
      .execute(),
    db
      .selectFrom("pages")
      .select(({ fn }) => ["owner", fn.countAll().as("count")])
      .where("group_id", "=", me.group)
      .where("state", "!=", "approved")
      .groupBy("owner")
      .execute(),
  ])
  const emailOf = new Map(emails.filter(row => !row.isAnonymous).map(row => [row.id, row.email]))
  const waitingFor = new Map(waiting.map(row => [row.owner, Number(row.count)]))
  const members = people
    .filter(one => !one.former)
    .map(one => ({
      ...infoOf(one),
      roles: one.roles,
      joined: one.joined,
      email: manages || one.id === me.id ? (emailOf.get(one.id) ?? null) : null,
      waiting: waitingFor.get(one.id) ?? 0,
    }))
  return { id: group.id, name: group.name, me: me.id, members }
}

export async function renameGroup(db: Db, group: string, name: string): Promise<void> {
  await db.updateTable("groups").set({ name: name.trim() }).where("id", "=", group).execute()
}

/** Would the group have nobody who coordinates, if this person did not? */
async function isLastCoordinator(db: Db, person: Person): Promise<boolean> {
  const others = (await peopleIn(db, person.group)).filter(one => one.id !== person.id && !one.former)
  return isCoordinator(person) && !others.some(isCoordinator)
}

/** Refuses with "last-coordinator". Desks that are open learn of it at once. */
export function setRoles(
  server: Server,
  group: string,
  id: string,
  roles: readonly Role[],
): Promise<Outcome<null, RefusalCode>> {
  return server.rooms.inTurn(`people ${group}`, async () => {
    const set = await server.db.transaction().execute(async tx => {
      const person = await memberOf(tx, group, id)
      if (!roles.includes("coordinator") && (await isLastCoordinator(tx, person))) return false
      const kept = JSON.stringify([...new Set(roles)])
      await tx.updateTable("persons").set({ roles: kept }).where("id", "=", id).execute()
      return true
    })
    if (!set) return refuse("last-coordinator")
    server.hub.dismiss(id)
    return done(null)
  })
}

/**
 * Takes somebody out of the group. What they wrote stays in their name; pages that waited for them wait for `handTo`, or
 * for nobody; their open invitations and links close. Refuses with "last-coordinator" while others would be left behind.
 */
export function leave(
  server: Server,
  group: string,
  id: string,
  handTo: string | null,
  by: Person,
): Promise<Outcome<null, RefusalCode>> {
  return server.rooms.inTurn(`people ${group}`, async () => {
    const handed = await server.db.transaction().execute(async tx => {
      const person = await memberOf(tx, group, id)
      if (await isLastCoordinator(tx, person)) return null
      if (handTo !== null) await memberOf(tx, group, handTo)
      return takeOut(tx, person, handTo, by)
    })
    if (!handed) return refuse("last-coordinator")
    server.hub.dismiss(id)
    await tellOfOwners(server, handed)
    return done(null)
  })
}

/** Answers the pages that were up to them. */
async function takeOut(tx: Db, person: Person, handTo: string | null, by: Person): Promise<PageRow[]> {
  const now = Date.now()
  await tx.updateTable("persons").set({ left_at: now, roles: "[]" }).where("id", "=", person.id).execute()
  await tx.deleteFrom("page_roles").where("person_id", "=", person.id).execute()
  const handed = await handOn(tx, person, handTo, by)
  await tx
    .updateTable("invitations")
    .set({ revoked_at: now })
    .where("created_by", "=", person.id)
    .where("revoked_at", "is", null)
    .execute()
  await tx.deleteFrom("resets").where("created_by", "=", person.id).execute()
  return handed
}

/**
 * Takes a user out of every group and leaves no name behind. Refuses with "last-coordinator" where others would be left
 * without one; a group of nobody else is left as it is, and nobody can enter it any more. Answers the pages that were up to
 * them.
 */
export async function leaveEverything(tx: Db, user: string): Promise<Outcome<readonly PageRow[], RefusalCode>> {
  const handed: PageRow[] = []
  for (const person of await personsOf(tx, user)) {
    const others = (await peopleIn(tx, person.group)).filter(one => one.id !== person.id && !one.former)
    if (others.length > 0 && (await isLastCoordinator(tx, person))) return refuse("last-coordinator")
    handed.push(...(await takeOut(tx, person, null, person)))
  }
  return done(handed)
}
