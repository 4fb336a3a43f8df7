import { checkNode } from "./lib/node-version.mjs"
import { runScript, Stop, say } from "./lib/say.mjs"
import { load } from "./lib/typescript.mjs"

const help = `npm run fuzz [-- --files N] [--seed N] [FORMAT …]

Tries damaged files on every reader, 20,000 of each format: none may crash it, hold it for two seconds, or lose words in silence.
  --files N   how many of each
  --seed N    the first of their seeds; a failure names its own. Without it, seeds nobody has tried`

await runScript(async () => {
  checkNode()
  const args = process.argv.slice(2)
  if (args.includes("--help")) return say(help)
  const value = (name, otherwise) => {
    const at = args.indexOf(name)
    if (at < 0) return otherwise
    const [, given] = args.splice(at, 2)
    if (!/^\d+$/.test(given ?? "")) throw new Stop(`${name} needs a number.`)
    return Number(given)
  }
  const files = value("--files", 20_000)
  const first = value("--seed", 1_000_000 + (Date.now() % 1_000_000_000))
  const { fuzz, targets } = await load("scripts/fuzz/formats.ts")
  const unknown = args.find(name => !targets.some(one => one.name === name))
  if (unknown) throw new Stop(`There is no format "${unknown}"; there are ${targets.map(one => one.name).join(", ")}.`)
  say(`Seeds from ${first} on.`)
  for (const target of targets.filter(one => args.length === 0 || args.includes(one.name))) {
    const { name, read, longest, time } = fuzz(target, files, first)
    const times = `${Math.round(time / 1000)} s, the longest ${Math.round(longest)} ms`
    say(`${name.padEnd(12)}${files} files: ${read} read, ${files - read} refused; ${times}`)
  }
  return 0
})
