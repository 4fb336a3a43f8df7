/** Tables of what leaves the house: webhooks, feeds, mails. */
import type { Millis } from "./tables"

export interface HookRow {
  id: string
  group_id: string
  url: string
  /** Signs what is sent; shown once to whoever made it. */
  secret: string
  made_by: string
  made_at: Millis
  /** `ord` of the last event of the history that was taken, or was there before. */
  told: number
  /** Failures since the last success. */
  tries: number
  /** Not before this; moved ahead by whoever is sending, so that no two instances send the same. */
  next_at: Millis
  last_at: Millis | null
  /** "200", or what went wrong: see HookAnswer. */
  last_answer: string | null
}

/** A link by which one person's feed reader sees what happens in one group. */
export interface FeedRow {
  person_id: string
  token_hash: string
  made_at: Millis
}

/** When somebody was last told by mail, and whether they want to be. */
export interface DigestRow {
  user_id: string
  wish: "daily" | "off"
  locale: string
  sent_at: Millis
}
