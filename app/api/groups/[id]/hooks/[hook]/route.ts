import { refusal, write } from "@/lib/server/http/route"
import { managerIn } from "@/lib/server/members"
import { removeHook, wakeHook } from "@/lib/server/outside/hooks"

export const POST = write(async ({ server, visitor, params }) => {
  const { group } = managerIn(await visitor(), params.id ?? "")
  return (await wakeHook(server.db, group, params.hook ?? "")) ? { ok: true } : refusal("not-found")
})

export const DELETE = write(async ({ server, visitor, params }) => {
  const { group } = managerIn(await visitor(), params.id ?? "")
  return (await removeHook(server.db, group, params.hook ?? "")) ? { ok: true } : refusal("not-found")
})
