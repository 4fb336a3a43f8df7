import { refusal, write } from "@/lib/server/http/route"
import { forgotten } from "@/lib/server/http/shapes"
import { log } from "@/lib/server/log"
import { mailReset } from "@/lib/server/outside/mail"

export const POST = write(async ({ server, body, limit }) => {
  if (server.config.mail === null) return refusal("not-found")
  limit("reset", 20, 600)
  const { email, locale } = await body(forgotten)
  limit("reset", 3, 3600, email.toLowerCase())
  // Not waited for: how long it takes would tell whether there is such an account.
  void mailReset(server, email, locale).catch((error: unknown) =>
    log.error({ err: error }, "a link could not be mailed"),
  )
  return { ok: true }
})
