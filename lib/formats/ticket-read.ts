/**
 * A ticket from whatever somebody has of it: the page copied as text, the page saved as HTML, its feed (`?format=rss`), its
 * table (`?format=csv`, `?format=tab`), or an issue of GitHub or GitLab copied as text or Markdown.
 */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { MOST_CHARACTERS } from "./format"
import { readIssue } from "./issue-text"
import { leastMarkup, markupScores } from "./recognise"
import type { Ticket, TicketMarkup } from "./ticket"
import { readTicketTable } from "./ticket-csv"
import { readTicketPage } from "./ticket-html"
import { readTicketFeed } from "./ticket-rss"
import { fieldOf } from "./trac-labels"
import { looksLikeDump, readDump } from "./trac-ticket"

export type TicketRefusal = "not-a-ticket" | "damaged" | "too-large" | "empty"

/** Each answers null for a file that is none of its own. Cheap for those. */
const readers: readonly ((file: string) => Ticket | null)[] = [
  readTicketPage,
  readTicketFeed,
  readTicketTable,
  readIssue,
]

export function readTicket(file: string): Outcome<Ticket, TicketRefusal> {
  if (file.length > MOST_CHARACTERS) return refuse("too-large")
  if (file.trim() === "") return refuse("empty")
  const dump = readDump(file)
  if (dump.ok || dump.why === "damaged") return dump
  for (const read of readers) {
    const ticket = read(file)
    if (ticket !== null) return done(ticket)
  }
  return dump
}

export const looksLikeTicket = (file: string): boolean =>
  looksLikeDump(file) || readers.some(read => read(file.slice(0, MOST_CHARACTERS)) !== null)

/** A field by our name for it ("owner", "reporter", "keywords"…) or as written; null where the ticket has none. */
export function fieldValue(ticket: Ticket, name: string): string | null {
  const wanted = fieldOf(name)
  return ticket.fields.find(field => fieldOf(field.name) === wanted)?.value ?? null
}

/** The words of one side with the format to read them by. `which` is the number of a comment. */
export function ticketSide(
  ticket: Ticket,
  which: "description" | number,
): { text: string; format: "text" | TicketMarkup } {
  const words = which === "description" ? ticket.description : ticket.comments.find(one => one.number === which)
  if (ticket.markup !== undefined) return { text: words?.raw ?? "", format: ticket.markup }
  const text = words?.text ?? ""
  const [best] = markupScores(text)
  return { text, format: best?.id === "trac-wiki" && best.score >= leastMarkup ? "trac-wiki" : "text" }
}
