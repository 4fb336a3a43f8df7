/** A glossary as a table that readGlossaryCsv reads again: a row for each rendering, its columns named by the languages. */
import type { Lang } from "@/lib/page/page"
import { languageOfColumn } from "../columns"
import { writeCell } from "../csv-cells"
import type { Usage } from "./terms"

/** What is needed of a term of lib/checks. */
export interface TermToWrite {
  readonly source: string
  readonly renderings: readonly { readonly words: string; readonly standing: "preferred" | "allowed" | "forbidden" }[]
  readonly note?: string
}

const usages: { readonly [S in TermToWrite["renderings"][number]["standing"]]: Usage } = {
  preferred: "preferred",
  allowed: "admitted",
  forbidden: "avoid",
}

export function writeGlossaryCsv(
  terms: readonly TermToWrite[],
  { source, target }: { readonly source: Lang; readonly target: Lang },
): string {
  // A tag that the reader would not take for a language is called by its side.
  const head = [named(source, "source"), named(target, "target"), "usage", "note"]
  const rows = terms.flatMap(({ source: words, renderings, note }) =>
    renderings.map((one, k) => [words, one.words, usages[one.standing], k === 0 ? (note ?? "") : ""]),
  )
  // A byte order mark, since spreadsheets take a file without one for another encoding.
  return `\ufeff${[head, ...rows].map(row => `${row.map(words => writeCell(words, ",", false)).join(",")}\r\n`).join("")}`
}

const named = (tag: Lang, side: "source" | "target"): string => (languageOfColumn(tag) === tag ? tag : side)
