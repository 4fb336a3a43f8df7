import { read, refusal } from "@/lib/server/http/route"
import { judgedThen } from "@/lib/server/pages/judged-then"
import { pageFor } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) => {
  const { row } = await pageFor(server, await visitor(), params.id ?? "")
  const judged = await judgedThen(server, row.id, params.pair ?? "")
  return judged === undefined ? refusal("not-found") : judged
})
