import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { root } from "./lib/run.mjs"
import { runScript, Stop, say } from "./lib/say.mjs"

const help = `npm run changelog [-- --check]

Gathers the commits that begin FEATURE:, FIX: or BREAKING: into CHANGELOG.md, newest first, under the tag (v0.1.0) that
first holds them, or "Not released yet". With --check nothing is written; the exit code says whether something is missing.`

const kinds = { BREAKING: "Changes that ask something of you", FEATURE: "New", FIX: "Mended" }
const intro = "# Changes\n\nGathered from the commits that a person using Cotejo can notice, by `npm run changelog`.\n"

/** Commits from the newest: { day, kind, words, release }. */
function commits() {
  const format = "%x1e%ad%x1f%D%x1f%s"
  const log = execFileSync("git", ["log", `--format=${format}`, "--date=short"], { cwd: root, encoding: "utf8" })
  let release = null
  return log
    .split("\u001e")
    .filter(Boolean)
    .flatMap(entry => {
      const [day, refs, subject] = entry.trimEnd().split("\u001f")
      const tag = refs.match(/tag: (v\d[^,]*)/)
      if (tag) release = { name: tag[1], day }
      const found = subject.match(/^(FEATURE|FIX|BREAKING): (.+)$/u)
      return found ? [{ kind: found[1], words: found[2], release }] : []
    })
}

/** The same words twice in a release are one line. */
function changelog() {
  const releases = new Map()
  for (const commit of commits()) {
    const title = commit.release ? `${commit.release.name}, ${commit.release.day}` : "Not released yet"
    if (!releases.has(title)) releases.set(title, new Map(Object.keys(kinds).map(kind => [kind, new Set()])))
    releases.get(title).get(commit.kind).add(capital(commit.words))
  }
  const sections = [...releases].map(([title, byKind]) => {
    const parts = [...byKind].filter(([, lines]) => lines.size > 0)
    return `\n## ${title}\n${parts.map(([kind, lines]) => `\n### ${kinds[kind]}\n\n${list(lines)}\n`).join("")}`
  })
  return intro + sections.join("")
}

const list = lines => [...lines].map(line => `- ${line}`).join("\n")
const capital = words => words.replace(/^(?!np[mx]\b)\p{Ll}/u, letter => letter.toUpperCase())

await runScript(() => {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, help: { type: "boolean" } } })
  if (values.help) return say(help)
  const file = join(root, "CHANGELOG.md")
  const wanted = changelog()
  if (!values.check) return writeFileSync(file, wanted)
  if (readFileSync(file, "utf8") !== wanted)
    throw new Stop("CHANGELOG.md is behind the commits. Run: npm run changelog")
})
