/** How many findings on corrected essays are right, for each check: `npm run bench -- checks`. Needs ../shared/qa. */
import { existsSync, readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"
import { pageFacts } from "@/lib/checks/page-facts"
import { createChecker } from "@/lib/checks/run"
import { lexicons } from "@/lib/testing/lexicons"

interface Essay {
  readonly id: string
  readonly draft: string
  readonly refs: readonly string[]
}

interface Scores {
  readonly words: number
  readonly precision: number
  readonly types: Readonly<Record<string, { readonly gold: number; readonly found: number }>>
  readonly rules: Readonly<Record<string, { readonly tp: number; readonly fp: number }>>
}

const folder = "../shared/qa"
const percent = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`)

export default async function run(): Promise<number> {
  const file = `${folder}/dev/cows-pairs.jsonl`
  if (!existsSync(file)) {
    console.log("Not measured: the development data are not beside this folder (../shared/qa).")
    return 0
  }
  const { scorePairs } = (await import(pathToFileURL(`${folder}/score.mjs`).href)) as {
    scorePairs: (pairs: readonly Essay[], detections: readonly unknown[]) => Scores
  }
  const essays = readFileSync(file, "utf8")
    .split("\n")
    .filter(line => line !== "")
    .map(line => JSON.parse(line) as Essay)
  const checker = createChecker(await lexicons(), { sourceLang: "en", targetLang: "es" })
  const begun = process.cpuUsage()
  const detections = essays.map(({ id, draft }) => {
    const found = checker.check({ source: null, target: draft }, pageFacts({ source: [], target: [draft] })).findings
    const loud = found.filter(({ level }) => level !== "hint")
    return {
      id,
      detections: loud.map(({ from, to, check, suggestions, span }) => ({
        start: from,
        end: to,
        rule: check,
        sugg: suggestions,
        ...(span ? { span: [span.from, span.to] } : {}),
      })),
    }
  })
  const seconds = process.cpuUsage(begun).user / 1e6
  const { words, precision, types, rules } = scorePairs(essays, detections)
  const accent = types.accent ?? { gold: 0, found: 0 }
  console.log(`${essays.length} essays, ${words} words; ${Math.round(words / seconds)} words a second`)
  console.log(`precision ${percent(precision, 1)}; accents found ${percent(accent.found, accent.gold)}`)
  for (const [rule, { tp, fp }] of Object.entries(rules).sort(([, a], [, b]) => b.tp + b.fp - a.tp - a.fp))
    console.log(`  ${rule.padEnd(22)}${percent(tp, tp + fp).padStart(8)}  of ${tp + fp}`)
  return 0
}
