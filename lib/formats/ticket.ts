import type { Note } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"

/** One change of a field, as the ticket tells it. `inferred`: the file did not say it plainly (a lost arrow, a lost strike-through). */
export interface FieldChange {
  readonly field: string
  readonly from: string | null
  readonly to: string | null
  readonly inferred?: true
}

export interface TicketComment {
  readonly number: number
  readonly by: string
  /** As written: "7 years ago". A text dump holds no dates. */
  readonly when: string
  readonly replyTo?: number
  readonly changes: readonly FieldChange[]
  /** Paragraphs as they stand in the file; empty when the comment is only changes. */
  readonly blocks: readonly string[]
  /** The comment's words as one text, blank lines between blocks. */
  readonly text: string
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
  readonly description: { readonly blocks: readonly string[]; readonly text: string }
  readonly comments: readonly TicketComment[]
  readonly attachments: readonly string[]
  /** From keywords like `en-es`; null where the ticket does not say. */
  readonly languages: { readonly source: Lang; readonly target: Lang } | null
  /** Numbers of the comments that may hold the draft, likeliest last; none, one, or several to ask about. */
  readonly drafts: readonly number[]
  /** Replaying the changes ends in the state and resolution that the head says. */
  readonly consistent: boolean
  readonly notes: readonly Note[]
}
