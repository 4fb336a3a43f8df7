import { read } from "@/lib/server/http/route"
import { historyOf } from "@/lib/server/pages/history"
import { pageFor } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) => {
  const { row } = await pageFor(server, await visitor(), params.id ?? "")
  return historyOf(server.db, row.id)
})
