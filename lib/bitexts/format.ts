import type { Bitext } from "@/lib/page/bitext"
import type { Noted, Outcome } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"
import type { XmlRefusal } from "../formats/xml"

/** Why a file of two languages cannot be read. One sentence each in lib/messages, under `bitextRefusals`. */
export const bitextRefusals = [
  "empty", // There is nothing in it.
  "not-xliff", // It is no XLIFF file; its first element is {detail}.
  "not-tmx", // It is no TMX file; its first element is {detail}.
  "unknown-version", // It is of a version that is not known here: {detail}
  "no-units", // There are no translation units in it.
  "no-such-languages", // It does not hold these languages; it has {detail}.
  "one-column", // There is only one column; a source and a target are needed.
  "ragged", // A quotation is never closed; it begins in line {detail}.
  "too-many-rows", // More rows than a page may have.
  "too-large", // The file is too large for one page.
] as const
export type BitextRefusal = (typeof bitextRefusals)[number] | XmlRefusal

/** What was lost or guessed on the way in or out. One sentence each in lib/messages, under `bitextNotes`. */
export const bitextNotes = [
  "several-files", // {detail} files stand in it; they follow each other on one page.
  "languages-in-file", // The file is from {detail}.
  "codes-kept", // {detail} codes of the program it came from are kept as they were written.
  "code-unpaired", // A code has lost its partner; its words are kept: {detail}
  "code-missing", // A code of the source is missing in the target: {detail}
  "target-order", // Some targets stand in another order than their sources; here they follow the source.
  "candidates-not-ours", // {detail} candidate translations of other programs stay in the file and are not shown.
  "changes-found", // {detail} tracked changes became suggestions.
  "comments-found", // {detail} comments came along.
  "history-left-out", // {detail} decisions made elsewhere are not brought into this page's history.
  "language-fallback", // Asked for {detail}; the nearest in the file was taken.
  "units-left-out", // {detail} units lack one of the two languages and were left out.
  "highlights-left-out", // {detail} highlighted stretches became plain words.
  "columns-left-out", // Columns that are not read here: {detail}
  "ragged-row", // Row {detail} has fewer cells than the head.
  "header-guessed", // The file names no columns; the first is taken for the source, the second for the target.
  "suggestions-left-out", // {detail} open suggestions are not in this file.
  "comments-left-out", // {detail} comments are not in this file.
  "placeholders-as-labels", // Passages kept as they were written are named by their label here.
  "marks-left-out", // Emphasis, links and pictures are not in this file.
  "not-approved-left-out", // {detail} pairs are not approved and were left out.
  "empty-left-out", // {detail} pairs lack one side and were left out.
  "crossing-flattened", // Where the texts cross, the rows follow the target.
  "decisions-left-out", // {detail} past decisions are not in this file.
  "statuses-left-out", // The file has no place for the status of {detail} pairs.
  "file-rewritten", // The changes could not be put into the file as it came, so that it was written anew.
  "rules-broken", // The file breaks {detail} rules of its format; what could be read was read.
  "kinds-left-out", // Headings, lists and tables became plain rows.
  "not-xml-characters", // Characters that XML cannot hold became �.
] as const
export type BitextNote = (typeof bitextNotes)[number]

export interface ReadWish {
  /** Where a file holds several languages, or names none. */
  readonly source?: Lang
  readonly target?: Lang
}

/** The most rows: as many as a page may have blocks. */
export const MOST_ROWS = 50_000

export interface BitextFormat {
  readonly id: "xliff" | "tmx" | "csv" | "tsv"
  readonly extensions: readonly string[]
  readonly mime: string
  /** `file` is decoded text; see decodeFile. */
  read(file: string, wish: ReadWish): Outcome<Noted<Bitext>, BitextRefusal>
}
