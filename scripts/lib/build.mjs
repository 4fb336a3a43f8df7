import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join, relative, sep } from "node:path"
import { ensureLexicon } from "./lexicon.mjs"
import { inPackage, logFile, root, run, tail } from "./run.mjs"
import { duration, faint, Stop, say } from "./say.mjs"

const LIMIT = 10 * 60_000
const folders = ["app", "components", "lib", "public"]
/** Of the files at the top: these, and any .ts beside them that Next reads (proxy.ts, instrumentation.ts). */
const files = ["next.config.js", "package-lock.json", "tsconfig.json"]
const notBuilt = new Set(["playwright.config.ts", "vitest.config.ts", "next-env.d.ts"])

/** Tests and their cases are not in the build, so that a changed test does not ask for a new one. */
const isSource = path =>
  !/\.test\.tsx?$|\.cases\.txt$|\.md$/.test(path) &&
  !path.startsWith(`lib${sep}testing${sep}`) &&
  !path.includes(`${sep}.`)

function filesUnder(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}

/** One number for all the files a build is made of. */
export function sourceStamp() {
  const top = readdirSync(root).filter(name => files.includes(name) || (name.endsWith(".ts") && !notBuilt.has(name)))
  const under = folders.flatMap(folder => filesUnder(join(root, folder))).map(path => relative(root, path))
  const hash = createHash("sha256").update(process.versions.node)
  for (const path of [...top, ...under.filter(isSource)].sort())
    hash.update(`\n${path}\n`).update(readFileSync(join(root, path)))
  return hash.digest("hex")
}

/** Where Next puts the build; next.config.js reads the same variable. */
export const distFolder = () => join(root, process.env.COTEJO_DIST ?? ".next")

/** Builds the app if its sources have changed since the last build. Returns whether it had to. */
export async function ensureBuilt() {
  await ensureLexicon()
  const stampFile = join(distFolder(), "cotejo-stamp")
  const wanted = sourceStamp()
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return false
  say("Building Cotejo.")
  const began = Date.now()
  const log = logFile("build")
  // Until the new build stands there is none: a half one must not be taken for whole.
  rmSync(stampFile, { force: true })
  const { code, late } = await run([...inPackage("next/dist/bin/next"), "build"], {
    log,
    limit: LIMIT,
    env: { NODE_ENV: "production" },
  })
  if (late) throw new Stop(`The build did not end within ${duration(LIMIT)}. What it said is in ${log}`)
  if (code) throw new Stop(`${tail(log, 40)}\n\nCotejo could not be built. What the build said is in ${log}`)
  writeFileSync(stampFile, wanted)
  say(faint(`Built in ${duration(Date.now() - began)}.`))
  return true
}
