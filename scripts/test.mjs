import { findBrowser } from "./lib/browser.mjs"
import { ensureBuilt } from "./lib/build.mjs"
import * as checks from "./lib/checks.mjs"
import { ensureInstalled } from "./lib/install.mjs"
import { checkNode } from "./lib/node-version.mjs"
import { startPostgres } from "./lib/postgres.mjs"
import { duration, faint, red, runScript, Stop, say, strong } from "./lib/say.mjs"

const help = `npm test [-- part …]

Installs what is missing and runs the parts named, or all of them:
  types   the TypeScript compiler
  lint    Biome
  unit    Vitest, beside the code in lib/
  e2e     the journeys in e2e/, in a browser, against the built app
  postgres  storage, sync and two journeys again, on a PostgreSQL started for it; left out where there is none

The last line is "N passed, N failed".`

const none = { passed: 0, failed: 0, skipped: 0 }
const failure = { ...none, failed: 1 }

async function journeys() {
  await ensureBuilt()
  const browser = await findBrowser()
  if ("why" in browser) {
    say(red(browser.why))
    return failure
  }
  return checks.e2e(browser.path)
}

/** What depends on the database, on the other engine: storage and sync by themselves, then with two instances in a browser. */
async function postgres() {
  const database = await startPostgres()
  if (!database.ok) {
    say(`PostgreSQL was left out: ${database.why}.`)
    return none
  }
  try {
    const stored = await checks.unitOnPostgres(database.url)
    await ensureBuilt()
    const browser = await findBrowser()
    if ("why" in browser) {
      say(red(browser.why))
      return sum(stored, failure)
    }
    return sum(stored, await checks.e2eOnPostgres(browser.path, database.url))
  } finally {
    await database.stop()
  }
}

const sum = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
})

const parts = { types: checks.types, lint: checks.lint, unit: checks.unit, e2e: journeys, postgres }

/** A part that cannot be run at all (a build that breaks, say) has failed, and the others are still run. */
async function runPart(name) {
  const began = Date.now()
  say(strong(`\n${name}`))
  const result = await parts[name]().catch(fault => {
    if (!(fault instanceof Stop)) throw fault
    say(red(fault.message))
    return failure
  })
  say(faint(`${name}: ${sentence(result)} in ${duration(Date.now() - began)}`))
  return result
}

const sentence = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`

await runScript(async () => {
  const asked = process.argv.slice(2)
  if (asked.includes("--help") || asked.includes("-h")) return say(help)
  const unknown = asked.find(name => !Object.hasOwn(parts, name))
  if (unknown !== undefined) throw new Stop(`There is no part "${unknown}".\n\n${help}`)
  checkNode()
  await ensureInstalled()
  let total = none
  for (const name of Object.keys(parts)) {
    if (asked.length && !asked.includes(name)) continue
    total = sum(total, await runPart(name))
  }
  if (total.passed + total.failed === 0) say(red("No test ran."))
  say("")
  say(sentence(total))
  return total.failed > 0 || total.passed === 0 ? 1 : 0
})
