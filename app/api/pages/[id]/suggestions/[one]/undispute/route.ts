import { answer, refusal, write } from "@/lib/server/http/route"
import { endDispute } from "@/lib/server/pages/say"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "suggest")
  const said = await endDispute(server, access, params.one ?? "")
  return said.ok ? answer(said.value) : refusal(said.why)
})
