/**
 * Work on whole files, which may take a second and is done beside the server's main thread. Plain data in and out;
 * documents go as the store has them (handed.ts).
 */
import { readTracked } from "@/lib/formats/docx"
import { type FormattedFile, formatById, readFile } from "@/lib/formats/registry"
import { spliceIntoFile } from "@/lib/formats/splice"
import type { Page } from "@/lib/page/page"
import type { TrackedPage } from "@/lib/page/tracked"
import { readArchive, writeArchiveFile } from "./archive-file"
import { makeDraft } from "./new-draft"
import { makePage } from "./new-page"
import { makePageOfBoth } from "./new-page-both"
import { makeOlder } from "./older-version"
import { takeOutFile } from "./take-out-file"
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
  /** What a Word file tracks and says; null where it does neither, as most do not. */
  trackedIn(file: string, lang: string): TrackedPage | null {
    const read = readTracked(file, lang)
    if (!read.ok) return null
    const { page } = read.value
    return page.revisions.length + page.threads.length > 0 ? page : null
  },
  makeDraft,
  makeOlder,
  makePage,
  makePageOfBoth,
  readArchive,
  takeOutFile,
  writeArchiveFile,
  makeWord,
  tryWord,
  wordOrigin,
} as const

export type Jobs = typeof jobs
