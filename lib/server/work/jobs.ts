/**
 * Work on whole files, which may take a second and is done beside the server's main thread. Plain data in and out;
 * documents go as the store has them (handed.ts).
 */
import { writeCsv } from "@/lib/bitexts/csv"
import { writeTmx } from "@/lib/bitexts/tmx"
import { validateXliff } from "@/lib/bitexts/xliff/validate"
import { writeXliff2 } from "@/lib/bitexts/xliff/write-2"
import { writeXliff12 } from "@/lib/bitexts/xliff/write-12"
import { type FormattedFile, formatById, readFile } from "@/lib/formats/registry"
import { spliceIntoFile } from "@/lib/formats/splice"
import type { Bitext } from "@/lib/page/bitext"
import type { Page } from "@/lib/page/page"
import { readArchive, writeArchiveFile } from "./archive-file"
import { makeDraft } from "./new-draft"
import { makePage } from "./new-page"
import { makePageOfBoth } from "./new-page-both"
import { makeWord } from "./word-file"
import { tryWord, wordOrigin } from "./word-return"

type PageFormatId = NonNullable<ReturnType<typeof formatById>>["id"]

function formatOf(id: PageFormatId) {
  const format = formatById(id)
  if (!format) throw new RangeError(`no format ${id}`)
  return format
}

export const jobs = {
  readPage: (file: FormattedFile) => readFile(file),
  writePage: (format: PageFormatId, page: Page) => formatOf(format).write(page),
  splicePage: (format: PageFormatId, file: string, original: Page, edited: Page) =>
    spliceIntoFile(formatOf(format), file, original, edited),
  writeXliff(bitext: Bitext, version: "1.2" | "2.1" | "2.2", review: boolean) {
    const made = version === "1.2" ? writeXliff12(bitext, { review }) : writeXliff2(bitext, version, { review })
    return { made, breach: validateXliff(made.value)[0] ?? null }
  },
  writeTmx: (bitext: Bitext, all: boolean) => writeTmx(bitext, { all }),
  writeCsv: (bitext: Bitext, layout: Parameters<typeof writeCsv>[1]) => writeCsv(bitext, layout),
  makeDraft,
  makePage,
  makePageOfBoth,
  readArchive,
  writeArchiveFile,
  makeWord,
  tryWord,
  wordOrigin,
} as const

export type Jobs = typeof jobs
