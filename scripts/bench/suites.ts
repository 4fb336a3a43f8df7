/**
 * How the formats do on files of others: npm run bench -- suites [--spec FILE] [--markdown FOLDER] [--html FOLDER] [--xliff FOLDER] [--word FOLDER]
 * For each file: taken out untouched it is the same; with one word changed only that block's lines are others. `--spec` is
 * CommonMark's own (JSON). Files are measured and never copied.
 */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { spliceXliff } from "@/lib/bitexts/xliff/splice"
import { xliff } from "@/lib/bitexts/xliff/xliff"
import { firstDifference } from "@/lib/formats/compare"
import { editWord } from "@/lib/formats/contract-pages"
import { decodeFile } from "@/lib/formats/decode"
import { docx } from "@/lib/formats/docx"
import { pack, unpack } from "@/lib/formats/packed"
import { formatById } from "@/lib/formats/registry"
import { spliceIntoFile } from "@/lib/formats/splice"
import { unzip } from "@/lib/formats/zip"
import type { Page } from "@/lib/page/page"
import { Random } from "@/lib/testing/random"

const MOST_FILES = 1500
const MOST_BYTES = 400_000

interface Count {
  files: number
  refused: number
  same: number
  edited: number
  onlyThere: number
  readsSo: number
  readonly examples: string[]
}
const nothing = (): Count => ({ files: 0, refused: 0, same: 0, edited: 0, onlyThere: 0, readsSo: 0, examples: [] })

function* filesIn(folder: string, ending: RegExp): Generator<readonly [string, Uint8Array]> {
  const seen = new Set<string>()
  const folders = [folder]
  let count = 0
  for (let at = folders.shift(); at !== undefined; at = folders.shift())
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name)
      const what = statSync(path, { throwIfNoEntry: false })
      if (what?.isDirectory()) folders.push(path)
      if (!what?.isFile() || !ending.test(name) || what.size > MOST_BYTES || count >= MOST_FILES) continue
      const bytes = readFileSync(path)
      const key = createHash("sha256").update(bytes).digest("base64")
      if (seen.has(key)) continue
      seen.add(key)
      count++
      yield [path, bytes]
    }
}

/** Lines that are others, and whether all of them are the block's. */
function onlyIn(file: string, value: string, page: Page, index: number): boolean {
  const lines = (text: string): string[] => text.split(/\r\n|\r|\n/)
  const slice = page.blocks[index]?.slice ?? { from: 0, to: file.length }
  const [before, after] = [lines(file), lines(value)]
  const first = lines(file.slice(0, slice.from)).length - 1
  const rest = lines(file.slice(slice.to)).length - 1
  const same = (a: readonly string[], b: readonly string[]): boolean => a.join("\n") === b.join("\n")
  return (
    same(after.slice(0, first), before.slice(0, first)) && (rest === 0 || same(after.slice(-rest), before.slice(-rest)))
  )
}

function tryText(id: "markdown" | "html" | "trac-wiki", name: string, file: string, count: Count): void {
  const format = formatById(id)
  if (!format) return
  count.files++
  const read = format.read(file, "en")
  if (!read.ok) {
    count.refused++
    if (read.why !== "empty" && read.why !== "no-text-in-it") count.examples.push(`refused (${read.why}): ${name}`)
    return
  }
  const page = read.value.value
  if (spliceIntoFile(format, file, page, page).value === file) count.same++
  else count.examples.push(`not the same: ${name}`)
  const edit = editWord(new Random(count.files), page)
  if (edit === null) return
  count.edited++
  const { value, notes } = spliceIntoFile(format, file, page, edit.page)
  const again = format.read(value, "en")
  const reads = again.ok && firstDifference(edit.page.blocks, again.value.value.blocks) === -1
  const there = onlyIn(file, value, page, edit.index) && !notes.some(note => note.code === "file-rewritten")
  if (reads) count.readsSo++
  if (there) count.onlyThere++
  if (!reads || !there)
    count.examples.push(
      `${reads ? "" : "reads otherwise "}${there ? "" : "other lines "}(${notes.map(one => one.code)}): ${name}`,
    )
}

function tryXliff(name: string, bytes: Uint8Array, count: Count): void {
  const decoded = decodeFile(bytes)
  if (!decoded.ok) return
  const file = decoded.value.value
  count.files++
  const read = xliff.read(file, {})
  if (!read.ok) {
    count.refused++
    if (read.why !== "no-units") count.examples.push(`refused (${read.why} ${read.detail ?? ""}): ${name}`)
    return
  }
  if (spliceXliff(file, read.value.value)?.value === file) count.same++
  else count.examples.push(`not the same: ${name}`)
}

/** One word changed: all other parts of the package, and all other paragraphs, are as they were. */
function tryWord(name: string, bytes: Uint8Array, count: Count): void {
  count.files++
  const file = pack(bytes)
  const read = docx.read(file, "en")
  if (!read.ok) {
    count.refused++
    if (read.why !== "no-text-in-it" && read.why !== "empty") count.examples.push(`refused (${read.why}): ${name}`)
    return
  }
  const page = read.value.value
  if (spliceIntoFile(docx, file, page, page).value === file) count.same++
  else count.examples.push(`not the same: ${name}`)
  const edit = editWord(new Random(count.files), page)
  if (edit === null) return
  count.edited++
  const { value } = spliceIntoFile(docx, file, page, edit.page)
  const again = docx.read(value, "en")
  if (again.ok && firstDifference(edit.page.blocks, again.value.value.blocks) === -1) count.readsSo++
  else count.examples.push(`reads otherwise: ${name}`)
  const [was, is] = [file, value].map(one => unzip(unpack(one) as Uint8Array))
  if (!was?.ok || !is?.ok) return
  const text = (part: Uint8Array | undefined): string => new TextDecoder().decode(part)
  const others = [...was.value].filter(([part, own]) => text(own) !== text(is.value.get(part))).map(([part]) => part)
  const paragraphs = (part: string, of: typeof was): string[] => text(of.value.get(part)).split(/(?=<w:p[ >])/)
  const changed = others.flatMap(part => {
    const [a, b] = [paragraphs(part, was), paragraphs(part, is)]
    return a.length === b.length ? a.filter((one, i) => one !== b[i]) : a
  })
  if (changed.length === 1) count.onlyThere++
  else count.examples.push(`${changed.length} paragraphs others: ${name}`)
}

function tell(name: string, count: Count, shown: number): void {
  const { files, refused, same, edited, onlyThere, readsSo, examples } = count
  console.log(`${name}: ${files} files, ${refused} refused; untouched the same ${same}/${files - refused}`)
  if (edited > 0)
    console.log(`  one word changed: only its block ${onlyThere}/${edited}, reads so ${readsSo}/${edited}`)
  for (const one of examples.slice(0, shown)) console.log(`  ${one.slice(0, 300)}`)
}

export default function bench(args: readonly string[]): number {
  const option = (name: string): string | null => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? null : (args[at + 1] ?? null)
  }
  const shown = Number(option("show") ?? 5)
  const spec = option("spec")
  if (spec) {
    const count = nothing()
    for (const one of JSON.parse(readFileSync(spec, "utf8")) as { number: number; markdown: string }[])
      tryText("markdown", `example ${one.number} ${JSON.stringify(one.markdown)}`, one.markdown, count)
    tell("CommonMark", count, shown)
  }
  for (const [id, ending] of [
    ["markdown", /\.(?:md|markdown)$/i],
    ["html", /\.html?$/i],
  ] as const) {
    const folder = option(id)
    if (!folder) continue
    const count = nothing()
    for (const [path, bytes] of filesIn(folder, ending)) {
      const decoded = decodeFile(bytes)
      if (decoded.ok) tryText(id, path, decoded.value.value, count)
    }
    tell(id, count, shown)
  }
  for (const [id, ending, work] of [
    ["xliff", /\.(?:xlf|xliff|sdlxliff|mxliff|mqxliff)$/i, tryXliff],
    ["word", /\.docx$/i, tryWord],
  ] as const) {
    const folder = option(id)
    if (!folder) continue
    const count = nothing()
    for (const [path, bytes] of filesIn(folder, ending)) work(path, bytes, count)
    tell(id, count, shown)
  }
  return 0
}
