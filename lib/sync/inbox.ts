/**
 * What a person is told of.
 *   GET  /api/inbox          Inbox of whoever asks, in all their groups
 *   GET  /api/inbox/count    { unread }
 *   POST /api/inbox/read     { ids: string[] | null }  read from now on; null: all → { unread }
 */
import type { PageState } from "@/lib/review/roles"
import type { PersonInfo } from "./protocol"

export const noticeKinds = [
  "assigned",
  "moved",
  "mentioned",
  "replied",
  "decided",
  "disputed",
  "dispute-ended",
  "settled",
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export interface NoticeDetail {
  /** assigned, moved */
  readonly from?: PageState
  readonly to?: PageState
  readonly note?: string
  /** mentioned, replied: where, and the beginning of what was said; disputed: why. */
  readonly thread?: string
  readonly comment?: string
  readonly words?: string
  /** replied: how many replies this stands for. */
  readonly replies?: number
  /** decided: how many of one's suggestions, and the last of them. */
  readonly accepted?: number
  readonly edited?: number
  readonly rejected?: number
  readonly suggestion?: string
  /** settled: what became of the suggestion that one had disputed. */
  readonly how?: "accepted" | "edited" | "rejected" | "withdrawn"
}

export interface Notice {
  readonly id: string
  readonly kind: NoticeKind
  readonly at: number
  readonly unread: boolean
  readonly by: PersonInfo | null
  readonly page: { readonly id: string; readonly title: string; readonly lang: string }
  readonly detail: NoticeDetail
  /** What the group calls the state in `detail.to`, when not what the interface calls it. */
  readonly stateName: string | null
}

/** A page that is up to this person now. */
export interface WaitingPage {
  readonly id: string
  readonly title: string
  readonly lang: string
  readonly state: PageState
  /** What the group calls it, when not what the interface calls it. */
  readonly stateName: string | null
  readonly openSuggestions: number
  readonly mentions: number
  readonly changedAt: number
}

export interface Inbox {
  readonly unread: number
  readonly waiting: readonly WaitingPage[]
  /** Newest first, at most 200. */
  readonly notices: readonly Notice[]
}
