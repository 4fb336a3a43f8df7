import { refusal, write } from "@/lib/server/http/route"
import { pageMove } from "@/lib/server/http/shapes"
import { movePage } from "@/lib/server/pages/move"
import { pageFor } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const access = await pageFor(server, await visitor(), params.id ?? "")
  const moved = await movePage(server, access, await body(pageMove))
  return moved.ok ? moved.value : refusal(moved.why, moved.detail)
})
