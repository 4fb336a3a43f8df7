/**
 * Accounts and sessions, by better-auth on our own connection. Only what the desk needs of it is reachable from outside
 * (`openPaths`); making accounts goes through our own routes, because it needs a first start or an invitation.
 */
import { betterAuth } from "better-auth"
import { anonymous, genericOAuth } from "better-auth/plugins"
import type { Config } from "./config"
import type { Engine } from "./db/engine"
import { originOf } from "./http/origin"

/** Paths under /api/auth that answer; all others are not found. What a page wants to know of its session is at /api/me. */
export const openPaths = ["/sign-in/email", "/sign-in/social", "/link-social", "/sign-out"]
/** Where the owner's OpenID Connect provider sends people back to. */
export const CALLBACK = "/callback/oidc"

export const LEAST_PASSWORD = 10
const DAY = 24 * 60 * 60

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
    plugins: [anonymous({ disableDeleteAnonymousUser: true }), ...elsewhere(config)],
    // Ours counts tries by account as well as by address: see http/limits.ts.
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: "cotejo", defaultCookieAttributes: { httpOnly: true, sameSite: "lax" } },
    telemetry: { enabled: false },
    logger: { level: "error" },
  })
}

/**
 * One provider at most. Its account is joined to one of ours with the same address only when that address is known to be its
 * owner's (a link sent there was used), or when whoever is signed in asks for it: else whoever took somebody's address first
 * would be waiting for them. Its keys are asked for, so that nobody else can speak in its name. */
function elsewhere({ oidc, publicUrl }: Config) {
  if (!oidc || !publicUrl) return []
  const provider = {
    providerId: "oidc",
    discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId: oidc.client,
    clientSecret: oidc.secret,
    scopes: ["openid", "email", "profile"],
    redirectURI: `${publicUrl}/api/auth${CALLBACK}`,
    disableProviderLogout: true,
  }
  return [genericOAuth({ config: [provider] })]
}

export type Auth = ReturnType<typeof openAuth>
