import { answer, refusal, write } from "@/lib/server/http/route"
import { anything } from "@/lib/server/http/shapes"
import { restoreArchive } from "@/lib/server/pages/take-out/restore"
import { personTo } from "@/lib/server/visitor"
import { MOST_OF_ARCHIVE } from "@/lib/sync/take-out"

export const POST = write(async ({ server, visitor, body, limit }) => {
  const person = personTo(await visitor(), "bring-in")
  limit("bring-in", 60, 600, person.id)
  const made = await restoreArchive(server, person, await body(anything, MOST_OF_ARCHIVE))
  return made.ok ? answer({ id: made.value }, 201) : refusal(made.why, made.detail)
})
