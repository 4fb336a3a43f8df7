import { operations } from "@/lib/server/http/api/operations"
import { refusal, write } from "@/lib/server/http/route"
import { exportPage } from "@/lib/server/pages/export"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, bodyOf }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "export")
  const made = await exportPage(server, access, await bodyOf(operations.export))
  return made.ok ? made.value : refusal(made.why, made.detail)
})
