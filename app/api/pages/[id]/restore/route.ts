import { refusal, write } from "@/lib/server/http/route"
import { restoreWish } from "@/lib/server/http/shapes"
import { restore } from "@/lib/server/pages/versions"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "edit-target")
  const made = await restore(server, access, await body(restoreWish))
  return made.ok ? made.value : refusal(made.why, made.detail)
})
