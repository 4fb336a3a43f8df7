/** Tables of source and target, as spreadsheets write them: with commas, semicolons, tabs or bars. */
import {
  type Bitext,
  type BitextRow,
  plainRow,
  type RowBlock,
  type RowStatus,
  type RowThread,
  sideText,
} from "@/lib/page/bitext"
import { done, type Noted, refuse } from "@/lib/page/outcome"
import { ATOM, type Inline, type Lang, text } from "@/lib/page/page"
import { guessLanguage } from "@/lib/text/guess-language"
import { columnOf, languageOfColumn } from "./columns"
import { readCells, type Separator, sniffSeparator, writeCell } from "./csv-cells"
import { type BitextFormat, MOST_ROWS, type ReadWish } from "./format"
import { inlineOf } from "./kinds"
import { Tally } from "./tally"

const format = (id: "csv" | "tsv", extensions: readonly string[], mime: string): BitextFormat => ({
  id,
  extensions,
  mime,
  read: (file, wish) => readTable(file, wish, id === "tsv" ? "\t" : null),
})
export const csv = format("csv", [".csv"], "text/csv")
export const tsv = format("tsv", [".tsv", ".tab"], "text/tab-separated-values")

interface Layout {
  readonly id: number
  readonly source: number
  readonly target: number
  readonly status: number
  readonly comments: number
  readonly hasHead: boolean
  readonly languages: { readonly source: Lang | null; readonly target: Lang | null }
}

function readTable(file: string, wish: ReadWish, separator: Separator | null): ReturnType<BitextFormat["read"]> {
  if (file.trim() === "") return refuse("empty")
  const read = readCells(file, separator ?? sniffSeparator(file))
  if (!read.ok) return read
  const [head] = read.value
  if (!head || Math.max(...read.value.slice(0, 20).map(row => row.cells.length)) < 2) return refuse("one-column")
  if (read.value.length > MOST_ROWS) return refuse("too-many-rows")
  const tally = new Tally()
  const layout = layoutOf(head.cells, tally)
  if (layout.source === layout.target) return refuse("one-column")
  const width = Math.max(layout.source, layout.target) + 1
  const names = new Set<string>()
  const rows = (layout.hasHead ? read.value.slice(1) : read.value).map(({ cells, line }, i): BitextRow => {
    if (cells.length < width) tally.add("ragged-row", String(line))
    const cell = (at: number): string => (at < 0 ? "" : (cells[at] ?? ""))
    const wished = cell(layout.id)
      .replace(/[^\w-]/g, "_")
      .slice(0, 50)
    const id = wished !== "" && !names.has(wished) ? wished : `r${i + 1}`
    names.add(id)
    const threads = threadsIn(cell(layout.comments))
    tally.count("comments-found", threads.length)
    const status = statusNamed(cell(layout.status))
    return {
      ...plainRow(id, sideOf(cell(layout.source), 2 * i), sideOf(cell(layout.target), 2 * i + 1)),
      status,
      threads,
    }
  })
  if (rows.every(row => row.source.length + row.target.length === 0)) return refuse("no-units")
  const all = (side: "source" | "target"): string =>
    rows
      .map(row => sideText(row[side]))
      .join("\n")
      .slice(0, 20_000)
  const guess = (side: "source" | "target", otherwise: Lang): Lang => {
    const known = wish[side] ?? layout.languages[side]
    if (known) return known
    const { lang, sure } = guessLanguage(all(side))
    return sure > 0.5 ? lang : otherwise
  }
  const source = guess("source", "en")
  const value: Bitext = { source, target: guess("target", source === "es" ? "en" : "es"), title: "", rows, threads: [] }
  return done({ value, notes: tally.notes() })
}

function layoutOf(head: readonly string[], tally: Tally): Layout {
  const kinds = head.map(columnOf)
  const langs = head.map(languageOfColumn)
  const byTag = langs.flatMap((lang, i) => (lang === null ? [] : [i]))
  const source = kinds.indexOf("source") >= 0 ? kinds.indexOf("source") : (byTag[0] ?? -1)
  const target = kinds.indexOf("target") >= 0 ? kinds.indexOf("target") : (byTag.find(i => i !== source) ?? -1)
  const rest = { id: kinds.indexOf("id"), status: kinds.indexOf("status"), comments: kinds.indexOf("comments") }
  if (source < 0 || target < 0) {
    tally.once("header-guessed")
    const none = { source: null, target: null }
    return { id: -1, source: 0, target: 1, status: -1, comments: -1, hasHead: false, languages: none }
  }
  const used = new Set([source, target, ...Object.values(rest)])
  const left = head.filter((name, i) => !used.has(i) && name.trim() !== "")
  if (left.length > 0) tally.add("columns-left-out", left.join(", "))
  return {
    ...rest,
    source,
    target,
    hasHead: true,
    languages: { source: langs[source] ?? null, target: langs[target] ?? null },
  }
}

/** Line ends in a cell are breaks in its text. */
function sideOf(words: string, n: number): RowBlock[] {
  if (words === "") return []
  const inline = words
    .split(/\r\n|\r|\n/)
    .flatMap((line, i): Inline[] => [
      ...(i === 0 ? [] : [{ kind: "break" as const, marks: [] }]),
      ...(line === "" ? [] : [text(line)]),
    ])
  return [{ block: { kind: "paragraph", id: `b${n + 1}`, inline }, goesOn: false }]
}

const statusNamed = (words: string): RowStatus => {
  const plain = words.trim().toLowerCase()
  if (["approved", "aprobado", "aprobada", "final"].includes(plain)) return "approved"
  return ["reviewed", "revisado", "revisada"].includes(plain) ? "reviewed" : "draft"
}

/** "Who: words", a line each. */
function threadsIn(words: string): RowThread[] {
  return words
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== "")
    .map(line => {
      const [, by = "", said = line] = /^([^:]{1,60}): ([\s\S]+)$/.exec(line) ?? []
      const thread = { side: null, from: 0, to: 0, kind: "note", category: null, severity: null, resolved: null }
      return { ...thread, said: [{ by, at: null, text: said }] }
    })
}

export interface CsvWish {
  readonly separator: Separator
  /** Cells that look like formulas get an apostrophe: safe to open, not to bring back. */
  readonly safe: boolean
  /** Names of the columns and statuses. */
  readonly heads: readonly [string, string, string, string, string]
}

export function writeCsv(bitext: Bitext, wish: CsvWish): Noted<string> {
  const tally = new Tally()
  const words = (side: readonly RowBlock[]): string =>
    side
      .map(({ block }) =>
        inlineOf(block)
          .map(run => plainOf(run, tally))
          .join(""),
      )
      .join("\n")
  const rows = bitext.rows.map(row => {
    tally.count("suggestions-left-out", row.suggestions.length)
    tally.count("decisions-left-out", row.decisions.length)
    if ([...row.source, ...row.target].some(({ block }) => block.kind !== "paragraph")) tally.once("kinds-left-out")
    const comments = row.threads
      .flatMap(thread =>
        thread.said.map(one => `${one.by === "" ? "" : `${one.by}: `}${one.text.replace(/\s+/gu, " ")}`),
      )
      .join("\n")
    return [row.id, words(row.source), words(row.target), row.status, comments]
  })
  tally.count("comments-left-out", bitext.threads.length)
  const line = (cells: readonly string[]): string =>
    `${cells.map(cell => writeCell(cell, wish.separator, wish.safe)).join(wish.separator)}\r\n`
  return { value: [wish.heads, ...rows].map(line).join(""), notes: tally.notes() }
}

function plainOf(run: Inline, tally: Tally): string {
  if (run.kind === "break") return "\n"
  if (run.kind === "placeholder") tally.once("placeholders-as-labels")
  if (run.kind === "image" || run.marks.length > 0) tally.once("marks-left-out")
  if (run.kind === "text") return run.text
  return run.kind === "image" ? run.alt : run.label || run.raw || ATOM
}
