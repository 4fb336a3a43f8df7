/**
 * Accounts and sessions, by better-auth on our own connection. Only what the desk needs of it is reachable from outside
 * (`openPaths`); making accounts goes through our own routes, because it needs a first start or an invitation.
 */
import { betterAuth } from "better-auth"
import { anonymous } from "better-auth/plugins"
import type { Config } from "./config"
import type { Engine } from "./db/engine"

/** Paths under /api/auth that answer; all others are not found. What a page wants to know of its session is at /api/me. */
export const openPaths = ["/sign-in/email", "/sign-out"]

export const LEAST_PASSWORD = 10
const DAY = 24 * 60 * 60

const originOf = (request: Request, config: Config): string => {
  const url = new URL(request.url)
  return config.publicUrl ?? `${url.protocol}//${request.headers.get("host") ?? url.host}`
}

export function openAuth(config: Config, engine: Engine, secret: string) {
  return betterAuth({
    appName: "Cotejo",
    secret,
    basePath: "/api/auth",
    baseURL: config.publicUrl ?? "http://127.0.0.1",
    trustedOrigins: request => (request ? [originOf(request, config)] : []),
    database: { db: engine.db, type: engine.kind },
    emailAndPassword: { enabled: true, minPasswordLength: LEAST_PASSWORD, maxPasswordLength: 256 },
    session: { expiresIn: 60 * DAY, updateAge: DAY },
    // A guest's persons have pages to their name; signing in with an account leaves them where they are.
    plugins: [anonymous({ disableDeleteAnonymousUser: true })],
    // Ours counts tries by account as well as by address: see http/limits.ts.
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: "cotejo", defaultCookieAttributes: { httpOnly: true, sameSite: "lax" } },
    telemetry: { enabled: false },
    logger: { level: "error" },
  })
}

export type Auth = ReturnType<typeof openAuth>
