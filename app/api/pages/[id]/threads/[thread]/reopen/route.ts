import { refusal, write } from "@/lib/server/http/route"
import { commenter } from "@/lib/server/pages/commenter"
import { settleThread } from "@/lib/server/pages/threads"

export const POST = write(async call => {
  const access = await commenter(call, "resolve-thread")
  const thread = await settleThread(call.server, access, call.params.thread ?? "", "reopen")
  return thread.ok ? thread.value : refusal(thread.why, thread.detail)
})
