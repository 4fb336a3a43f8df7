#!/usr/bin/env node
import { ensureLexicon } from "./lib/lexicon.mjs"
import { checkNode } from "./lib/node-version.mjs"
import { runScript, Stop, say } from "./lib/say.mjs"
import { load, scriptsIn } from "./lib/typescript.mjs"

const folder = "cli"

/**
 * A command is a file in cli/ with `run(args)`, which answers the exit code, and `summary`, one line for the help. One with
 * `needsLexicon` finds the dictionaries compiled, in a clean clone too; what is said of that keeps off the answer.
 */
const isCommand = loaded => typeof loaded.run === "function"

async function help() {
  const lines = ["cotejo COMMAND [arguments]", ""]
  for (const name of scriptsIn(folder)) {
    const loaded = await load(`${folder}/${name}.ts`)
    if (isCommand(loaded)) lines.push(`  ${name.padEnd(12)}${loaded.summary ?? ""}`.trimEnd())
  }
  lines.push("", "cotejo COMMAND --help tells about one of them.")
  return lines.join("\n")
}

await runScript(async () => {
  checkNode()
  const [name, ...args] = process.argv.slice(2)
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    say(await help())
    return name === undefined ? 2 : 0
  }
  const command = scriptsIn(folder).includes(name) ? await load(`${folder}/${name}.ts`) : null
  if (!command || !isCommand(command)) throw new Stop(`There is no command "${name}".\n\n${await help()}`)
  if (command.needsLexicon) await ensureLexicon(words => console.error(words))
  return command.run(args)
})
