import { spawn, spawnSync } from "node:child_process"
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { anyPort } from "./serve.mjs"

/** The folder with PostgreSQL's own programs, or null. Debian keeps them out of the way of PATH. */
export function postgresFolder() {
  const debian = "/usr/lib/postgresql"
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    process.env.COTEJO_POSTGRES_BIN,
    ...(process.env.PATH ?? "").split(delimiter),
    ...versions.map(version => join(debian, version, "bin")),
    "/usr/local/pgsql/bin",
  ]
  const isThere = folder => folder && ["initdb", "postgres"].every(name => existsSync(join(folder, name)))
  return folders.find(isThere) ?? null
}

/** PostgreSQL will not run as root: then it runs as its own user, or as nobody. */
function otherUser() {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync("/etc/passwd", "utf8").split("\n")
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find(line => line.startsWith(`${name}:`))?.split(":") ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  return {}
}

const answers = port =>
  new Promise(resolve => {
    const socket = connect(port, "127.0.0.1")
    socket.once("connect", () => resolve(socket.destroy() && true))
    socket.once("error", () => resolve(false))
  })
const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

/**
 * A PostgreSQL of its own on a spare port, with an empty folder that goes when it stops. It need not survive a pulled plug.
 * @returns {Promise<{ ok: true, url: string, stop: () => Promise<void> } | { ok: false, why: string }>}
 */
export async function startPostgres() {
  const bin = postgresFolder()
  if (!bin) return { ok: false, why: "there is no PostgreSQL on this machine" }
  const user = otherUser()
  const folder = mkdtempSync(join(tmpdir(), "cotejo-postgres-"))
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const options = { cwd: folder, ...user, encoding: "utf8" }
  const data = join(folder, "data")
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const wish = ["-D", data, "-U", "cotejo", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions"]
  const made = spawnSync(join(bin, "initdb"), wish, { ...options, timeout: 60_000 })
  if (made.status !== 0) {
    remove()
    return { ok: false, why: `initdb failed: ${(made.stderr || String(made.error ?? "")).trim()}` }
  }
  const port = await anyPort()
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    fsync: "off",
    max_connections: "200",
  }
  const set = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const child = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...set], { ...options, stdio: "ignore" })
  let over = false
  const ended = new Promise(resolve => {
    child.once("error", resolve)
    child.once("close", resolve)
  }).then(() => {
    over = true
  })
  const kill = () => child.kill("SIGQUIT")
  process.once("exit", kill)
  const stop = async () => {
    process.removeListener("exit", kill)
    if (!over) kill()
    await ended
    remove()
  }
  for (const deadline = Date.now() + 30_000; !over && Date.now() < deadline; await pause(50))
    if (await answers(port)) return { ok: true, url: `postgresql://cotejo@127.0.0.1:${port}/postgres`, stop }
  await stop()
  return { ok: false, why: "PostgreSQL did not come up" }
}
