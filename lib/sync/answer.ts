/** What travels when a ticket is to be answered. */
export interface AnswerWish {
  /** The language of the answer. */
  readonly locale: "en" | "es"
  /** Where the page is read, as whoever asks sees it: http or https. */
  readonly address: string
}

/** The comment in both markups. */
export interface AnswerText {
  readonly trac: string
  readonly markdown: string
  /** "#5451", where the page came with a ticket. */
  readonly ticket: string | null
}
