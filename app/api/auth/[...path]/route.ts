import { openPaths } from "@/lib/server/auth"
import { passToAuth } from "@/lib/server/http/auth-guard"
import { refusal, write } from "@/lib/server/http/route"

export const POST = write(async call => {
  const path = call.url.pathname.replace(/^\/api\/auth/, "").replace(/\/$/, "")
  return openPaths.includes(path) ? passToAuth(call) : refusal("not-found")
})
