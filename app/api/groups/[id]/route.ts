import { answer, write } from "@/lib/server/http/route"
import { named } from "@/lib/server/http/shapes"
import { managerIn, renameGroup } from "@/lib/server/members"

export const POST = write(async ({ server, visitor, params, body }) => {
  const { group } = managerIn(await visitor(), params.id ?? "")
  await renameGroup(server.db, group, (await body(named)).name)
  return answer({ ok: true })
})
