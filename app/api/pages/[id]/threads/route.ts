import { answer, refusal, write } from "@/lib/server/http/route"
import { newThread } from "@/lib/server/http/shapes"
import { beginThread } from "@/lib/server/pages/threads"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "comment")
  const thread = await beginThread(server, access, await body(newThread))
  return thread.ok ? answer(thread.value, 201) : refusal(thread.why, thread.detail)
})
