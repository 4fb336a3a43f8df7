/** What travels when a Word file comes back. */
export interface WordReturn {
  /** The file, packed as text. */
  readonly text: string
  /** Language of the sentences that become comments. */
  readonly locale: "en" | "es"
  /** What the person has seen (WordReport.seal): when it would be something else by now, they are asked again. */
  readonly seal?: string
}

export interface WordChange {
  /** As the file says; null: it was not tracked. */
  readonly by: string | null
  /** The number of its pair when the page went out. */
  readonly number: number
  readonly deleted: string
  readonly inserted: string
  /** The suggestions it becomes; none where it has no place any more, and becomes a comment. */
  readonly suggestions: readonly string[]
}

export interface WordDecision {
  readonly suggestion: string
  readonly how: "accept" | "reject"
  readonly deleted: string
  readonly inserted: string
  readonly number: number
  /** `vote`: whoever brings it may not decide. `overtaken`: it was decided since. */
  readonly state: "decided" | "vote" | "overtaken"
}

export interface WordComment {
  readonly by: string
  readonly text: string
  readonly number: number | null
  readonly isReply: boolean
}

export interface WordReport {
  /** When it went out. */
  readonly at: number
  readonly decisions: readonly WordDecision[]
  readonly changes: readonly WordChange[]
  readonly comments: readonly WordComment[]
  /** Conversations settled in Word. */
  readonly resolved: number
  /** Suggestions of which only a part was decided: they stay open. */
  readonly unclear: number
  /** Comments that are not in the file any more; they stay here. */
  readonly missing: number
  /** Changes that came in before. */
  readonly before: number
  readonly seal: string
}

export type WordTaken =
  | { readonly kind: "taken"; readonly report: WordReport }
  | { readonly kind: "changed"; readonly report: WordReport }
