import { hatCookie, withCookies } from "@/lib/server/http/cookies"
import { answer, write } from "@/lib/server/http/route"
import { hat as hatShape } from "@/lib/server/http/shapes"
import { hats } from "@/lib/server/people"
import { Refused } from "@/lib/server/refused"

export const POST = write(async ({ visitor, body }) => {
  const { guest } = await visitor()
  const { hat } = await body(hatShape)
  if (!guest || !hats.some(one => one === hat)) throw new Refused("not-allowed")
  return withCookies(answer({ hat }), [hatCookie(hat)])
})
