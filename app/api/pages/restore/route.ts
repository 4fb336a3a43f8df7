import { operations } from "@/lib/server/http/api/operations"
import { answer, refusal, write } from "@/lib/server/http/route"
import { restoreArchive } from "@/lib/server/pages/take-out/restore"
import { personTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, bodyText, limit }) => {
  const person = personTo(await visitor(), "bring-in")
  limit("bring-in", 60, 600, person.id)
  const made = await restoreArchive(server, person, await bodyText(operations.restore))
  return made.ok ? answer({ id: made.value }, 201) : refusal(made.why, made.detail)
})
