import { answer, refusal, write } from "@/lib/server/http/route"
import { disputing } from "@/lib/server/http/shapes"
import { dispute } from "@/lib/server/pages/say"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "suggest")
  const said = await dispute(server, access, params.one ?? "", (await body(disputing)).words)
  return said.ok ? answer(said.value) : refusal(said.why)
})
