/** Headers for every page: a content security policy with a nonce of its own, and the usual ones beside it. */
import { type NextRequest, NextResponse } from "next/server"
import { contentPolicy } from "@/lib/server/http/content-policy"

export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
  const policy = contentPolicy(nonce, process.env.NODE_ENV === "development")
  const headers = new Headers(request.headers)
  headers.set("x-nonce", nonce)
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set("content-security-policy", policy)
  response.headers.set("x-content-type-options", "nosniff")
  response.headers.set("x-frame-options", "DENY")
  response.headers.set("referrer-policy", "same-origin")
  response.headers.set("cross-origin-opener-policy", "same-origin")
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()")
  return response
}

export const config = { matcher: ["/((?!api/|_next/static|_next/image).*)"] }
