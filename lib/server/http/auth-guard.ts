import { z } from "zod"
import type { ElsewhereFault } from "@/lib/sync/outside"
import { holderOrNobody } from "../own-account"
import { Refused } from "../refused"
import { originOf } from "./origin"
import { answer, type Call, refusal } from "./route"

const MOST_BYTES = 20_000
const named = z.looseObject({ email: z.string().optional() })
/** Where to go on afterwards: within these pages only. */
const inside = z
  .string()
  .regex(/^\/(?![/\\])/)
  .max(500)
const elsewhere = z.object({ callbackURL: inside })

/** Passes a request on to better-auth, with tries counted by account and by address, and its errors in our words. */
export async function passToAuth(call: Call): Promise<Response> {
  const { server, request, url, body, limit } = call
  const fields = await body(named, MOST_BYTES)
  const account = `account ${fields.email?.toLowerCase() ?? ""}`
  const counts = !url.pathname.endsWith("/sign-out")
  if (counts) limit("sign-in", 40, 300)
  if (counts && !server.limits.take(account, 10, 300_000)) throw new Refused("too-many-tries")
  const headers = counts ? withoutSession(request.headers) : new Headers(request.headers)
  headers.delete("content-length")
  headers.set("content-type", "application/json")
  // A program outside a browser names no origin, which better-auth takes amiss where it sends other headers of browsers; ours
  // has been looked at already (isOwnOrigin).
  if (!headers.has("origin")) headers.set("origin", originOf(request, server.config))
  const passed = new Request(request.url, { method: "POST", headers, body: JSON.stringify(fields) })
  const response = await server.auth.handler(passed)
  if (response.ok) {
    server.limits.forget(account)
    return signedIn(response)
  }
  return refusal(
    response.status === 401 ? "wrong-credentials" : response.status === 429 ? "too-many-tries" : "not-understood",
  )
}

/** The address of the owner's provider, where the browser goes to sign in: { url }. */
export async function goElsewhere(call: Call): Promise<Response> {
  const { server, request, body, limit } = call
  if (!server.config.oidc) throw new Refused("not-found")
  limit("sign-in", 40, 300)
  const { callbackURL } = await body(elsewhere, MOST_BYTES)
  const headers = new Headers(request.headers)
  headers.delete("content-length")
  headers.set("content-type", "application/json")
  const fields = { provider: "oidc", callbackURL, errorCallbackURL: callbackURL, disableRedirect: true }
  const passed = new Request(request.url, { method: "POST", headers, body: JSON.stringify(fields) })
  const response = await server.auth.handler(passed)
  if (!response.ok) throw new Refused(response.status === 401 ? "signed-out" : "server-fault")
  const { url } = (await response.json()) as { url?: string }
  const told = answer({ url })
  for (const cookie of response.headers.getSetCookie()) told.headers.append("set-cookie", cookie)
  return told
}

/** Back from the provider: signed in and sent on, or back to where one came from, which says why. */
export async function comeBack({ server, request, limit }: Call): Promise<Response> {
  if (!server.config.oidc) throw new Refused("not-found")
  try {
    limit("sign-in", 40, 300)
  } catch (error) {
    // It is a browser that comes back here, and it wants a page.
    if (!(error instanceof Refused)) throw error
    return new Response(null, { status: 302, headers: { location: "/?elsewhere=too-often" } })
  }
  const headers = withoutSession(request.headers)
  const response = await server.auth.handler(new Request(request.url, { headers }))
  const to = new URL(response.headers.get("location") ?? "", request.url)
  const fault = to.searchParams.get("error")
  if (fault === null) return response
  // What was asked for is not known any more: better-auth's own page of errors is none of ours.
  const lost = to.pathname.startsWith("/api/")
  const back = new URL(lost ? ((await holderOrNobody(server, request)) ? "/account" : "/") : to.pathname, to)
  if (!lost) for (const [name, value] of to.searchParams) if (name !== "error") back.searchParams.set(name, value)
  back.searchParams.delete("error_description")
  back.searchParams.set("elsewhere", faults.get(fault) ?? "failed")
  const told = new Headers(response.headers)
  told.set("location", back.pathname + back.search)
  return new Response(null, { status: 302, headers: told })
}

/** Of who signs in it matters nothing who they were: of a session that has ended better-auth would take back the new one, too. */
function withoutSession(given: Headers): Headers {
  const headers = new Headers(given)
  const cookies = (headers.get("cookie") ?? "").split(/;\s*/).filter(one => !/\.session_(token|data)=/.test(one))
  if (cookies.join("") === "") headers.delete("cookie")
  else headers.set("cookie", cookies.join("; "))
  return headers
}

/** What better-auth and providers (RFC 6749, 4.1.2.1) call the faults that a person can do something about. */
const faults: ReadonlyMap<string, ElsewhereFault> = new Map([
  ["access_denied", "cancelled"],
  ["account_not_linked", "has-account"],
  ["email_does_not_match", "other-address"],
  ["account_already_linked_to_different_user", "somebody-elses"],
  ["email_not_found", "no-address"],
])

/** The session travels in its cookie only: the token that better-auth also puts in the body stays here. */
function signedIn(response: Response): Response {
  const passed = answer({ ok: true })
  for (const cookie of response.headers.getSetCookie()) passed.headers.append("set-cookie", cookie)
  return passed
}
