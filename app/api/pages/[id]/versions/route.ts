import { read } from "@/lib/server/http/route"
import { momentsOf } from "@/lib/server/pages/versions"
import { pageFor } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) => {
  const { row } = await pageFor(server, await visitor(), params.id ?? "")
  return momentsOf(server, row.id)
})
