import { withCookies } from "@/lib/server/http/cookies"
import { answer, read, refusal, write } from "@/lib/server/http/route"
import { joining, newAccount } from "@/lib/server/http/shapes"
import { join, offerOf } from "@/lib/server/invitations"
import { holderOrNobody } from "@/lib/server/own-account"

export const GET = read(async ({ server, params, limit }) => {
  limit("offer", 60, 60)
  const offer = await offerOf(server.db, params.token ?? "")
  return offer.ok ? offer.value : refusal(offer.why)
})

export const POST = write(async ({ server, request, params, body, limit }) => {
  limit("account", 10, 300)
  const wish = await body(joining)
  const holder = await holderOrNobody(server, request)
  const account = newAccount.safeParse(wish)
  const joined = await join(server, params.token ?? "", holder, account.success ? account.data : null)
  return joined.ok ? withCookies(answer({ ok: true }, 201), joined.value.cookies) : refusal(joined.why, joined.detail)
})
