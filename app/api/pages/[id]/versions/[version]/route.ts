import { read, refusal } from "@/lib/server/http/route"
import { pageFor } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) => {
  const { row } = await pageFor(server, await visitor(), params.id ?? "")
  const version = /^\d{1,9}$/.test(params.version ?? "") ? Number(params.version) : -1
  const doc = version < 0 ? null : await server.rooms.at(row.id, version)
  return doc ? { doc: doc.toJSON() } : refusal("no-such-version")
})
