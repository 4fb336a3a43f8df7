import { answer, read, refusal, write } from "@/lib/server/http/route"
import { bringInEither } from "@/lib/server/http/shapes"
import { bringIn } from "@/lib/server/pages/bring-in"
import { bringInBoth } from "@/lib/server/pages/bring-in-both"
import { pagesOf } from "@/lib/server/pages/list"
import { personTo } from "@/lib/server/visitor"

const MOST_BYTES = 25_000_000

export const GET = read(async ({ server, visitor }) => pagesOf(server.db, await visitor()))

export const POST = write(async ({ server, visitor, body, limit }) => {
  const person = personTo(await visitor(), "bring-in")
  limit("bring-in", 60, 600, person.id)
  const wish = await body(bringInEither, MOST_BYTES)
  const made = "both" in wish ? await bringInBoth(server, person, wish) : await bringIn(server, person, wish)
  return made.ok ? answer({ id: made.value }, 201) : refusal(made.why, made.detail)
})
