import { read, write } from "@/lib/server/http/route"
import { pageRoles } from "@/lib/server/http/shapes"
import { managesPage, pageRolesOf, setPageRoles } from "@/lib/server/page-roles"
import { pageFor } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) => {
  const who = await visitor()
  const access = await pageFor(server, who, params.id ?? "")
  managesPage(who, access)
  return pageRolesOf(server.db, access)
})

export const POST = write(async ({ server, visitor, params, body }) => {
  const who = await visitor()
  const access = await pageFor(server, who, params.id ?? "")
  managesPage(who, access)
  const { person, roles } = await body(pageRoles)
  await setPageRoles(server, access, person, roles)
  return pageRolesOf(server.db, access)
})
