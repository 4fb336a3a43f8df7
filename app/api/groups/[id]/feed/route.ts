import { answer, write } from "@/lib/server/http/route"
import { personIn } from "@/lib/server/members"
import { makeFeed } from "@/lib/server/outside/feed"

export const POST = write(async ({ server, visitor, params }) => {
  const person = personIn(await visitor(), params.id ?? "")
  return answer({ token: await makeFeed(server.db, person.id) }, 201)
})
