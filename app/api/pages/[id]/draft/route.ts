import { read, refusal } from "@/lib/server/http/route"
import { pageFor } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) => {
  const { row } = await pageFor(server, await visitor(), params.id ?? "")
  const doc = await server.rooms.at(row.id, 0)
  return doc ? { doc: doc.toJSON() } : refusal("not-found")
})
