import { openPaths } from "@/lib/server/auth"
import { passToAuth } from "@/lib/server/http/auth-guard"
import { refusal, write } from "@/lib/server/http/route"

const pass = write(async call => {
  const path = call.url.pathname.replace(/^\/api\/auth/, "").replace(/\/$/, "")
  return openPaths.includes(path) ? passToAuth(call) : refusal("not-found")
})

/** The rest of the address is read from the address itself: Next gives it in pieces, unlike the names of other routes. */
export const POST = (request: Request): Promise<Response> => pass(request, { params: Promise.resolve({}) })
