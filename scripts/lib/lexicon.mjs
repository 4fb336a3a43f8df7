import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { root } from "./run.mjs"
import { say } from "./say.mjs"
import { load } from "./typescript.mjs"

/** Served as it is by Next, read by the command line; made of the dictionaries' packages, so it is not kept in git. */
export const lexiconFolder = join(root, "public", "lexicon")

const require = createRequire(import.meta.url)
const packages = ["dictionary-es", "dictionary-en", "dictionary-en-gb"]
const compilers = ["scripts/lexicon", "lib/checks/lexicon"]

/** One number for what the files are made of: the packages' versions and the compiler's own code. */
function wantedStamp() {
  const hash = createHash("sha256")
  for (const name of packages) hash.update(readFileSync(join(dirname(require.resolve(name)), "package.json")))
  for (const folder of compilers)
    for (const name of readdirSync(join(root, folder)).sort())
      if (!name.endsWith(".test.ts")) hash.update(name).update(readFileSync(join(root, folder, name)))
  return hash.digest("hex")
}

/** Compiles the lexicons if they are not there or their sources changed: some ten seconds, else a few milliseconds. */
export async function ensureLexicon(tell = say) {
  const stampFile = join(lexiconFolder, "stamp.txt")
  const wanted = wantedStamp()
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return
  tell("Compiling the dictionaries.")
  const { build } = await load("scripts/lexicon/build.ts")
  // Built beside and moved, so that two who build at once never read a half file.
  const beside = `${lexiconFolder}-${process.pid}`
  mkdirSync(beside, { recursive: true })
  build(beside)
  mkdirSync(lexiconFolder, { recursive: true })
  for (const name of readdirSync(beside)) renameSync(join(beside, name), join(lexiconFolder, name))
  rmSync(beside, { recursive: true, force: true })
  writeFileSync(stampFile, wanted)
}
