import { answer, read, write } from "@/lib/server/http/route"
import { newInvitation } from "@/lib/server/http/shapes"
import { invitationsOf, invite } from "@/lib/server/invitations"
import { personTo } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor }) => {
  const person = personTo(await visitor(), "invite")
  return invitationsOf(server.db, person.group)
})

export const POST = write(async ({ server, visitor, body }) => {
  const person = personTo(await visitor(), "invite")
  return answer({ token: await invite(server.db, person, await body(newInvitation)) }, 201)
})
