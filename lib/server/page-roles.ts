/** Roles that hold on one page instead of the group's. Whoever manages the group's people gives them. */
import { may, type Role } from "@/lib/review/roles"
import type { PageRoles } from "@/lib/sync/api"
import type { Db } from "./db/engine"
import { infoOf, peopleIn, readRoles } from "./people"
import { Refused } from "./refused"
import type { Server } from "./server"
import type { PageAccess, Visitor } from "./visitor"

/** Their roles in the group count: nobody locks themselves, or is locked, out of this. Refuses with "not-allowed". */
export function managesPage(visitor: Visitor, access: PageAccess): void {
  if (visitor.guest || !may(access.person.roles, "manage-people")) throw new Refused("not-allowed")
}

export async function pageRolesOf(db: Db, access: PageAccess): Promise<readonly PageRoles[]> {
  const own = await db.selectFrom("page_roles").selectAll().where("page_id", "=", access.row.id).execute()
  const ownOf = new Map(own.map(row => [row.person_id, readRoles(row.roles)]))
  return (await peopleIn(db, access.row.group_id))
    .filter(one => !one.former)
    .map(one => ({ person: infoOf(one), group: one.roles, here: ownOf.get(one.id) ?? null }))
}

/** `roles` null: as in the group. Open desks of that person learn of it at once. Refuses with "not-found". */
export async function setPageRoles(
  { db, hub }: Server,
  { row }: PageAccess,
  person: string,
  roles: readonly Role[] | null,
): Promise<void> {
  const member = (await peopleIn(db, row.group_id)).find(one => one.id === person && !one.former)
  if (!member) throw new Refused("not-found")
  const key = { page_id: row.id, person_id: person }
  const kept = JSON.stringify([...new Set(roles ?? [])])
  if (roles === null)
    await db.deleteFrom("page_roles").where("page_id", "=", row.id).where("person_id", "=", person).execute()
  else
    await db
      .insertInto("page_roles")
      .values({ ...key, roles: kept })
      .onConflict(same => same.columns(["page_id", "person_id"]).doUpdateSet({ roles: kept }))
      .execute()
  hub.dismiss(person)
}
