/** What is chosen in the export dialog, and the wish it makes. */
import type { ExportWish, SideFile } from "@/lib/sync/api"
import type { TakeOutFormat } from "@/lib/sync/take-out"

export const texts = ["trac-wiki", "markdown", "html", "docx", "text", "mediawiki"] as const
const elsewhere = ["word-review", "xliff"] as const
export const others = ["tmx", "csv", "tsv", "critic", "decisions", "mqm", "archive"] as const
export const xliffVersions = ["2.1", "2.2", "1.2"] as const

export type Way = (typeof texts)[number] | (typeof elsewhere)[number] | (typeof others)[number]

export interface Choices {
  readonly way: Way
  readonly layout: "review" | "table"
  readonly version: (typeof xliffVersions)[number]
  readonly skeleton: "draft" | "source"
  readonly open: "take" | "leave"
  readonly comments: boolean
  readonly credits: boolean
  readonly safe: boolean
}

export const firstChoices: Choices = {
  way: "trac-wiki",
  layout: "review",
  version: "2.1",
  skeleton: "draft",
  open: "leave",
  comments: false,
  credits: true,
  safe: false,
}

const sides: readonly Way[] = ["trac-wiki", "markdown", "html", "text", "docx"] satisfies readonly SideFile["format"][]
const isOneOf = (way: Way, ...some: readonly Way[]): boolean => some.includes(way)

/** What is to be asked about each way out. */
export const asks = {
  skeleton: ({ way }: Choices): boolean => sides.includes(way),
  open: ({ way, comments }: Choices): boolean =>
    sides.includes(way) || isOneOf(way, "mediawiki", "tmx", "csv", "tsv") || (way === "xliff" && !comments),
  comments: ({ way }: Choices): boolean => (sides.includes(way) && way !== "docx") || isOneOf(way, "xliff", "critic"),
  credits: ({ way }: Choices): boolean => sides.includes(way) && way !== "docx",
  safe: ({ way }: Choices): boolean => isOneOf(way, "csv", "tsv"),
}

export function wishOf(choices: Choices, locale: ExportWish["locale"]): ExportWish {
  const { way, version, layout, skeleton } = choices
  const format: ExportWish["format"] =
    way === "word-review" ? "docx" : way === "xliff" ? (`xliff-${version}` satisfies TakeOutFormat) : way
  return {
    format,
    open: asks.open(choices) ? choices.open : "leave",
    comments: asks.comments(choices) && choices.comments,
    credits: asks.credits(choices) && choices.credits,
    locale,
    ...(way === "word-review" ? { word: layout } : {}),
    ...(asks.skeleton(choices) && skeleton === "source" ? { skeleton } : {}),
    ...(asks.safe(choices) && choices.safe ? { safe: true } : {}),
  }
}
