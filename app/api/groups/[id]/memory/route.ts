import { write } from "@/lib/server/http/route"
import { memoryAsked } from "@/lib/server/http/shapes"
import { askMemory } from "@/lib/server/memory/memory"
import { memberTo } from "@/lib/server/visitor"

/** A question with a body: a paragraph is too long for an address. */
export const POST = write(async ({ server, visitor, params, body }) => {
  const asking = await visitor()
  const { group } = memberTo(asking, params.id ?? "", "see")
  return askMemory(server, asking, group, await body(memoryAsked))
})
