import type { Note } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"

/** One change of a field, as the ticket tells it. `inferred`: the file did not say it plainly (a lost arrow, a lost strike-through). */
export interface FieldChange {
  readonly field: string
  readonly from: string | null
  readonly to: string | null
  readonly inferred?: true
}

export type TicketMarkup = "html" | "trac-wiki" | "markdown"

export interface TicketWords {
  /** Paragraphs as they stand in the file; empty when there are no words. */
  readonly blocks: readonly string[]
  /** All of them as one text, blank lines between. */
  readonly text: string
  /** As written in the ticket's markup, where that is known. */
  readonly raw?: string
}

export interface TicketComment extends TicketWords {
  /** Its own where it has one; else one that no other has. */
  readonly number: number
  readonly by: string
  /** As written: "7 years ago". A text dump holds no dates. */
  readonly when: string
  /** Milliseconds, where the file holds a date. */
  readonly at?: number
  readonly replyTo?: number
  readonly changes: readonly FieldChange[]
}

export interface Ticket {
  readonly id: number
  readonly summary: string
  readonly status: string
  readonly type: string
  readonly resolution: string | null
  readonly opened: string | null
  readonly closed: string | null
  /** Field names as written, in order: "Reported by", "Owned by", "Priority"… */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  readonly description: TicketWords
  readonly comments: readonly TicketComment[]
  readonly attachments: readonly string[]
  /** From keywords like `en-es`; null where the ticket does not say. */
  readonly languages: { readonly source: Lang; readonly target: Lang } | null
  /** Numbers of the comments that may hold the draft, likeliest last; none, one, or several to ask about. */
  readonly drafts: readonly number[]
  /** Replaying the changes ends in the state and resolution that the head says. */
  readonly consistent: boolean
  /** What descriptions and comments are written in; without it they are a copy of words as they were shown. */
  readonly markup?: TicketMarkup
  readonly notes: readonly Note[]
}
