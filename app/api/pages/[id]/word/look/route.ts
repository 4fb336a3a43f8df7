import { operations } from "@/lib/server/http/api/operations"
import { refusal, write } from "@/lib/server/http/route"
import { lookAtWord } from "@/lib/server/pages/word-back"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, bodyOf, limit }) => {
  const who = await visitor()
  limit("draft", 30, 60, who.person.id)
  const access = await pageTo(server, who, params.id ?? "", "suggest")
  const made = await lookAtWord(server, access, await bodyOf(operations.lookAtWord))
  return made.ok ? made.value : refusal(made.why, made.detail)
})
