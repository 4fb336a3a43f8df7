import { me } from "@/lib/server/account"
import { withCookies } from "@/lib/server/http/cookies"
import { answer, read } from "@/lib/server/http/route"
import { refreshedCookies } from "@/lib/server/visitor"

export const GET = read(async ({ server, request, visitor }) => {
  const who = await me(server, await visitor())
  return withCookies(answer(who), await refreshedCookies(server, request))
})
