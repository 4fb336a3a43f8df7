import { answer, refusal, write } from "@/lib/server/http/route"
import { saying } from "@/lib/server/http/shapes"
import { sayOf } from "@/lib/server/pages/say"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "suggest")
  const said = await sayOf(server, access, params.one ?? "", await body(saying))
  return said.ok ? answer(said.value) : refusal(said.why)
})
