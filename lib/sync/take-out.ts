/** What a page can be taken out as besides a text of one side. */
export const takeOutFormats = [
  "xliff-2.1",
  "xliff-2.2",
  "xliff-1.2",
  "tmx",
  "csv",
  "tsv",
  "mediawiki",
  "critic",
  "decisions",
  "mqm",
  "archive",
] as const
export type TakeOutFormat = (typeof takeOutFormats)[number]

export const isTakeOut = (format: string): format is TakeOutFormat => takeOutFormats.some(one => one === format)

/** Files that hold two languages, as they may come in. */
export const bothFormats = ["xliff", "tmx", "csv", "tsv"] as const
export type BothFormat = (typeof bothFormats)[number]

/** The most an archive may have, in bytes: it holds every step ever made. */
export const MOST_OF_ARCHIVE = 60_000_000

export const looksLikeArchive = (file: string): boolean =>
  /^\s*\{\s*"format"\s*:\s*"cotejo-page"/.test(file.slice(0, 200))

/** One file that holds both sides. */
export interface BothFile {
  readonly format: BothFormat
  /** Where the file holds several languages, or names none. */
  readonly source?: string
  readonly target?: string
  /** The file as it came, decoded. */
  readonly text: string
  readonly name?: string
}

export interface BringInBoth {
  readonly title: string
  readonly both: BothFile
}
