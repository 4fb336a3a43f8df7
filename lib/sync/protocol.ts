/**
 * What travels between a desk and the server. JSON both ways: pushes go up by POST, everything else comes down
 * as server-sent events. See RULES.md for what must hold.
 */
import type { ThreadKind } from "@/lib/review/comments/kinds"
import type { Fault } from "@/lib/review/mqm"
import type { PageState, Role } from "@/lib/review/roles"
import type { FormatChange, SuggestionKind } from "@/lib/review/suggest/list"
import type { Workflow } from "@/lib/review/workflow"
import type { NotFault } from "./checks"

/** Position in the page's log of steps: the number of steps taken so far. */
export type Version = number

/** What a push is meant to do beyond its steps, so that history can say it. Checked against the steps by the server. */
export type Act =
  /** `taken`: the words taken instead of those suggested, a line for each place in the text. */
  | { readonly kind: "accept"; readonly suggestion: string; readonly taken?: string }
  /** `reason`: id of one of the group's reasons; `words`: what is said beside it. */
  | { readonly kind: "reject"; readonly suggestion: string; readonly reason?: string; readonly words?: string }
  | { readonly kind: "undo" | "redo" }

export interface Push {
  readonly version: Version
  /** One per tab and visit, chosen by the client. With `version` it makes a repeated push recognisable. */
  readonly client: string
  /** A number the client counts up with every new push; the same number again is the same push. */
  readonly serial: number
  readonly steps: readonly unknown[]
  readonly acts: readonly Act[]
}

export const pushRefusals = [
  "not-a-push",
  "too-large",
  "unknown-version",
  "bad-step",
  "not-allowed",
  "source-changed",
  "not-your-suggestion",
  "not-your-comment",
  "pairs-changed",
  "judgement-not-yours",
  "page-approved",
  /** Said by the desk itself: the server does not show it the page any more. */
  "page-closed",
  "disputed",
  "four-eyes",
] as const
export type PushRefusal = (typeof pushRefusals)[number]

export type Answer =
  /** `steps`: those from the push's version up to this one, its own the last of them, when others' stand between. */
  | { readonly kind: "accepted"; readonly version: Version; readonly steps?: readonly LoggedStep[] }
  /** Somebody was quicker in the same pairs: take the missed steps, rebase, push again. `steps`: those missed, unless they are many. */
  | { readonly kind: "behind"; readonly version: Version; readonly steps?: readonly LoggedStep[] }
  | { readonly kind: "refused"; readonly why: PushRefusal }

export interface LoggedStep {
  readonly step: unknown
  readonly client: string
  readonly author: string
}

export interface PersonInfo {
  readonly id: string
  readonly name: string
  /** Two letters, unique in the group. */
  readonly siglum: string
  /** Order of joining: gives ink and line. */
  readonly order: number
  /** Has left the group. With an empty name: has deleted their account. */
  readonly former?: true
}

export interface SuggestionInfo {
  readonly id: string
  readonly author: string
  /** The name that stood in the Word file it came with; `author` is then that member, or whoever brought it. */
  readonly importedBy: string | null
  readonly at: number
  readonly state: "open" | "accepted" | "rejected" | "withdrawn"
  /** Where it stands or stood last, and its words. */
  readonly pair: string
  readonly inserted: string
  readonly deleted: string
  readonly kinds: readonly SuggestionKind[]
  readonly format: readonly FormatChange[]
  /** What its author says for it; empty when nothing. */
  readonly reason: string
  readonly fault: Fault
  /** The thread that is about it. */
  readonly thread: string | null
  /** The finding it answers. */
  readonly finding: string | null
  /** Set while only a coordinator may decide it. */
  readonly dispute: Dispute | null
  /** The last one; null while it is open. */
  readonly decision: Decision | null
}

export interface Dispute {
  readonly by: string
  readonly at: number
  readonly words: string
}

/** Why something was rejected. The built-in ones have no words here but in lib/messages, under `reasons.builtIn`. */
export interface RejectReason {
  readonly id: string
  readonly words: string | null
}

export const builtInReasons: readonly RejectReason[] = (
  ["already-right", "changes-meaning", "against-glossary", "against-style", "taste", "elsewhere"] as const
).map(id => ({ id, words: null }))

export interface Decision {
  readonly how: "accepted" | "accepted-with-edit" | "rejected" | "withdrawn"
  readonly by: string | null
  readonly at: number
  readonly reason: RejectReason | null
  /** What was said with it; empty when nothing. */
  readonly words: string
  /** The words taken instead of those suggested. */
  readonly taken: string | null
}

export interface CommentInfo {
  readonly id: string
  readonly author: string
  /** Set for comments that came with a ticket: the name as it stood there. */
  readonly importedBy: string | null
  readonly at: number
  /** As written, people in it as `<@id>` (lib/review/comments/mentions.ts). Empty once it is deleted. */
  readonly text: string
  /** When its words were last changed. */
  readonly edited: number | null
  readonly deleted: { readonly by: string; readonly at: number } | null
}

export interface ThreadInfo {
  readonly id: string
  /** null: about the page as a whole (comments that came with a ticket). */
  readonly pair: string | null
  readonly side: "source" | "target" | null
  /** The words it was set on, kept in case they are deleted. Empty for a whole pair. */
  readonly quote: string
  readonly kind: ThreadKind
  /** What is wrong, for kinds that are about a fault. */
  readonly fault: Fault
  readonly resolved: { readonly by: string; readonly at: number } | null
  readonly comments: readonly CommentInfo[]
}

export interface PageInfo {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly target: string
  readonly state: PageState
  readonly owner: string | null
  /** Coordinator's written reason when the page was approved with things open. */
  readonly override: string | null
  /** When it should be approved. */
  readonly due: number | null
  readonly workflow: Workflow
  /** What may be done by whoever asks. */
  readonly roles: readonly Role[]
}

/** A place in a pair: how far from its beginning, in the document of whoever says it. */
export interface PairPlace {
  readonly pair: string
  readonly offset: number
}

/** Where somebody is. Only said, never stored; wrong for a moment where two type in one pair. */
export interface CaretAt {
  readonly anchor: PairPlace
  readonly head: PairPlace
  /** They write there; otherwise the pair is only the one they look at. */
  readonly inText: boolean
}

export interface CaretEvent {
  readonly kind: "caret"
  readonly person: string
  readonly tab: string
  /** null: nowhere just now; the tab is in the background, or closed. */
  readonly at: CaretAt | null
}

/** What came down the stream. Each carries its own whole truth; nothing depends on the order between kinds. */
export type DeskEvent =
  /** `version` is the one after these steps. */
  | { readonly kind: "steps"; readonly version: Version; readonly steps: readonly LoggedStep[] }
  | { readonly kind: "suggestions"; readonly suggestions: readonly SuggestionInfo[] }
  | { readonly kind: "thread"; readonly thread: ThreadInfo }
  | { readonly kind: "page"; readonly page: PageInfo }
  | { readonly kind: "people"; readonly people: readonly PersonInfo[]; readonly here: readonly string[] }
  | CaretEvent
  /** What this group rejects suggestions for, all of it. */
  | { readonly kind: "reasons"; readonly reasons: readonly RejectReason[] }
  /** What was judged no fault on this page, all of it. */
  | { readonly kind: "not-faults"; readonly notFaults: readonly NotFault[] }
  /** How often what the group says about checks has changed; whoever has another number asks anew. */
  | { readonly kind: "checks"; readonly stamp: number }

/** Everything a desk needs to open. */
export interface DeskOpening {
  readonly me: PersonInfo
  readonly page: PageInfo
  readonly doc: unknown
  readonly version: Version
  readonly suggestions: readonly SuggestionInfo[]
  readonly threads: readonly ThreadInfo[]
  readonly people: readonly PersonInfo[]
  /** Pairs that whoever asks has written in, where that keeps them from approving. */
  readonly written: readonly string[]
  /** What this group rejects suggestions for. */
  readonly reasons: readonly RejectReason[]
}
