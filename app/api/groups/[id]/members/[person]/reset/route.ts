import { answer, refusal, write } from "@/lib/server/http/route"
import { managerIn, memberOf } from "@/lib/server/members"
import { makeReset } from "@/lib/server/resets"

export const POST = write(async ({ server, visitor, params }) => {
  const me = managerIn(await visitor(), params.id ?? "")
  const made = await makeReset(server, me, await memberOf(server.db, me.group, params.person ?? ""))
  return made.ok ? answer({ token: made.value }, 201) : refusal(made.why)
})
