import { keepOpened } from "@/lib/server/checks/page"
import { answer, write } from "@/lib/server/http/route"
import { openedPairs } from "@/lib/server/http/shapes"
import { pageFor } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const access = await pageFor(server, await visitor(), params.id ?? "")
  await keepOpened(server.db, access.row.id, (await body(openedPairs)).pairs)
  return answer({ ok: true })
})
