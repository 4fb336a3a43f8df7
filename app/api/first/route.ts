import { makeFirstAccount } from "@/lib/server/account"
import { withCookies } from "@/lib/server/http/cookies"
import { answer, refusal, write } from "@/lib/server/http/route"
import { newAccount } from "@/lib/server/http/shapes"

export const POST = write(async ({ server, body, limit }) => {
  limit("account", 10, 300)
  const made = await makeFirstAccount(server, await body(newAccount))
  return made.ok ? withCookies(answer({ ok: true }, 201), made.value.cookies) : refusal(made.why, made.detail)
})
