import { answer, read, refusal, write } from "@/lib/server/http/route"
import { newHook } from "@/lib/server/http/shapes"
import { managerIn } from "@/lib/server/members"
import { addHook, hooksOf } from "@/lib/server/outside/hooks"

export const GET = read(async ({ server, visitor, params }) =>
  hooksOf(server.db, managerIn(await visitor(), params.id ?? "").group),
)

export const POST = write(async ({ server, visitor, params, body }) => {
  const by = managerIn(await visitor(), params.id ?? "")
  const made = await addHook(server, by, (await body(newHook)).url)
  return made.ok ? answer(made.value, 201) : refusal(made.why, made.detail)
})
