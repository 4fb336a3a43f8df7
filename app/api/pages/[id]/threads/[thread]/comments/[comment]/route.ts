import { read, refusal, write } from "@/lib/server/http/route"
import { wording } from "@/lib/server/http/shapes"
import { commenter } from "@/lib/server/pages/commenter"
import { deleteComment, editComment, wordingsOf } from "@/lib/server/pages/comments"
import { pageTo } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "moderate-comments")
  const wordings = await wordingsOf(server, access, params.thread ?? "", params.comment ?? "")
  return wordings.ok ? wordings.value : refusal(wordings.why)
})

export const POST = write(async call => {
  const access = await commenter(call)
  const { thread = "", comment = "" } = call.params
  const edited = await editComment(call.server, access, thread, comment, (await call.body(wording)).text)
  return edited.ok ? edited.value : refusal(edited.why, edited.detail)
})

export const DELETE = write(async call => {
  const access = await commenter(call)
  const { thread = "", comment = "" } = call.params
  const deleted = await deleteComment(call.server, access, thread, comment)
  return deleted.ok ? deleted.value : refusal(deleted.why, deleted.detail)
})
