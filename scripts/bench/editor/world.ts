/** The built app on a data folder of its own with three people in it, and beside it a plain server for the bare page. */
import { mkdtemp, rm } from "node:fs/promises"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { type APIRequestContext, request } from "playwright"
import type { Role } from "@/lib/review/roles"
import { ensureBuilt } from "../../lib/build.mjs"
import { anyPort, serve } from "../../lib/serve.mjs"

export interface Asker {
  ask<T>(method: "GET" | "POST", path: string, body?: unknown): Promise<T>
  readonly context: APIRequestContext
}

export interface World {
  readonly app: string
  readonly bare: string
  readonly coordinator: Asker
  readonly reviewer: Asker
  readonly translator: Asker
  /** What the bare page shows next, as JSON. */
  show(doc: unknown): void
  stop(): Promise<void>
}

export async function openWorld(): Promise<World> {
  await ensureBuilt()
  const data = await mkdtemp(join(tmpdir(), "cotejo-bench-"))
  const app = await serve({ host: "127.0.0.1", port: await anyPort(), data })
  if (!app.ok) throw new Error(`The server did not come up. It said:\n${app.said}`)
  const bare = await serveBare()
  const coordinator = await personAt(app.url, "/api/first", { ...account("Cora"), group: "Bench" })
  const join_ = async (name: string, role: Role): Promise<Asker> => {
    const { token } = await coordinator.ask<{ token: string }>("POST", "/api/invitations", {
      roles: [role],
      uses: 1,
      days: 1,
    })
    return personAt(app.url, `/api/join/${token}`, account(name))
  }
  const [reviewer, translator] = [await join_("Rui", "reviewer"), await join_("Tea", "translator")]
  return {
    app: app.url,
    bare: bare.url,
    coordinator,
    reviewer,
    translator,
    show: bare.show,
    stop: async () => {
      bare.server.close()
      await app.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

const account = (name: string) => ({
  name,
  email: `${name.toLowerCase()}@bench.example`,
  password: "a kettle on the bench",
})

async function personAt(baseURL: string, path: string, data: unknown): Promise<Asker> {
  const context = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL }, timeout: 120_000 })
  const ask = async <T>(method: "GET" | "POST", to: string, body?: unknown): Promise<T> => {
    const send = () => context.fetch(to, { method, ...(body === undefined ? {} : { data: body }) })
    let answer = await send()
    // A person may do no more than so much in a minute; a bench waits, as everybody does.
    for (; answer.status() === 429; answer = await send()) await new Promise(resolve => setTimeout(resolve, 5_000))
    if (!answer.ok()) throw new Error(`${to} answered ${answer.status()}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  await ask("POST", path, data)
  return { ask, context }
}

async function serveBare(): Promise<{ url: string; server: Server; show(doc: unknown): void }> {
  const made = await build({
    entryPoints: [fileURLToPath(new URL("bare-page.ts", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    tsconfig: fileURLToPath(new URL("../../../tsconfig.json", import.meta.url)),
  })
  const script = made.outputFiles[0]?.text ?? ""
  let doc = "null"
  const server = createServer((asked, answer) => {
    const path = new URL(asked.url ?? "/", "http://bench").pathname
    const [type, body] =
      path === "/"
        ? ["text/html; charset=utf-8", html]
        : path === "/page.js"
          ? ["text/javascript", script]
          : path === "/doc"
            ? ["application/json", doc]
            : ["text/plain", ""]
    answer.setHeader("content-type", type ?? "")
    answer.end(body)
  })
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    server,
    show: value => {
      doc = JSON.stringify(value)
    },
  }
}

const html = `<!doctype html><meta charset="utf-8"><title>Bare</title>
<style>
body{margin:0;font:17px/1.6 serif}
.pairs{max-width:1180px;margin:0 auto;outline:none;white-space:pre-wrap;overflow-wrap:break-word}
.pairs p,.pairs h2{margin:0}.pairs h2{font-size:1.25em}
[data-pair]{display:grid;grid-template-columns:1fr 1.1fr;gap:60px;padding:7px 24px;content-visibility:auto;contain-intrinsic-size:auto 72px}
[data-thread]{background:#fff3b0}ins{color:#265}del{color:#a33}
</style><div id="place"></div><script src="page.js"></script>`
