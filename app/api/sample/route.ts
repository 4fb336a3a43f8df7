import { hatCookie, withCookies } from "@/lib/server/http/cookies"
import { answer, refusal, write } from "@/lib/server/http/route"
import { makeSample } from "@/lib/server/sample"

export const POST = write(async ({ server, limit }) => {
  limit("sample", 10, 600)
  const made = await makeSample(server)
  if (!made.ok) return refusal(made.why, made.detail)
  return withCookies(answer({ page: made.value.page }, 201), [...made.value.cookies, hatCookie("reviewer")])
})
