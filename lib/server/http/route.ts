/**
 * The frame around every route handler: reads and checks what all requests have in common, turns refusals into answers
 * and faults into "server-fault" without a word about how.
 */
import type { ZodType } from "zod"
import type { Refusal, RefusalCode } from "@/lib/sync/api"
import type { Config } from "../config"
import { log } from "../log"
import { Refused } from "../refused"
import { getServer, type Server } from "../server"
import { type Visitor, visitorOf } from "../visitor"
import { isOwnOrigin, isSecure } from "./origin"
import { Ready } from "./ready"

export interface Call {
  readonly server: Server
  readonly request: Request
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  /** Who asks; refuses with "signed-out". */
  visitor(): Promise<Visitor>
  /** The body, as the schema wants it; refuses with "not-understood" or "too-large". */
  body<T>(schema: ZodType<T>, mostBytes?: number): Promise<T>
  /** The body of a request of the documented ones (api/operations.ts). */
  bodyOf<T>(operation: { readonly body: ZodType<T>; readonly mostBytes: number }): Promise<T>
  /** The body as it came, where reading it takes so long that it is done elsewhere. */
  bodyText(operation: { readonly mostBytes: number }): Promise<string>
  /** Counts a try of this kind from this address (or by whoever `by` names); refuses with "too-many-tries". */
  limit(kind: string, most: number, seconds: number, by?: string): void
}

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const statuses: { readonly [C in RefusalCode]?: number } = {
  "signed-out": 401,
  "wrong-credentials": 401,
  "not-found": 404,
  "not-allowed": 403,
  "not-your-comment": 403,
  "wrong-origin": 403,
  "too-large": 413,
  "too-long": 413,
  "comment-gone": 409,
  "too-many-tries": 429,
  "already-set-up": 409,
  "not-set-up": 409,
  "email-taken": 409,
  "move-not-possible": 409,
  "four-eyes": 409,
  "pairs-open": 409,
  "page-is-approved": 409,
  "not-open": 409,
  "words-gone": 409,
  "invitation-over": 410,
  "reset-over": 410,
  "no-group": 403,
  "last-coordinator": 409,
  "too-many-files": 409,
  "in-other-groups": 409,
  "server-fault": 500,
}

const headers = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
}

/** Characters of an answer that is not worth pressing: it would take longer, and most are of this kind. */
const SHORT = 2000

export function answer(value: unknown, status = 200): Response {
  const text = value instanceof Ready ? value.json : JSON.stringify(value)
  const caching = text.length < SHORT ? "no-store, no-transform" : headers["cache-control"]
  return new Response(text, {
    status,
    headers: { ...headers, "cache-control": caching, "content-type": "application/json" },
  })
}

/** The status by which a refusal answers. */
export const statusOf = (why: RefusalCode): number => statuses[why] ?? 400

export function refusal(why: RefusalCode, detail?: string): Response {
  const body: Refusal = detail === undefined ? { error: why } : { error: why, detail }
  return answer(body, statusOf(why))
}

/** For requests that change nothing. */
export const read = (work: (call: Call) => Promise<unknown>): Handler => frame(work, false)
/** For requests that change something: they have to come from our own pages. */
export const write = (work: (call: Call) => Promise<unknown>): Handler => frame(work, true)

function frame(work: (call: Call) => Promise<unknown>, changes: boolean): Handler {
  return async (request, context) => {
    try {
      const server = await getServer()
      if (changes && !isOwnOrigin(request, server.config)) return refusal("wrong-origin")
      const result = await work(callOf(server, request, await context.params))
      return secured(result instanceof Response ? result : answer(result), request, server.config)
    } catch (error) {
      if (error instanceof Refused) return refusal(error.why, error.detail)
      log.error({ err: error, path: new URL(request.url).pathname }, "a request failed")
      return refusal("server-fault")
    }
  }
}

function callOf(server: Server, request: Request, params: Record<string, string>): Call {
  return {
    server,
    request,
    params,
    url: new URL(request.url),
    visitor: () => visitorOf(server, request),
    body: (schema, most = 1_000_000) => readBody(request, schema, most),
    bodyOf: operation => readBody(request, operation.body, operation.mostBytes),
    bodyText: operation => readText(request, operation.mostBytes),
    limit(kind, most, seconds, by) {
      // An address is believed only as far as a proxy vouches for it; on this machine all have the same.
      const from = by ?? (server.config.behindProxy ? (request.headers.get("x-forwarded-for") ?? "") : "all")
      const allowed = by === undefined && (server.config.loopback || from === "all") ? most * 20 : most
      if (!server.limits.take(`${kind} ${from}`, allowed, seconds * 1000)) throw new Refused("too-many-tries")
    },
  }
}

async function readBody<T>(request: Request, schema: ZodType<T>, most: number): Promise<T> {
  const text = await readText(request, most)
  let json: unknown
  try {
    json = text === "" ? {} : JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused("not-understood")
    throw error
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new Refused("not-understood", parsed.error.issues[0]?.path.join(".") || undefined)
  return parsed.data
}

/** The body as text, without ever holding more than `most` bytes of it. */
async function readText(request: Request, most: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > most) throw new Refused("too-large")
  if (!request.body) return ""
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > most) throw new Refused("too-large")
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** Cookies set over https are for https only. */
function secured(response: Response, request: Request, config: Config): Response {
  if (!isSecure(request, config)) return response
  const cookies = response.headers.getSetCookie()
  if (cookies.length === 0) return response
  response.headers.delete("set-cookie")
  for (const cookie of cookies)
    response.headers.append("set-cookie", /;\s*secure/i.test(cookie) ? cookie : `${cookie}; Secure`)
  return response
}
