/** What a ticket says about itself, and which of its parts become the two sides. */
import type { Ticket, TicketComment } from "@/lib/formats/ticket"
import { fieldValue, ticketSide } from "@/lib/formats/ticket-read"
import type { Lang } from "@/lib/page/page"
import { guessLanguage } from "@/lib/text/guess-language"
import { CERTAIN, emptySlate, type Slate } from "./sides"

export interface TicketSides {
  readonly source: Slate
  readonly target: Slate
  readonly languages: { readonly source: Lang; readonly target: Lang; readonly from: "keywords" | "guess" }
}

/** The likeliest draft stands last. */
export const likeliestDraft = (ticket: Ticket): number | null => ticket.drafts.at(-1) ?? null

export function sidesOf(ticket: Ticket, draft: number, usual: { source: Lang; target: Lang }): TicketSides {
  const source = ticketSide(ticket, "description")
  const target = ticketSide(ticket, draft)
  const guessed = (text: string, otherwise: Lang): Lang => {
    const guess = guessLanguage(text)
    return guess.sure >= CERTAIN ? guess.lang : otherwise
  }
  return {
    source: { ...emptySlate, text: source.text, format: source.format },
    target: { ...emptySlate, text: target.text, format: target.format },
    languages: ticket.languages
      ? { ...ticket.languages, from: "keywords" }
      : { source: guessed(source.text, usual.source), target: guessed(target.text, usual.target), from: "guess" },
  }
}

/** Everybody named as writing in the ticket, in order, once each. */
export const peopleIn = (ticket: Ticket): readonly string[] => {
  const fields = ["reporter", "owner"].flatMap(name => fieldValue(ticket, name) ?? [])
  return [...new Set([...fields, ...ticket.comments.map(comment => comment.by)].filter(name => name.trim() !== ""))]
}

/** Comments with words that are not the draft, and how many changes of fields there are. */
export function alongside(
  ticket: Ticket,
  draft: number | null,
): { comments: readonly TicketComment[]; changes: number } {
  return {
    comments: ticket.comments.filter(comment => comment.number !== draft && comment.text.trim() !== ""),
    changes: ticket.comments.reduce((sum, comment) => sum + comment.changes.length, 0),
  }
}

/** Enough of a comment to know it by, on one line. */
export function beginning(text: string, most = 90): string {
  const line = text.trim().replace(/\s+/gu, " ")
  return line.length <= most ? line : `${line.slice(0, line.lastIndexOf(" ", most) || most)}…`
}
