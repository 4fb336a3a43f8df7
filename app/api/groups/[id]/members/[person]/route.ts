import { answer, refusal, write } from "@/lib/server/http/route"
import { heldRoles } from "@/lib/server/http/shapes"
import { managerIn, setRoles } from "@/lib/server/members"

export const POST = write(async ({ server, visitor, params, body }) => {
  const { group } = managerIn(await visitor(), params.id ?? "")
  const set = await setRoles(server, group, params.person ?? "", (await body(heldRoles)).roles)
  return set.ok ? answer({ ok: true }) : refusal(set.why)
})
