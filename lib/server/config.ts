import { resolve } from "node:path"
import { CannotStart } from "./cannot-start"
import { type LanguageToolSettings, readLanguageTool } from "./outside/language-tool"

/** What the surroundings say; read once, when the server opens. */
export interface Config {
  /** Address of a PostgreSQL database, for several instances; null: SQLite in the data folder. */
  readonly database: string | null
  /** Absolute path of the folder that holds everything this Cotejo knows. */
  readonly data: string
  /** Nobody outside this machine can reach the server. */
  readonly loopback: boolean
  readonly sampleOffered: boolean
  /** The address people use, when a proxy in front makes it another than the server's own. */
  readonly publicUrl: string | null
  /** Put in front by a proxy we know: `x-forwarded-for` and `x-forwarded-proto` may be believed. */
  readonly behindProxy: boolean
  /** Webhooks may go to addresses in the owner's own network. */
  readonly privateHooks: boolean
  /** How mail is sent; null: not at all. */
  readonly mail: { readonly server: string; readonly from: string } | null
  /** Where people may sign in instead of here, by OpenID Connect; null: nowhere. */
  readonly oidc: {
    readonly issuer: string
    readonly client: string
    readonly secret: string
    /** What the button says. */
    readonly name: string
  } | null
  /** The LanguageTool server that drafts are sent to; null: none is asked. */
  readonly languageTool: LanguageToolSettings | null
  /** Absolute path of a pack of more Spanish words, made by `cotejo lexicon`; null: none. */
  readonly wordPack: string | null
  /** Folder of the texts that come with the program. */
  readonly samples: string
}

type Env = { readonly [name: string]: string | undefined }

const loopbackHosts = ["127.0.0.1", "localhost", "::1", "[::1]"]

/** Without an address to write into the mails there are none: what a request calls us is not to be believed in a link. */
function mailOf(env: Env): Config["mail"] {
  if (!env.COTEJO_SMTP || !env.COTEJO_URL) return null
  const host = new URL(env.COTEJO_URL).hostname
  return { server: env.COTEJO_SMTP, from: env.COTEJO_MAIL_FROM || `Cotejo <cotejo@${host}>` }
}

function oidcOf(env: Env): Config["oidc"] {
  const { COTEJO_OIDC_ISSUER: issuer, COTEJO_OIDC_CLIENT: client, COTEJO_OIDC_SECRET: secret } = env
  if (!issuer || !client || !secret || !env.COTEJO_URL) return null
  return { issuer: issuer.replace(/\/+$/, ""), client, secret, name: env.COTEJO_OIDC_NAME || new URL(issuer).hostname }
}

function languageToolOf({ COTEJO_LANGUAGETOOL_URL: url, COTEJO_LANGUAGETOOL_OFF: off }: Env): Config["languageTool"] {
  if (!url) return null
  const settings = readLanguageTool(url, off)
  if (!settings) throw new CannotStart(`COTEJO_LANGUAGETOOL_URL is not an address of http or https: ${url}`)
  return settings
}

export function readConfig(env: Env, cwd: string): Config {
  for (const name of ["COTEJO_URL", "COTEJO_OIDC_ISSUER"])
    if (env[name] && !URL.canParse(env[name])) throw new CannotStart(`${name} is not an address: ${env[name]}`)
  const loopback = loopbackHosts.includes(env.COTEJO_HOST || "127.0.0.1")
  return {
    database: env.DATABASE_URL || null,
    data: resolve(cwd, env.COTEJO_DATA || "data"),
    loopback,
    sampleOffered: loopback && env.COTEJO_SAMPLE !== "off",
    publicUrl: env.COTEJO_URL?.replace(/\/+$/, "") || null,
    behindProxy: env.COTEJO_PROXY === "on",
    privateHooks: env.COTEJO_HOOKS_PRIVATE === "on",
    mail: mailOf(env),
    oidc: oidcOf(env),
    languageTool: languageToolOf(env),
    wordPack: env.COTEJO_APERTIUM_PACK ? resolve(cwd, env.COTEJO_APERTIUM_PACK) : null,
    samples: resolve(cwd, "samples"),
  }
}
