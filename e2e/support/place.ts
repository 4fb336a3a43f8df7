import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { anyPort, serve } from "../../scripts/lib/serve.mjs"

/** A Cotejo of its own: the built app on a free port, with an empty data folder that goes when it stops. */
export interface Place {
  readonly url: string
  readonly data: string
  /** What the server printed since it was ready; for looking into a failed test. */
  readonly said: () => string
  readonly stop: () => Promise<void>
}

export async function startPlace(env: { readonly [name: string]: string } = {}): Promise<Place> {
  const data = await mkdtemp(join(tmpdir(), "cotejo-e2e-"))
  let said = ""
  const print = (words: string) => {
    said += words
  }
  const server = await serve({ host: "127.0.0.1", port: await anyPort(), data, env, print })
  if (!server.ok) {
    await rm(data, { recursive: true, force: true })
    throw new Error(`The server did not come up. It said:\n${server.said}\nIs there a build? npm run build makes one.`)
  }
  const stop = async () => {
    await server.stop()
    await rm(data, { recursive: true, force: true })
  }
  return { url: server.url, data, said: () => said, stop }
}
