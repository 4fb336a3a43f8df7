import { answer, write } from "@/lib/server/http/route"
import { endedSession } from "@/lib/server/http/shapes"
import { endSessions, holderOf } from "@/lib/server/own-account"

export const POST = write(async ({ server, request, body }) => {
  await endSessions(server, await holderOf(server, request), (await body(endedSession)).id)
  return answer({ ok: true })
})
