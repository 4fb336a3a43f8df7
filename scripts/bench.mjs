import { checkNode } from "./lib/node-version.mjs"
import { runScript, Stop, say } from "./lib/say.mjs"
import { load, scriptsIn } from "./lib/typescript.mjs"

const folder = "scripts/bench"

/** A bench is a file in scripts/bench with a default export: run(args), which prints what it measured. */
await runScript(async () => {
  checkNode()
  const [name, ...args] = process.argv.slice(2)
  const names = scriptsIn(folder)
  const list = names.length ? names.map(known => `  npm run bench -- ${known}`).join("\n") : "  (none yet)"
  if (name === undefined || name === "--help") return say(`Benches:\n${list}`)
  if (!names.includes(name)) throw new Stop(`There is no bench "${name}".\n${list}`)
  const { default: run } = await load(`${folder}/${name}.ts`)
  const code = await run(args)
  return typeof code === "number" ? code : 0
})
