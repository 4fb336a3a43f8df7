import { read, write } from "@/lib/server/http/route"
import { anything } from "@/lib/server/http/shapes"
import { takePush } from "@/lib/server/pages/push"
import { sinceOf } from "@/lib/server/pages/stream"
import { pageFor } from "@/lib/server/visitor"
import { MOST_STEP_TEXT } from "@/lib/sync/untrusted"

export const GET = read(async ({ server, visitor, params, url }) => {
  const { row } = await pageFor(server, await visitor(), params.id ?? "")
  return server.rooms.stepsSince(row.id, sinceOf(url) ?? 0)
})

export const POST = write(async ({ server, visitor, params, body, limit }) => {
  const access = await pageFor(server, await visitor(), params.id ?? "")
  limit("push", 600, 20, access.person.id)
  return takePush(server, access, await body(anything, MOST_STEP_TEXT + 2_000_000))
})
