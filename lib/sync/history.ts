/** What is told of what happened to a page. */
export type HistoryKind =
  | "imported"
  | "ticket"
  | "moved"
  | "edited"
  | "suggested"
  | "accepted"
  | "accepted-with-edit"
  | "rejected"
  | "withdrawn"
  | "undecided"
  | "explained"
  | "disputed"
  | "dispute-ended"
  | "judged"
  | "fell-back"
  | "commented"
  | "replied"
  | "resolved"
  | "reopened-thread"
  | "comment-edited"
  | "comment-deleted"
  | "thread-kind"
  | "exported"
  | "drafted"
  | "restored"
  | "due"
  | "word-returned"
  | "handed"

export interface HistoryEvent {
  readonly id: string
  readonly kind: HistoryKind
  readonly at: number
  readonly by: string | null
  /** For events that came with a ticket: who and when as written there. */
  readonly asWritten?: { readonly by: string; readonly when: string }
  readonly pair?: string
  readonly detail: { readonly [name: string]: string | number | boolean | null }
}

/** The last judgement on a pair, and what became of its words. */
export interface JudgedThen {
  readonly status: "reviewed" | "approved"
  readonly by: string
  readonly at: number
  /** The page right after it; null where the words it was given on cannot be found any more. */
  readonly version: number | null
  /** Whoever has changed the pair since. */
  readonly since: readonly string[]
}
