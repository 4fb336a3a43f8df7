/** The one-sided formats there are, and telling them apart. */
import type { PageFormat } from "./format"
import { html } from "./html"
import { markdown } from "./markdown"
import type { SplicingFormat } from "./placed"
import { leastMarkup, markupScores } from "./recognise"
import { text } from "./text"
import { looksLikeTicket } from "./trac-ticket"
import { tracWiki } from "./trac-wiki"

/** In the order a person is offered them. */
export const pageFormats: readonly SplicingFormat[] = [text, html, markdown, tracWiki]

export const formatById = (id: string): SplicingFormat | undefined => pageFormats.find(format => format.id === id)

export type Recognised = PageFormat["id"] | "ticket"

export interface Recognition {
  readonly format: Recognised
  /** False where another format is nearly as likely, so that the person should be asked. */
  readonly sure: boolean
}

/** Which format a text is in, by what it holds and then by its name. */
export function recogniseFormat(file: string, name = ""): Recognition {
  if (looksLikeTicket(file)) return { format: "ticket", sure: true }
  const ending = /\.[a-z]+$/i.exec(name)?.[0].toLowerCase()
  const named = ending === undefined ? undefined : pageFormats.find(format => format.extensions.includes(ending))
  if (named !== undefined && named.id !== "text") return { format: named.id, sure: true }
  const scores = markupScores(file)
  const [best, second] = scores
  // Who calls it plain text means it, unless it is plainly something else.
  const least = named?.id === "text" ? 3 * leastMarkup : leastMarkup
  if (best === undefined || best.score < least) return { format: "text", sure: (best?.score ?? 0) === 0 }
  return { format: best.id, sure: best.score > 2 * (second?.score ?? 0) && named?.id !== "text" }
}
