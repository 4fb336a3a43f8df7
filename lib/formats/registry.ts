/** The one-sided formats there are, and telling them apart. */
import { done } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"
import { type Changes, docx, readDocx } from "./docx"
import type { PageFormat } from "./format"
import { html } from "./html"
import { markdown } from "./markdown"
import { isPacked } from "./packed"
import type { SplicingFormat } from "./placed"
import { leastMarkup, markupScores } from "./recognise"
import { text } from "./text"
import { looksLikeTicket } from "./ticket-read"
import { tracWiki } from "./trac-wiki"

/** In the order a person is offered them. */
export const pageFormats: readonly SplicingFormat[] = [text, html, markdown, tracWiki, docx]

export const formatById = (id: string): SplicingFormat | undefined => pageFormats.find(format => format.id === id)

/** A file that says what its format is, and what is to become of changes it brings. */
export interface FormattedFile {
  readonly format: string
  readonly lang: Lang
  readonly text: string
  readonly changes?: Changes
}

export function readFile({ format, lang, text: file, changes }: FormattedFile) {
  const found = formatById(format)
  if (found === undefined) return null
  if (found.id !== "docx" || changes !== "take") return found.read(file, lang)
  const read = readDocx(file, lang, changes)
  return read.ok ? done({ value: read.value.value.page, notes: read.value.notes }) : read
}

export type Recognised = PageFormat["id"] | "ticket"

export interface Recognition {
  readonly format: Recognised
  /** False where another format is nearly as likely, so that the person should be asked. */
  readonly sure: boolean
}

/** Which format a text is in, by what it holds and then by its name. */
export function recogniseFormat(file: string, name = ""): Recognition {
  if (!isPacked(file) && looksLikeTicket(file)) return { format: "ticket", sure: true }
  return recognisePage(file, name)
}

/** The same for what is a page, whatever it may be copied from. */
export function recognisePage(file: string, name = ""): Recognition & { readonly format: PageFormat["id"] } {
  if (isPacked(file)) return { format: "docx", sure: true }
  const ending = /\.[a-z]+$/i.exec(name)?.[0].toLowerCase()
  const named = ending === undefined ? undefined : pageFormats.find(format => format.extensions.includes(ending))
  if (named !== undefined && named.id !== "text" && named.id !== "docx") return { format: named.id, sure: true }
  const scores = markupScores(file)
  const [best, second] = scores
  // Who calls it plain text means it, unless it is plainly something else.
  const least = named?.id === "text" ? 3 * leastMarkup : leastMarkup
  if (best === undefined || best.score < least) return { format: "text", sure: (best?.score ?? 0) === 0 }
  return { format: best.id, sure: best.score > 2 * (second?.score ?? 0) && named?.id !== "text" }
}
