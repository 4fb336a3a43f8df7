import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { inPackage, logFile, root, run, tail } from "./run.mjs"
import { red, say } from "./say.mjs"

/**
 * The parts of `npm test`. Each answers { passed, failed, skipped }; types and lint count as one check each, tests one by
 * one. What failed is printed as it is known.
 */
const one = ok => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })
/** Limits are for what hangs: a slow day of a small machine has to fit in them three times. */
const minutes = n => n * 60_000

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    return null
  }
}

/** When a runner ended badly and its report does not say why, the end of its log is the best there is. */
function crashed(what, log, late) {
  say(tail(log, 40))
  say(red(late ? `${what}: not ended in time.` : `${what}: ended without telling its results. The whole log: ${log}`))
  return { passed: 0, failed: 1, skipped: 0 }
}

export async function types() {
  // Written by Next and not in the repository: the types of CSS modules, images and routes.
  await run([...inPackage("next/dist/bin/next"), "typegen"], { log: logFile("typegen"), limit: minutes(2) })
  const { code } = await run([...inPackage("typescript/bin/tsc"), "--noEmit"], { limit: minutes(5) })
  return one(code === 0)
}

export async function lint() {
  const { code } = await run([...inPackage("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."], {
    limit: minutes(2),
  })
  return one(code === 0)
}

export const unit = () => vitest("unit", [])

/** Test files that show what a database can do differently. */
const onDatabases = [
  "storage",
  "sync-store",
  "events-postgres",
  "path",
  "decisions",
  "comments",
  "drafts",
  "members",
  "inbox",
  "judged-then",
  "memory",
  "outside",
  "mail",
  "oidc",
  "killed",
]

export const unitOnPostgres = url =>
  vitest(
    "unit-postgres",
    onDatabases.map(name => `lib/server/${name}.test.ts`),
    { COTEJO_TEST_DATABASE: url },
  )

async function vitest(name, files, env = {}) {
  const report = join(root, ".cotejo", "logs", `${name}.json`)
  const log = logFile(name)
  rmSync(report, { force: true })
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
  const { code, late } = await run([...inPackage("vitest/vitest.mjs"), "run", ...files, ...reporters], {
    log,
    limit: minutes(20),
    env,
  })
  const results = readReport(report)
  if (late || !results) return crashed(name, log, late)
  for (const line of leftOut(log)) say(line)
  const broken = results.testResults.filter(file => file.status === "failed" && file.assertionResults.length === 0)
  const failed = results.numFailedTests + broken.length
  if (code !== 0 && failed === 0) return crashed(name, log, late)
  if (failed > 0) say(toldByVitest(log))
  return {
    passed: results.numPassedTests,
    failed,
    skipped: results.numPendingTests + results.numTodoTests,
  }
}

/** Vitest's own account of what failed, with differences and places, cut where it gets too long to read. */
function toldByVitest(log, most = 300) {
  const lines = plain(readFileSync(log, "utf8")).split("\n")
  const from = lines.findIndex(line => /^⎯+ Failed /u.test(line))
  const to = lines.findIndex((line, i) => i > from && /^ *Test Files /u.test(line))
  const told = lines.slice(Math.max(0, from), to === -1 ? undefined : to)
  return told.length > most
    ? [...told.slice(0, most), `… ${told.length - most} more lines in ${log}`].join("\n")
    : told.join("\n")
}

/** Tests that could not measure for want of something outside the repository say so in a line of their own. */
const leftOut = log => [...new Set(readFileSync(log, "utf8").match(/^.*left out: .*$/gmu) ?? [])]

export const e2e = browser => playwright("e2e", [], { E2E_BROWSER: browser })

/** Two journeys in which two people write, one of them on two instances. */
export const e2eOnPostgres = (browser, url) =>
  playwright("e2e-postgres", ["nothing-lost", "two-instances", "--grep", "two (people|instances)"], {
    E2E_BROWSER: browser,
    COTEJO_TEST_DATABASE: url,
  })

async function playwright(name, files, env) {
  const report = join(root, ".cotejo", "logs", `${name}.json`)
  const log = logFile(name)
  rmSync(report, { force: true })
  const { code, late } = await run(
    [...inPackage("@playwright/test/cli.js"), "test", "--pass-with-no-tests", ...files],
    {
      log,
      limit: minutes(30),
      env: { ...env, COTEJO_E2E_REPORT: report },
    },
  )
  const results = readReport(report)
  if (late || !results) return crashed("journeys", log, late)
  for (const fault of results.errors) sayFailure("journeys", fault.message ?? fault.value ?? "")
  for (const { title, test } of testsIn(results.suites)) {
    if (test.status !== "unexpected") continue
    const faults = test.results.flatMap(result => result.errors.map(fault => fault.message ?? ""))
    sayFailure(title, faults.join("\n"))
  }
  const { expected, unexpected, flaky, skipped } = results.stats
  const failed = unexpected + results.errors.length
  if (code !== 0 && failed === 0) return crashed("journeys", log, late)
  return { passed: expected + flaky, failed, skipped }
}

function testsIn(suites, above = []) {
  return suites.flatMap(suite => {
    const titles = [...above, suite.title]
    const own = suite.specs.flatMap(spec =>
      spec.tests.map(test => ({ title: [...titles, spec.title].join(" > "), test })),
    )
    return [...own, ...testsIn(suite.suites ?? [], titles)]
  })
}

function sayFailure(title, message, lines = 24) {
  const all = plain(message).trim().split("\n")
  say(red(`\n✗ ${title}`))
  say(all.slice(0, lines).join("\n"))
  if (all.length > lines) say(`… ${all.length - lines} more lines`)
}

const ESCAPE = String.fromCharCode(27)
const plain = words =>
  words
    .split(ESCAPE)
    .map((part, i) => (i === 0 ? part : part.replace(/^\[[\d;]*m/, "")))
    .join("")
