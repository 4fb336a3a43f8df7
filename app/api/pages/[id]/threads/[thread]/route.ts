import { answer, refusal, write } from "@/lib/server/http/route"
import { reply } from "@/lib/server/http/shapes"
import { commenter } from "@/lib/server/pages/commenter"
import { replyTo } from "@/lib/server/pages/threads"

export const POST = write(async call => {
  const access = await commenter(call)
  const thread = await replyTo(call.server, access, call.params.thread ?? "", await call.body(reply))
  return thread.ok ? answer(thread.value, 201) : refusal(thread.why, thread.detail)
})
