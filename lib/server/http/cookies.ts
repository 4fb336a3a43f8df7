import type { Role } from "@/lib/review/roles"
import { HAT_COOKIE } from "../visitor"

export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie)
  return response
}

/** Which hat a guest of the sample wears, for as long as their session. It is honoured for guests only. */
export const hatCookie = (hat: Role): string => `${HAT_COOKIE}=${hat}; Path=/; Max-Age=5184000; HttpOnly; SameSite=Lax`
