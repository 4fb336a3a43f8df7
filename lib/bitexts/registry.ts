/** The two-sided formats there are, and telling them apart. */
import { csv, tsv } from "./csv"
import { readCells } from "./csv-cells"
import type { BitextFormat } from "./format"
import { tmx } from "./tmx"
import { xliff } from "./xliff/xliff"

export const bitextFormats: readonly BitextFormat[] = [xliff, tmx, csv, tsv]

export const bitextFormatById = (id: string): BitextFormat | undefined => bitextFormats.find(format => format.id === id)

/** A file that holds both sides, by what it holds and by its name; null for anything else. */
export function recogniseBitext(file: string, name = ""): BitextFormat["id"] | null {
  const start = file.slice(0, 4000).replace(/^\ufeff/, "")
  const root = /^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:[\w-]+:)?([\w-]+)/.exec(start)?.[1]
  if (root === "xliff") return "xliff"
  if (root === "tmx") return "tmx"
  const ending = /\.[a-z]+$/i.exec(name)?.[0].toLowerCase() ?? ""
  const named = bitextFormats.find(format => format.extensions.includes(ending))
  if (named === undefined) return null
  if (named.id !== "csv" && named.id !== "tsv") return named.id
  // One column of words with commas in them is a text, whatever it is called.
  const read = readCells(start.slice(0, start.lastIndexOf("\n") + 1) || start, named.id === "tsv" ? "\t" : ",")
  return read.ok && root === undefined ? named.id : null
}
