/** From what was read to what is written. */
import { alignPages } from "@/lib/align/align-pages"
import { pairPieces } from "@/lib/align/pair-pieces"
import { writeCsv } from "@/lib/bitexts/csv"
import { writeTmx } from "@/lib/bitexts/tmx"
import { writeXliff2 } from "@/lib/bitexts/xliff/write-2"
import { writeXliff12 } from "@/lib/bitexts/xliff/write-12"
import { writeMediaWiki } from "@/lib/formats/mediawiki"
import { spliceIntoFile } from "@/lib/formats/splice"
import { translator } from "@/lib/messages"
import { sentencesOf } from "@/lib/messages/notes"
import { type Bitext, pageOfSide } from "@/lib/page/bitext"
import type { Noted } from "@/lib/page/outcome"
import { type Page, pageText } from "@/lib/page/page"
import { bitextOf } from "@/lib/review/bitext/of-doc"
import { buildDoc } from "@/lib/review/build"
import { intoSource } from "@/lib/review/source-skeleton"
import type { Options } from "./options"
import { type BothOutput, formatOf, isBoth, type SideOutput } from "./outputs"
import type { AnyFile } from "./read-any"

/** Text, or a packed file; with what is to be told. A plain sentence says why it does not make sense. */
export type Made = { readonly file: string; readonly sentences: readonly string[] } | string

export async function make(first: AnyFile, second: AnyFile | null, wish: Options): Promise<Made> {
  const { output } = wish
  if (isBoth(output)) {
    if (second === null)
      return first.kind === "both"
        ? told(writeBoth(first.bitext, output), "bitextNotes")
        : `${output} holds two languages, and this file one; name two files to read.`
    if (first.kind === "both" || second.kind === "both") return "Of two files each has to hold one language."
    const { doc, sentences } = await lineUp(first.page, second.page, wish)
    const title = first.page.title ?? ""
    const bitext = bitextOf(doc, { title, source: first.page.lang, target: second.page.lang, ...nothingSaid })
    return withMore(told(writeBoth(bitext, output), "bitextNotes"), sentences)
  }
  if (second === null) {
    if (first.kind === "page") return writeFrom(first.page, first, output)
    const left = wish.side === "target" ? leftOut(first.bitext) : []
    return withMore(told(writeSide(pageOfSide(first.bitext, wish.side), output), "formatNotes"), left)
  }
  if (first.kind === "both") return "The first of two files has to hold one language: its structure is kept."
  return intoFirst(first, second, output, wish)
}

const nothingSaid = {
  suggestion: () => ({ by: "", at: null, reason: "", category: null, severity: null }),
  threads: [],
  decisions: new Map(),
} as const

async function lineUp(source: Page, target: Page, { granularity }: Options) {
  const alignment = await alignPages(source, target, {})
  const pieces = pairPieces(source, target, alignment, granularity)
  let n = 0
  const doc = buildDoc(source, target, pieces, () => `p${++n}`, granularity)
  return { doc, sentences: sentencesOf(alignment.notes, "alignNotes", "en") }
}

/** The words of the second in the first's own file. */
async function intoFirst(
  first: AnyFile & { kind: "page" },
  second: AnyFile,
  output: SideOutput,
  wish: Options,
): Promise<Made> {
  const target = second.kind === "page" ? second.page : pageOfSide(second.bitext, wish.side)
  if (pageText(target).trim() === "") return "There are no words in the second file."
  const { doc, sentences } = await lineUp(first.page, target, wish)
  const filled = { ...intoSource(doc, first.page, "leave"), lang: target.lang }
  const left = second.kind === "both" && wish.side === "target" ? leftOut(second.bitext) : []
  return withMore(writeFrom(filled, first, output), [...sentences, ...left])
}

/** In the format it came in a page goes back into its own file: what has not changed stays as it was. */
function writeFrom(page: Page, { format, file, page: original }: AnyFile & { kind: "page" }, output: SideOutput): Made {
  if (format.id === output) return told(spliceIntoFile(format, file, original, page), "formatNotes")
  return told(writeSide(page, output), "formatNotes")
}

const writeSide = (page: Page, output: SideOutput): Noted<string> =>
  formatOf(output)?.write(page) ?? writeMediaWiki(page)

function writeBoth(bitext: Bitext, output: BothOutput): Noted<string> {
  switch (output) {
    case "xliff-1.2":
      return writeXliff12(bitext, { review: true })
    case "xliff-2.1":
    case "xliff-2.2":
      return writeXliff2(bitext, output === "xliff-2.2" ? "2.2" : "2.1", { review: true })
    case "tmx":
      return writeTmx(bitext, { all: true })
    case "csv":
    case "tsv": {
      const t = translator("en", "takeOut")
      const heads = (["id", "source", "target", "status", "comments"] as const).map(name => t(`columns.${name}`))
      const [id = "", source = "", target = "", status = "", comments = ""] = heads
      const separator = output === "csv" ? "," : "\t"
      return writeCsv(bitext, { separator, safe: false, heads: [id, source, target, status, comments] })
    }
  }
}

/** What stands beside the words in a file of both languages, and in one of one language nowhere. */
function leftOut({ rows, threads }: Bitext): string[] {
  const sum = (count: (row: Bitext["rows"][number]) => number): number => rows.reduce((all, row) => all + count(row), 0)
  const counts = [
    ["suggestions-left-out", sum(row => row.suggestions.length)],
    ["comments-left-out", sum(row => row.threads.length) + threads.length],
    ["decisions-left-out", sum(row => row.decisions.length)],
  ] as const
  const notes = counts.filter(([, n]) => n > 0).map(([code, n]) => ({ code, detail: String(n) }))
  return sentencesOf(notes, "bitextNotes", "en")
}

const told = ({ value, notes }: Noted<string>, from: "formatNotes" | "bitextNotes"): Made => ({
  file: value,
  sentences: sentencesOf(notes, from, "en"),
})

const withMore = (made: Made, more: readonly string[]): Made =>
  typeof made === "string" ? made : { ...made, sentences: [...more, ...made.sentences] }
