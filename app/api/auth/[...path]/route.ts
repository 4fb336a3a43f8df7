import { openPaths } from "@/lib/server/auth"
import { signInGuarded } from "@/lib/server/http/auth-guard"
import { read, refusal, write } from "@/lib/server/http/route"

const pathOf = (url: URL): string => url.pathname.replace(/^\/api\/auth/, "").replace(/\/$/, "")

export const GET = read(async ({ server, request, url }) =>
  openPaths.includes(pathOf(url)) ? server.auth.handler(request) : refusal("not-found"),
)

export const POST = write(async call => {
  if (!openPaths.includes(pathOf(call.url))) return refusal("not-found")
  return signInGuarded(call)
})
