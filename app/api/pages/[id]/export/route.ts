import { refusal, write } from "@/lib/server/http/route"
import { exportWish } from "@/lib/server/http/shapes"
import { exportPage } from "@/lib/server/pages/export"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "export")
  const made = await exportPage(server, access, await body(exportWish))
  return made.ok ? made.value : refusal(made.why, made.detail)
})
