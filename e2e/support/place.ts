import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freshDatabase, testPostgres } from "@/lib/testing/postgres"
import { addressOf, anyPort, serve } from "../../scripts/lib/serve.mjs"

/** A Cotejo of its own: the built app on a free port, with an empty data folder that goes when it stops. */
export interface Place {
  readonly url: string
  readonly data: string
  /** What the server printed since it was ready; for looking into a failed test. */
  readonly said: () => string
  readonly stop: () => Promise<void>
  /** Ends it as a machine that loses its power does. */
  readonly kill: () => Promise<void>
}

/** On a database of its own when the tests run on PostgreSQL, unless `env` names one. "{url}" in a value is its own address. */
export async function startPlace(wanted: { readonly [name: string]: string } = {}): Promise<Place> {
  const port = await anyPort()
  const own = addressOf("127.0.0.1", port)
  const given = Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, value.replace("{url}", own)]))
  const data = await mkdtemp(join(tmpdir(), "cotejo-e2e-"))
  const database = testPostgres !== null && !given.DATABASE_URL ? await freshDatabase(testPostgres) : null
  const env = database ? { ...given, DATABASE_URL: database.url } : given
  let said = ""
  const print = (words: string) => {
    said += words
  }
  const server = await serve({ host: "127.0.0.1", port, data, env, print })
  if (!server.ok) {
    await rm(data, { recursive: true, force: true })
    throw new Error(`The server did not come up. It said:\n${server.said}\nIs there a build? npm run build makes one.`)
  }
  const stop = async () => {
    await server.stop()
    await database?.drop()
    await rm(data, { recursive: true, force: true })
  }
  return { url: server.url, data, said: () => said, stop, kill: server.kill }
}
