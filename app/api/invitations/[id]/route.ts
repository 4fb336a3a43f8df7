import { answer, refusal, write } from "@/lib/server/http/route"
import { revoke } from "@/lib/server/invitations"
import { personTo } from "@/lib/server/visitor"

export const DELETE = write(async ({ server, visitor, params }) => {
  const person = personTo(await visitor(), "invite")
  return (await revoke(server.db, person.group, params.id ?? "")) ? answer({ ok: true }) : refusal("not-found")
})
