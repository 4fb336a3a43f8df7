import { operations } from "@/lib/server/http/api/operations"
import { answer, read, refusal, write } from "@/lib/server/http/route"
import { bringIn } from "@/lib/server/pages/bring-in"
import { bringInBoth } from "@/lib/server/pages/bring-in-both"
import { pagesOf } from "@/lib/server/pages/list"
import { personTo } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor }) => pagesOf(server.db, await visitor()))

export const POST = write(async ({ server, visitor, bodyOf, limit }) => {
  const person = personTo(await visitor(), "bring-in")
  limit("bring-in", 60, 600, person.id)
  const wish = await bodyOf(operations.bringIn)
  const made = "both" in wish ? await bringInBoth(server, person, wish) : await bringIn(server, person, wish)
  return made.ok ? answer({ id: made.value }, 201) : refusal(made.why, made.detail)
})
