import { write } from "@/lib/server/http/route"
import { due } from "@/lib/server/http/shapes"
import { setDue } from "@/lib/server/pages/due"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "set-due")
  return setDue(server, access, (await body(due)).due)
})
