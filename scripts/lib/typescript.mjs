import { existsSync, readdirSync } from "node:fs"
import { basename, join } from "node:path"
import { pathToFileURL } from "node:url"
import { root } from "./run.mjs"
import { Stop } from "./say.mjs"

/** The names of the scripts in a folder of the checkout: cli/align.ts is "align". Tests and helper files are not scripts. */
export function scriptsIn(folder) {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter(name => /^[a-z0-9-]+\.ts$/.test(name))
    .map(name => basename(name, ".ts"))
    .filter(name => name !== "index")
    .sort()
}

/** Loads a TypeScript file of the checkout, whatever folder the person stands in. */
export async function load(file) {
  const { tsImport } = await import("tsx/esm/api").catch(() => {
    throw new Stop("The packages are not installed yet. Run: npm start (or npm test, or npm ci)")
  })
  return tsImport(pathToFileURL(join(root, file)).href, {
    parentURL: import.meta.url,
    tsconfig: join(root, "tsconfig.json"),
  })
}
