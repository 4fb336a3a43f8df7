import { spawn } from "node:child_process"
import { createServer } from "node:net"
import { inPackage, root } from "./run.mjs"

/** Can this process listen there? */
function isFree(host, port) {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once("error", () => resolve(false))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** The first free port from `from` upwards, or null when twenty in a row are taken. */
export async function freePort(host, from) {
  for (let port = from; port < from + 20; port++) if (await isFree(host, port)) return port
  return null
}

/** Any free port, chosen by the system. */
export function anyPort(host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, host, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** The address to open for a server that listens on `host`: every address is reached on this machine by the loopback one. */
export function addressOf(host, port) {
  const open = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host
  return `http://${open.includes(":") ? `[${open}]` : open}:${port}`
}

async function answers(url) {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000), redirect: "manual" })
    return response.ok
  } catch {
    return false
  }
}

/**
 * The first visitor of a screen would wait until the server has loaded it: half a second for a desk. Asked as somebody who is
 * not signed in, for a page that is not there, it is loaded before.
 */
async function warmUp(url) {
  for (const path of ["/pages/none", "/", "/bring-in"])
    try {
      await (await fetch(url + path, { redirect: "manual", signal: AbortSignal.timeout(10_000) })).arrayBuffer()
    } catch {
      // Whoever comes first loads it then.
    }
}

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

/**
 * Starts the built app and waits until it answers.
 * What the server prints before it is ready is kept back, and told only when it does not come up; after that it is
 * handed to `print`.
 * @param {{ host: string, port: number, data: string, env?: Record<string, string>, print?: (words: string) => void,
 *   patience?: number }} options patience in milliseconds
 * @returns {Promise<{ ok: true, url: string, pid?: number, stop: () => Promise<void>,
 *   kill: () => Promise<void>, ended: Promise<number> } | { ok: false, said: string }>}
 */
export async function serve({ host, port, data, env = {}, print = () => {}, patience = 60_000 }) {
  const child = spawn(...command(host, port), {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      COTEJO_HOST: host,
      COTEJO_DATA: data,
      PORT: String(port),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let ready = false
  let said = ""
  const hear = chunk => {
    if (ready) print(chunk)
    else said += chunk
  }
  child.stdout.setEncoding("utf8").on("data", hear)
  child.stderr.setEncoding("utf8").on("data", hear)
  let over = false
  const ended = new Promise(resolve => {
    child.once("error", () => resolve(127))
    child.once("close", code => resolve(code ?? 1))
  })
  ended.then(() => (over = true))

  const stop = async () => {
    if (over) return
    child.kill("SIGTERM")
    const late = setTimeout(() => child.kill("SIGKILL"), 5_000)
    await ended
    clearTimeout(late)
  }
  /** As when the machine loses its power. */
  const kill = async () => {
    child.kill("SIGKILL")
    await ended
  }
  const url = addressOf(host, port)
  for (const deadline = Date.now() + patience; !over && Date.now() < deadline; await pause(100)) {
    if (await answers(url)) {
      ready = true
      void warmUp(url)
      return { ok: true, url, pid: child.pid, stop, kill, ended }
    }
  }
  await stop()
  return { ok: false, said: withoutBanner(said) }
}

/** Next tells its version and address first, which is no reason for anything. */
const withoutBanner = said =>
  said
    .split("\n")
    .filter(line => !/^\s*(▲|✓|- (Local|Network|Environments)\b)/u.test(line))
    .join("\n")
    .trim()

function command(host, port) {
  const [node, next] = inPackage("next/dist/bin/next")
  return [node, [next, "start", "--hostname", host, "--port", String(port)]]
}
