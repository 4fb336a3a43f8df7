/** The page's timeline: which events are shown, and their addresses. */
import type { HistoryEvent, HistoryKind } from "@/lib/sync/api"

export const timelineKinds = ["moves", "words", "suggestions", "comments", "status"] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** A new kind of event does not compile until it has a place here. */
const kindOf: { readonly [K in HistoryKind]: TimelineKind } = {
  imported: "words",
  ticket: "moves",
  moved: "moves",
  due: "moves",
  edited: "words",
  suggested: "suggestions",
  accepted: "suggestions",
  "accepted-with-edit": "suggestions",
  rejected: "suggestions",
  withdrawn: "suggestions",
  undecided: "suggestions",
  explained: "suggestions",
  disputed: "suggestions",
  "dispute-ended": "suggestions",
  judged: "status",
  "fell-back": "status",
  commented: "comments",
  replied: "comments",
  resolved: "comments",
  "reopened-thread": "comments",
  "comment-edited": "comments",
  "comment-deleted": "comments",
  "thread-kind": "comments",
  exported: "moves",
  drafted: "words",
  restored: "words",
  "word-returned": "moves",
  handed: "moves",
}

export interface TimelineFilter {
  /** null: all of them. */
  readonly kind: TimelineKind | null
  readonly by: string | null
}

export const shownEvents = (events: readonly HistoryEvent[], { kind, by }: TimelineFilter): readonly HistoryEvent[] =>
  events.filter(event => (kind === null || kindOf[event.kind] === kind) && (by === null || event.by === by))

/** Everybody who did something, in the order in which they come up. */
export const actorsIn = (events: readonly HistoryEvent[]): readonly string[] => [
  ...new Set(events.flatMap(event => event.by ?? [])),
]

export const addressOfEvent = (page: string, event: string): string =>
  `/pages/${encodeURIComponent(page)}?event=${encodeURIComponent(event)}`
