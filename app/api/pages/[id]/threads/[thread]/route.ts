import { answer, refusal, write } from "@/lib/server/http/route"
import { reply } from "@/lib/server/http/shapes"
import { replyTo } from "@/lib/server/pages/threads"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "comment")
  const { text } = await body(reply)
  const thread = await replyTo(server, access, params.thread ?? "", text)
  return thread.ok ? answer(thread.value, 201) : refusal(thread.why, thread.detail)
})
