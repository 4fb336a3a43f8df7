import { answer, refusal, write } from "@/lib/server/http/route"
import { reopen } from "@/lib/server/pages/reopen"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "settle")
  const said = await reopen(server, access, params.one ?? "")
  return said.ok ? answer(said.value) : refusal(said.why)
})
