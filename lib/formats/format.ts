import type { Noted, Outcome } from "@/lib/page/outcome"
import type { Lang, Page } from "@/lib/page/page"

/** Why a file cannot be read at all. One sentence each in lib/messages, under `formatRefusals`. */
export type FormatRefusal =
  | "empty"
  | "not-text"
  | "damaged"
  | "too-large"
  | "too-many-blocks"
  | "markdown-too-large"
  | "too-deep"
  | "no-text-in-it"
  | "protected"
  | "not-word"

/** The most characters a one-sided file may have. Above it a page is a book, and belongs in parts. */
export const MOST_CHARACTERS = 5_000_000

/** The most blocks a page may have: more are a shelf of books, and cost seconds to read in the denser formats. */
export const MOST_BLOCKS = 50_000

export interface PageFormat {
  /** Stable: stored with every import. */
  readonly id: "text" | "markdown" | "html" | "trac-wiki" | "docx"
  readonly extensions: readonly string[]
  readonly mime: string
  /** `file` is decoded text with its line ends as they were, or a packed file (packed.ts); `decodeFile` makes it from bytes. */
  read(file: string, lang: Lang): Outcome<Noted<Page>, FormatRefusal>
  /** The notes say what this format cannot carry. */
  write(page: Page): Noted<string>
}
