import { operations } from "@/lib/server/http/api/operations"
import { refusal, write } from "@/lib/server/http/route"
import { proposeDraft } from "@/lib/server/pages/drafts"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, bodyOf, limit }) => {
  const who = await visitor()
  limit("draft", 30, 60, who.person.id)
  // Before a body is read that may be long.
  await pageTo(server, who, params.id ?? "", "edit-target")
  const wish = await bodyOf(operations.proposeDraft)
  const access = await pageTo(server, who, params.id ?? "", wish.side === "source" ? "bring-in" : "edit-target")
  const made = await proposeDraft(server, access, wish)
  return made.ok ? made.value : refusal(made.why, made.detail)
})
