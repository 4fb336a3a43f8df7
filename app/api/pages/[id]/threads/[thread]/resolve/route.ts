import { refusal, write } from "@/lib/server/http/route"
import { settleThread } from "@/lib/server/pages/threads"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "resolve-thread")
  const thread = await settleThread(server, access, params.thread ?? "", "resolve")
  return thread.ok ? thread.value : refusal(thread.why, thread.detail)
})
