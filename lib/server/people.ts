/** Groups, the people in them, and what they may do. */
import { type Action, isRole, may, type Role } from "@/lib/review/roles"
import type { PersonInfo } from "@/lib/sync/protocol"
import type { Db } from "./db/engine"
import type { PersonRow } from "./db/tables"
import { log } from "./log"
import { newId } from "./secrets"
import type { Server } from "./server"
import { siglumFor } from "./siglum"

export interface Person extends PersonInfo {
  readonly group: string
  readonly user: string
  /** Set for guests of the sample: which of their three persons this is. */
  readonly hat: Role | null
  /** Roles in the group; a page may give others. */
  readonly roles: readonly Role[]
  readonly joined: number
}

/** The hats of the sample, in the order they are offered. Viewing needs no hat. */
export const hats = ["coordinator", "translator", "reviewer"] as const satisfies readonly Role[]

export const readRoles = (json: string): Role[] => (JSON.parse(json) as unknown[]).filter(isRole)

const personOf = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  siglum: row.siglum,
  order: row.ord,
  group: row.group_id,
  user: row.user_id,
  hat: isRole(row.hat) ? row.hat : null,
  roles: readRoles(row.roles),
  joined: row.joined_at,
  ...(row.left_at === null ? {} : { former: true as const }),
})

export const infoOf = ({ id, name, siglum, order, former }: PersonInfo): PersonInfo => ({
  id,
  name,
  siglum,
  order,
  ...(former ? { former } : {}),
})

/** Everybody in a group, those who have left too, in order of joining. */
export async function peopleIn(db: Db, group: string): Promise<Person[]> {
  const rows = await db.selectFrom("persons").selectAll().where("group_id", "=", group).orderBy("ord").execute()
  return rows.map(personOf)
}

/** All that a user is now, the group joined last first. */
export async function personsOf(db: Db, user: string): Promise<Person[]> {
  const rows = await db
    .selectFrom("persons")
    .selectAll()
    .where("user_id", "=", user)
    .where("left_at", "is", null)
    .orderBy("joined_at", "desc")
    .orderBy("ord")
    .execute()
  return rows.map(personOf)
}

export interface NewMember {
  readonly user: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly hat?: { readonly role: Role; readonly siglum: string }
}

/**
 * Adds somebody to a group, or has them back who left; within a transaction, so that letters and order are theirs alone.
 */
export async function addMember(db: Db, group: string, member: NewMember): Promise<Person> {
  const others = await peopleIn(db, group)
  const former = others.find(one => one.user === member.user && one.hat === (member.hat?.role ?? null))
  if (former) {
    const back = { left_at: null, joined_at: Date.now(), roles: JSON.stringify(member.roles) }
    const row = await db.updateTable("persons").set(back).where("id", "=", former.id).returningAll().executeTakeFirst()
    if (row) return personOf(row)
  }
  const row: PersonRow = {
    id: newId(),
    group_id: group,
    user_id: member.user,
    hat: member.hat?.role ?? "",
    name: member.name,
    siglum: member.hat?.siglum ?? siglumFor(member.name, new Set(others.map(one => one.siglum))),
    ord: others.reduce((last, one) => Math.max(last, one.order + 1), 0),
    roles: JSON.stringify(member.roles),
    joined_at: Date.now(),
    left_at: null,
  }
  await db.insertInto("persons").values(row).execute()
  return personOf(row)
}

export async function makeGroup(db: Db, name: string, kind: "group" | "sample"): Promise<string> {
  const id = newId()
  await db.insertInto("groups").values({ id, name, kind, created_at: Date.now() }).execute()
  return id
}

/** What a person may do on a page: the page's own roles for them, if any, else the group's. */
export async function rolesOn(db: Db, page: string, person: Person): Promise<readonly Role[]> {
  const own = await db
    .selectFrom("page_roles")
    .select("roles")
    .where("page_id", "=", page)
    .where("person_id", "=", person.id)
    .executeTakeFirst()
  return own ? readRoles(own.roles) : person.roles
}

export const mayIn = (person: Person, action: Action): boolean => may(person.roles, action)

/** Tells this instance's streams at a page who is in the group and who is here. */
export async function tellPeople(server: Server, page: string): Promise<void> {
  try {
    const row = await server.db.selectFrom("pages").select("group_id").where("id", "=", page).executeTakeFirst()
    if (!row) return
    const people = (await peopleIn(server.db, row.group_id)).map(infoOf)
    server.hub.tellHere(page, { kind: "people", people, here: server.hub.here(page) })
  } catch (error) {
    log.error({ err: error, page }, "presence could not be told")
  }
}
