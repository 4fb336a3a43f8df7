import { createHash } from "node:crypto"
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { logFile, root, run, tail } from "./run.mjs"
import { duration, faint, Stop, say } from "./say.mjs"

const stampFile = join(root, "node_modules", ".cotejo-stamp")
const LIMIT = 10 * 60_000

/** What an install depends on: the lock file, and the kind of machine that binary packages were chosen for. */
function wantedStamp() {
  const lock = readFileSync(join(root, "package-lock.json"))
  return createHash("sha256")
    .update(lock)
    .update(`${process.versions.modules} ${process.platform} ${process.arch}`)
    .digest("hex")
}

/** Did somebody run npm by hand, and does what is there agree with the lock file? npm keeps a list of what it installed. */
function alreadyThere() {
  try {
    const packages = file => JSON.parse(readFileSync(join(root, file), "utf8")).packages
    const there = packages("node_modules/.package-lock.json")
    return Object.entries(packages("package-lock.json")).every(
      ([path, wanted]) => path === "" || (there[path] ? there[path].version === wanted.version : wanted.optional),
    )
  } catch {
    return false
  }
}

/** Lets `npx cotejo` find the command without looking anywhere else. */
function linkCommand() {
  if (process.platform === "win32") return
  const link = join(root, "node_modules", ".bin", "cotejo")
  if (existsSync(link)) return
  rmSync(link, { force: true })
  mkdirSync(join(root, "node_modules", ".bin"), { recursive: true })
  symlinkSync("../../scripts/cotejo.mjs", link)
  chmodSync(join(root, "scripts", "cotejo.mjs"), 0o755)
}

/** Installs the packages named in package-lock.json, if they are not there yet or have changed since. */
export async function ensureInstalled() {
  const wanted = wantedStamp()
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return
  if (!alreadyThere()) {
    say("Installing packages. The first time takes a minute or two.")
    const began = Date.now()
    const log = logFile("install")
    const npm = process.platform === "win32" ? "npm.cmd" : "npm"
    const { code, late } = await run([npm, "ci", "--include=dev", "--no-audit", "--no-fund"], { log, limit: LIMIT })
    if (late) throw new Stop(`The packages were not installed within ${duration(LIMIT)}. What npm said is in ${log}`)
    if (code) throw new Stop(`${tail(log)}\n\nThe packages could not be installed. What npm said is in ${log}`)
    say(faint(`Installed in ${duration(Date.now() - began)}.`))
  }
  linkCommand()
  writeFileSync(stampFile, wanted)
}
