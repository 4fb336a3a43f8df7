import { refusal, write } from "@/lib/server/http/route"
import { threadMeaning } from "@/lib/server/http/shapes"
import { commenter } from "@/lib/server/pages/commenter"
import { changeMeaning } from "@/lib/server/pages/threads"

export const POST = write(async call => {
  const access = await commenter(call)
  const thread = await changeMeaning(call.server, access, call.params.thread ?? "", await call.body(threadMeaning))
  return thread.ok ? thread.value : refusal(thread.why, thread.detail)
})
