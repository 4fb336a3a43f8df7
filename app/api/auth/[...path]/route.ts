import { CALLBACK, openPaths } from "@/lib/server/auth"
import { comeBack, goElsewhere, passToAuth } from "@/lib/server/http/auth-guard"
import { type Call, read, refusal, write } from "@/lib/server/http/route"

/** The rest of the address is read from the address itself: Next gives it in pieces, unlike the names of other routes. */
const pathOf = ({ url }: Call): string => url.pathname.replace(/^\/api\/auth/, "").replace(/\/$/, "")

const pass = write(async call => {
  const path = pathOf(call)
  if (!openPaths.includes(path)) return refusal("not-found")
  return path === "/sign-in/social" || path === "/link-social" ? goElsewhere(call) : passToAuth(call)
})
const back = read(async call => (pathOf(call) === CALLBACK ? comeBack(call) : refusal("not-found")))

const nameless = { params: Promise.resolve({}) }
export const GET = (request: Request): Promise<Response> => back(request, nameless)
export const POST = (request: Request): Promise<Response> => pass(request, nameless)
