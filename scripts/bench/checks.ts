/**
 * `npm run bench -- checks`: false alarms on good Spanish, planted faults, speed; and with ../shared/qa, how many findings on
 * corrected essays are right, for each check, on all essays and on the half that nobody looks at (every second one).
 */
import { existsSync, readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"
import type { Lexicon } from "@/lib/checks/lexicon/lexicon"
import { pageFacts } from "@/lib/checks/page-facts"
import { type Checker, createChecker } from "@/lib/checks/run"
import { hasShared } from "@/lib/testing/aligning"
import { lexicons } from "@/lib/testing/lexicons"
import { alarms, cleanSentences } from "./checks/clean"
import { counterparts } from "./checks/counterparts"
import { plantAll } from "./checks/plant"
import { lexiconCost, paragraphTime } from "./checks/speed"
import { scoreTags, type Tagged } from "./checks/tags"

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
  const lists = await lexicons()
  const checker = createChecker(lists, { sourceLang: "en", targetLang: "es" })
  await withoutData(checker, lists.spanish)
  if (existsSync(`${folder}/dev/cows-pairs.jsonl`)) await withEssays(checker)
  else console.log("Essays not measured: the development data are not beside this folder (../shared/qa).")
  await withoutCounterpart()
  return 0
}

/** On request only, so measured for itself. */
async function withoutCounterpart(): Promise<void> {
  for (const set of ["pages-dev", "po-dev", "po-dev-hard"]) {
    if (!hasShared("align", "dev", set)) continue
    const { pages, words, alarms, cut, found, right } = await counterparts(set)
    console.log(
      `without counterpart, ${set}: ${pages} translated pages, ${((1000 * alarms) / words).toFixed(2)} marks per 1,000 words where nothing is missing; ` +
        `of ${cut} translations without their last third it finds ${percent(found, cut)}; of all marks ${percent(right, right + alarms)} right`,
    )
  }
}

async function withoutData(checker: Checker, spanish: Lexicon): Promise<void> {
  const sentences = cleanSentences()
  const { words, loud, hints, unknown } = alarms(checker, sentences)
  const per = (count: number) => ((1000 * count) / words).toFixed(2)
  console.log(
    `good Spanish, ${words} words: ${per(loud)} alarms per 1,000 words, ${per(hints)} hints, ${unknown} unknown words`,
  )
  for (const [kind, { planted, found, mended }] of Object.entries(plantAll(checker, spanish, sentences)))
    console.log(
      `  planted ${kind.padEnd(20)}${percent(found, planted).padStart(8)} of ${planted}; mended at once ${percent(mended, found)}`,
    )
  const { bytes, milliseconds } = await lexiconCost()
  const time = paragraphTime(checker, sentences).toFixed(1)
  console.log(
    `3,000 characters warm: ${time} ms; lexicon ${(bytes / 1e6).toFixed(2)} MB, open in ${milliseconds.toFixed(0)} ms`,
  )
}

const linesOf = <T>(file: string): T[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(line => line !== "")
    .map(line => JSON.parse(line) as T)

async function withEssays(checker: Checker): Promise<void> {
  const { scorePairs } = (await import(pathToFileURL(`${folder}/score.mjs`).href)) as {
    scorePairs: (pairs: readonly Essay[], detections: readonly unknown[]) => Scores
  }
  const essays = linesOf<Essay>(`${folder}/dev/cows-pairs.jsonl`)
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
  const held = scorePairs(
    essays.filter((_, k) => k % 2 === 1),
    detections,
  )
  const accents = ({ accent = { gold: 0, found: 0 } }: Scores["types"]) => percent(accent.found, accent.gold)
  console.log(`${essays.length} essays, ${words} words; ${Math.round(words / seconds)} words a second`)
  console.log(`precision ${percent(precision, 1)}; accents found ${accents(types)}`)
  console.log(`of the half held out: precision ${percent(held.precision, 1)}; accents found ${accents(held.types)}`)
  for (const [rule, { tp, fp }] of Object.entries(rules).sort(([, a], [, b]) => b.tp + b.fp - a.tp - a.fp)) {
    const other = held.rules[rule] ?? { tp: 0, fp: 0 }
    const half = percent(other.tp, other.tp + other.fp)
    console.log(
      `  ${rule.padEnd(22)}${percent(tp, tp + fp).padStart(8)}  of ${String(tp + fp).padEnd(6)}held out ${half}`,
    )
  }
  const tagged = linesOf<Tagged>(`${folder}/dev/cows-tags.jsonl`)
  for (const [name, part] of [
    ["agreement", tagged],
    ["agreement, held out", tagged.filter((_, k) => k % 2 === 1)],
  ] as const) {
    const { right, accused, found, gold } = scoreTags(checker, part)
    console.log(`${name}: precision ${percent(right, accused)}, found ${percent(found, gold)} of ${gold}`)
  }
}
