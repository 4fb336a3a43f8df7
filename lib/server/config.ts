import { resolve } from "node:path"

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
  /** Folder of the texts that come with the program. */
  readonly samples: string
}

type Env = { readonly [name: string]: string | undefined }

const loopbackHosts = ["127.0.0.1", "localhost", "::1", "[::1]"]

export function readConfig(env: Env, cwd: string): Config {
  const loopback = loopbackHosts.includes(env.COTEJO_HOST || "127.0.0.1")
  return {
    database: env.DATABASE_URL || null,
    data: resolve(cwd, env.COTEJO_DATA || "data"),
    loopback,
    sampleOffered: loopback && env.COTEJO_SAMPLE !== "off",
    publicUrl: env.COTEJO_URL || null,
    behindProxy: env.COTEJO_PROXY === "on",
    samples: resolve(cwd, "samples"),
  }
}
