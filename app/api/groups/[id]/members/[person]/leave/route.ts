import { answer, refusal, write } from "@/lib/server/http/route"
import { leaving } from "@/lib/server/http/shapes"
import { leave, managerIn, personIn } from "@/lib/server/members"

export const POST = write(async ({ server, visitor, params, body }) => {
  const who = await visitor()
  const me = personIn(who, params.id ?? "")
  if (me.id !== params.person) managerIn(who, me.group)
  const left = await leave(server, me.group, params.person ?? "", (await body(leaving)).handTo, me)
  return left.ok ? answer({ ok: true }) : refusal(left.why)
})
