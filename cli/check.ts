/** `cotejo check`: the checks on two files, on one, or on a corpus. */
import { readFile } from "node:fs/promises"
import { checkIds } from "@/lib/checks/ids"
import { checks } from "@/lib/checks/registry"
import { type Checker, createChecker } from "@/lib/checks/run"
import { messagesFor, translator } from "@/lib/messages"
import { done } from "@/lib/page/outcome"
import { type ReadRefusal, type ReadSide, readSide } from "./align-parts/read-side"
import { checkPair, checkTarget, type FileFindings } from "./check-parts/check-files"
import { readRules, readTerms } from "./check-parts/group"
import { type Asked, type AskOutside, languageToolFor, nobodyIsAsked } from "./check-parts/language-tool"
import { checkLines } from "./check-parts/lines"
import { help, type Options, readOptions } from "./check-parts/options"
import { readPack, readWordLists } from "./check-parts/word-lists"
import { type Files, writers } from "./check-parts/write"
import { put } from "./shared/put"

export const summary = "find faults in a translation: JSON, text or SARIF"
export const needsLexicon = true

export async function run(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (!options.ok) {
    console.error(`${options.detail ?? ""} See: cotejo check --help`)
    return 2
  }
  const wish = options.value
  if (wish === "help") {
    console.log(help)
    return 0
  }
  if (wish.task === "list") {
    console.log(listOfChecks())
    return 0
  }
  const checker = await checkerFor(wish)
  if (checker === null) return 1
  const { languageTool, to } = wish
  // Where `--only` leaves it out nothing is sent.
  const isWanted = languageTool && checker.checks.some(check => check.id === "languagetool")
  const asked = isWanted ? languageToolFor(languageTool, to, words => console.error(words)) : nobodyIsAsked
  const code = await runTask(wish, checker, asked)
  for (const sentence of asked.missing()) console.error(sentence)
  return code
}

function runTask(wish: Options, checker: Checker, { ask }: Asked): Promise<number> {
  if (wish.task === "lines") return runLines(checker, wish.languageTool && ask)
  return wish.task === "pair" ? runPair(wish, checker, ask) : runTarget(wish, checker, ask)
}

function listOfChecks(): string {
  const { checkNames } = messagesFor("en")
  const there = new Set<string>(checks.map(({ id }) => id))
  return checkIds
    .filter(id => there.has(id))
    .map(id => `${id.padEnd(24)}${checkNames[id]}`)
    .join("\n")
}

/** Null when a file of words, terms or rules cannot be read; that was said then. */
async function checkerFor(options: Options): Promise<Checker | null> {
  const { from, to, locale, only, words, terms, rules, languageTool, lexicon } = options
  const own = words === undefined ? [] : await linesOf(words)
  if (own === null) {
    cannotRead(words ?? "", "not-found")
    return null
  }
  const glossary = terms === undefined ? done([]) : await readTerms(terms, { from, to })
  const ruled = rules === undefined ? done([]) : await readRules(rules)
  if (!glossary.ok || !ruled.ok) {
    if (!glossary.ok) console.error(`${terms}: ${glossary.detail ?? ""}`)
    if (!ruled.ok) console.error(`${rules}: ${ruled.detail ?? ""}`)
    return null
  }
  const more = lexicon === undefined ? undefined : await readPack(lexicon)
  if (more === null) {
    console.error(`${lexicon}: This is not a pack of words; cotejo lexicon makes one.`)
    return null
  }
  const lists = await readWordLists(more)
  if (!lists.spanish)
    console.error("The dictionaries are not compiled; run npm run build. Spelling and grammar are not checked.")
  return createChecker(lists, {
    sourceLang: from,
    targetLang: to,
    words: own,
    terms: glossary.value,
    rules: ruled.value,
    ...(locale ? { locale } : {}),
    ...(only ? { only } : {}),
    ...(languageTool ? { languageTool: true } : {}),
  })
}

async function linesOf(path: string): Promise<readonly string[] | null> {
  try {
    const file = await readFile(path, "utf8")
    return file
      .split(/\r?\n/)
      .map(line => line.trim())
      .filter(line => line !== "")
  } catch (fault) {
    if (fault instanceof Error && "code" in fault) return null
    throw fault
  }
}

async function runPair({ files, from, to, output }: Options, checker: Checker, ask: AskOutside): Promise<number> {
  const [sourcePath = "", targetPath = ""] = files
  const source = await readSide(sourcePath, from, from, false)
  if (!source.ok) return cannotRead(sourcePath, source.why)
  const target = await readSide(targetPath, to, to, false)
  if (!target.ok) return cannotRead(targetPath, target.why)
  const found = await checkPair(source.value, target.value, checker, ask)
  return tell(found, output, { source: named(sourcePath, source.value), target: named(targetPath, target.value) })
}

async function runTarget(
  { files: [path = ""], to, output }: Options,
  checker: Checker,
  ask: AskOutside,
): Promise<number> {
  const target = await readSide(path, to, to, false)
  if (!target.ok) return cannotRead(path, target.why)
  return tell(await checkTarget(target.value, checker, ask), output, { target: named(path, target.value) })
}

const named = (path: string, { given }: ReadSide) => ({ path, text: given })

async function tell({ findings, failed }: FileFindings, output: Options["output"], files: Files): Promise<number> {
  await put(writers[output](findings, files))
  sayLeftOut(failed)
  return 0
}

function sayLeftOut(names: ReadonlySet<string>): void {
  const sentence = translator("en", "checking")
  for (const name of names) console.error(sentence("failed", { name }))
}

/** So many characters are handed over at a time: a write for each line would cost more than the checks. */
const CHUNK = 65_536

async function runLines(checker: Checker, ask?: AskOutside): Promise<number> {
  let waiting = ""
  let code = 0
  const leftOut = new Set<string>()
  for await (const line of checkLines(process.stdin, checker, ask, leftOut)) {
    if ("problem" in line) {
      console.error(`Line ${line.line}: ${line.problem}`)
      code = 1
      continue
    }
    waiting += `${JSON.stringify(line)}\n`
    if (waiting.length < CHUNK) continue
    if (!(await put(waiting))) return code
    waiting = ""
  }
  await put(waiting)
  sayLeftOut(leftOut)
  return code
}

function cannotRead(path: string, why: ReadRefusal): number {
  console.error(`${path}: ${sentenceOf(why)}`)
  return 1
}

function sentenceOf(why: ReadRefusal): string {
  if (why === "not-found") return "There is no such file, or it cannot be opened."
  if (why === "is-folder") return "This is a folder; name a file in it."
  return translator("en", "formatRefusals")(why)
}
