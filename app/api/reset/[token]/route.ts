import { withCookies } from "@/lib/server/http/cookies"
import { answer, read, refusal, write } from "@/lib/server/http/route"
import { newPassword } from "@/lib/server/http/shapes"
import { resetOffer, takeReset } from "@/lib/server/resets"

export const GET = read(async ({ server, params, limit }) => {
  limit("offer", 60, 60)
  const offer = await resetOffer(server.db, params.token ?? "")
  return offer.ok ? offer.value : refusal(offer.why)
})

export const POST = write(async ({ server, params, body, limit }) => {
  limit("account", 10, 300)
  const set = await takeReset(server, params.token ?? "", (await body(newPassword)).password)
  return set.ok ? withCookies(answer({ ok: true }), set.value.cookies) : refusal(set.why)
})
