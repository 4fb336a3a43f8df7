import { answer, refusal, write } from "@/lib/server/http/route"
import { newThread } from "@/lib/server/http/shapes"
import { commenter } from "@/lib/server/pages/commenter"
import { beginThread } from "@/lib/server/pages/threads"

export const POST = write(async call => {
  const access = await commenter(call)
  const thread = await beginThread(call.server, access, await call.body(newThread))
  return thread.ok ? answer(thread.value, 201) : refusal(thread.why, thread.detail)
})
