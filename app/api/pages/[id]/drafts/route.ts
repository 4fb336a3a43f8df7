import { operations } from "@/lib/server/http/api/operations"
import { refusal, write } from "@/lib/server/http/route"
import { takeDraft } from "@/lib/server/pages/drafts"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, bodyOf, limit }) => {
  const who = await visitor()
  limit("draft", 30, 60, who.person.id)
  // Before a body is read that may be long.
  await pageTo(server, who, params.id ?? "", "edit-target")
  const wish = await bodyOf(operations.bringDraft)
  const access = await pageTo(server, who, params.id ?? "", wish.side === "source" ? "bring-in" : "edit-target")
  const taken = await takeDraft(server, access, wish)
  return taken.ok ? taken.value : refusal(taken.why, taken.detail)
})
