/** Who is behind a request. */
import { type Action, isRole, may, type Role } from "@/lib/review/roles"
import type { PageRow } from "./db/tables"
import { type Person, personsOf, rolesOn } from "./people"
import { Refused } from "./refused"
import type { Server } from "./server"

export const HAT_COOKIE = "cotejo-hat"

export interface Visitor {
  readonly user: string
  /** null for guests of the sample. */
  readonly email: string | null
  readonly guest: boolean
  /** Everybody this visitor can be: one in each group; for guests, the person under the hat that is on. */
  readonly persons: readonly Person[]
  /** The person in the group joined last. */
  readonly person: Person
}

function cookie(request: Request, name: string): string | null {
  const found = (request.headers.get("cookie") ?? "")
    .split(";")
    .map(one => one.trim())
    .find(one => one.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null
}

const hatOn = (request: Request): Role => {
  const hat = cookie(request, HAT_COOKIE)
  return isRole(hat) ? hat : "reviewer"
}

/** Refuses with "signed-out", or with "no-group" who has left the last of theirs. */
export async function visitorOf(server: Server, request: Request): Promise<Visitor> {
  const session = await server.auth.api.getSession({ headers: request.headers, query: { disableRefresh: true } })
  if (!session) throw new Refused("signed-out")
  const guest = session.user.isAnonymous === true
  const all = await personsOf(server.db, session.user.id)
  const hat = hatOn(request)
  // A group of three hats gives one person; a cookie that names another hat, or none, leaves the first.
  const groups = [...new Set(all.map(one => one.group))]
  const persons = groups.flatMap(group => {
    const here = all.filter(one => one.group === group)
    return here.find(one => one.hat === null || one.hat === hat) ?? here.slice(0, 1)
  })
  const [person] = persons
  if (!person) throw new Refused(guest ? "signed-out" : "no-group")
  return { user: session.user.id, email: guest ? null : session.user.email, guest, persons, person }
}

/** A page as somebody who may see it has it before them. */
export interface PageAccess {
  readonly row: PageRow
  readonly person: Person
  readonly roles: readonly Role[]
}

/** Refuses with "not-found" whether there is no such page or it is not theirs: strangers learn nothing by asking. */
export async function pageFor(server: Server, visitor: Visitor, page: string): Promise<PageAccess> {
  const row = await server.db.selectFrom("pages").selectAll().where("id", "=", page).executeTakeFirst()
  const person = row && visitor.persons.find(one => one.group === row.group_id)
  if (!row || !person) throw new Refused("not-found")
  const roles = await rolesOn(server.db, page, person)
  if (!may(roles, "see")) throw new Refused("not-found")
  return { row, person, roles }
}

/** The page, when the visitor may do this there. Refuses with "not-found" or "not-allowed". */
export async function pageTo(server: Server, visitor: Visitor, page: string, action: Action): Promise<PageAccess> {
  const access = await pageFor(server, visitor, page)
  if (!may(access.roles, action)) throw new Refused("not-allowed")
  return access
}

/** The visitor's person in the group of a page, when their roles in that group allow this. Refuses like pageTo. */
export async function personOfPage(server: Server, visitor: Visitor, page: string, action: Action): Promise<Person> {
  const { person } = await pageFor(server, visitor, page)
  if (!may(person.roles, action)) throw new Refused("not-allowed")
  return person
}

/** The visitor's person in this group, when their roles there allow this. Refuses like pageTo. */
export function memberTo(visitor: Visitor, group: string, action: Action): Person {
  const person = visitor.persons.find(one => one.group === group)
  if (!person) throw new Refused("not-found")
  if (!may(person.roles, action)) throw new Refused("not-allowed")
  return person
}

/** The visitor's person in the group joined last, when the roles there allow this. Refuses with "not-allowed". */
export function personTo(visitor: Visitor, action: Action): Person {
  if (!may(visitor.person.roles, action)) throw new Refused("not-allowed")
  return visitor.person
}

/** Set-Cookie headers that lengthen a session in use; none when it is young enough. */
export async function refreshedCookies(server: Server, request: Request): Promise<readonly string[]> {
  const { headers } = await server.auth.api.getSession({ headers: request.headers, returnHeaders: true })
  return headers.getSetCookie()
}
