/** What a file can be written as, told by a name or by how the file's own name ends. */
import { formatById, pageFormats } from "@/lib/formats/registry"

/** Both languages in one file. */
export const bothOutputs = ["xliff-2.1", "xliff-2.2", "xliff-1.2", "tmx", "csv", "tsv"] as const
/** One language. */
export const sideOutputs = ["text", "markdown", "html", "trac-wiki", "docx", "mediawiki"] as const
export const outputs = [...sideOutputs, ...bothOutputs] as const
export type BothOutput = (typeof bothOutputs)[number]
export type SideOutput = (typeof sideOutputs)[number]
export type Output = (typeof outputs)[number]

export const isBoth = (output: Output): output is BothOutput => bothOutputs.some(one => one === output)

const endings: { readonly [ending: string]: Output } = {
  ".xlf": "xliff-2.1",
  ".xliff": "xliff-2.1",
  ".tmx": "tmx",
  ".csv": "csv",
  ".tsv": "tsv",
  ".tab": "tsv",
  ".mediawiki": "mediawiki",
}

/** Null: the name does not say. */
export function outputOf(path: string): Output | null {
  const ending = /\.[a-z]+$/i.exec(path)?.[0].toLowerCase() ?? ""
  const one = pageFormats.find(format => format.extensions.includes(ending))
  return endings[ending] ?? one?.id ?? null
}

export const formatOf = (output: SideOutput) => (output === "mediawiki" ? undefined : formatById(output))
