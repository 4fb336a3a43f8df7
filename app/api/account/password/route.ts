import { withCookies } from "@/lib/server/http/cookies"
import { answer, refusal, write } from "@/lib/server/http/route"
import { otherPassword } from "@/lib/server/http/shapes"
import { changePassword, holderOf } from "@/lib/server/own-account"

export const POST = write(async ({ server, request, body }) => {
  const holder = await holderOf(server, request)
  const { old, next } = await body(otherPassword)
  const changed = await changePassword(server, holder, old, next)
  return changed.ok ? withCookies(answer({ ok: true }), changed.value.cookies) : refusal(changed.why)
})
