import { operations } from "@/lib/server/http/api/operations"
import { refusal, write } from "@/lib/server/http/route"
import { answerFor } from "@/lib/server/pages/answer"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, bodyOf }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "export")
  // Who may only look gets it once the page is approved, like the page itself.
  if (access.row.state !== "approved" && access.roles.every(role => role === "viewer")) return refusal("not-allowed")
  return answerFor(server, access, await bodyOf(operations.answer))
})
