/**
 * The shapes of the HTTP interface, shared by server and browser. Every refusal has the body `Refusal` and one of
 * `refusals`; each has its sentence in lib/messages under `refusals`.
 *
 *   GET    /api/health                         { ok: true }
 *   POST   /api/auth/sign-in/email  { email, password }   { ok: true } | refusal "wrong-credentials"; the session is a cookie
 *   POST   /api/auth/sign-out                  the only other door of better-auth that is open
 *   GET    /api/me                             Me | refusal "signed-out"
 *   GET    /api/preferences                    Preferences (preferences.ts) of whoever is signed in
 *   POST   /api/preferences      Preferences   the same, once they are kept
 *   GET    /api/welcome                        Welcome: what the first screen may offer (no sign-in needed)
 *   POST   /api/first            FirstAccount  first account and its group; 409 "already-set-up" later. Signs in.
 *   POST   /api/sample                         a private copy of the sample page, signed in as a guest; { page: string }
 *   POST   /api/hat              { hat: Role } guest of the sample only: which of the three hats is on
 *   GET    /api/invitations                    InvitationInfo[]            coordinator
 *   POST   /api/invitations      NewInvitation { token: string } shown once  coordinator
 *   DELETE /api/invitations/:id                                             coordinator
 *   GET    /api/join/:token                    JoinOffer | refusal "invitation-over"
 *   POST   /api/join/:token      FirstAccount without group: makes the account, or for a signed-in person only joins
 *   GET    /api/groups                         GroupInfo[] of whoever asks
 *   POST   /api/groups/:id       { name }                                   manage-people
 *   POST   /api/groups/:id/members/:person          { roles }               manage-people
 *   POST   /api/groups/:id/members/:person/leave    { handTo: person | null } manage-people, or oneself
 *   POST   /api/groups/:id/members/:person/reset    { token } shown once    manage-people
 *   GET    /api/reset/:token                   ResetOffer | refusal "reset-over"
 *   POST   /api/reset/:token     { password }  sets it, ends all other sessions, signs in
 *   GET    /api/account                        OwnAccount; not for guests of the sample, nor are the next
 *   POST   /api/account          { name }
 *   POST   /api/account/password { old, next } ends all other sessions
 *   POST   /api/account/sessions/end { id | null: all others }
 *   GET    /api/account/export                 everything kept about oneself, as JSON
 *   POST   /api/account/delete   { password }  what was written stays, by "a former member"
 *   GET    /api/pages                          PageSummary[]
 *   POST   /api/pages            BringIn | BringInBoth  { id: string }      bring-in
 *   POST   /api/pages/restore    an archive as JSON  { id: string }         bring-in
 *   GET    /api/pages/:id                      DeskOpening (protocol.ts)    see
 *   GET    /api/pages/:id/steps?since=N        { version, steps: LoggedStep[] }
 *   POST   /api/pages/:id/steps  Push          Answer (protocol.ts); refused pushes answer 200 with kind "refused"
 *   GET    /api/pages/:id/events?since=N       server-sent events: DeskEvent as `data:`, version as `id:`; resumes by Last-Event-ID
 *   GET    /api/pages/:id/draft                { doc } the document as it was imported (version 0)
 *   POST   /api/pages/:id/threads              NewThread → ThreadInfo       comment
 *   POST   /api/pages/:id/threads/:thread      NewReply → ThreadInfo        comment
 *   POST   /api/pages/:id/threads/:thread/kind ThreadMeaning → ThreadInfo   its author, or moderate-comments
 *   POST   /api/pages/:id/threads/:thread/comments/:comment  { text } → ThreadInfo   its author
 *   DELETE /api/pages/:id/threads/:thread/comments/:comment  ThreadInfo     its author, or moderate-comments
 *   GET    /api/pages/:id/threads/:thread/comments/:comment  Wording[] it had before, oldest first; moderate-comments
 *   POST   /api/pages/:id/threads/:thread/resolve | reopen → ThreadInfo     resolve-thread
 *   POST   /api/pages/:id/suggestions/:one     Saying → SuggestionInfo      its author, or settle
 *   POST   /api/pages/:id/suggestions/:one/dispute { words } | undispute | reopen → SuggestionInfo   dispute.ts; settle
 *   ...                                        what is said of checks: checks.ts
 *   GET    /api/reasons                        RejectReason[]
 *   POST   /api/reasons          RejectReason[] the list as it should be → RejectReason[]   set-reasons
 *   POST   /api/pages/:id/state  PageMove      PageInfo; who may move is the group's Workflow
 *   POST   /api/pages/:id/due    { due }       PageInfo                     set-due
 *   GET    /api/pages/:id/roles                PageRoles[]                  manage-people
 *   POST   /api/pages/:id/roles  { person, roles: Role[] | null } → PageRoles[]   manage-people
 *   POST   /api/pages/:id/presence { tab, at } where somebody is; told, not kept   see
 *   GET    /api/groups/:id/workflow            Workflow
 *   POST   /api/groups/:id/workflow Workflow   Workflow                     manage-people
 *   GET    /api/pages/:id/history              HistoryEvent[] newest first
 *   GET    /api/pages/:id/pairs/:pair/judged   JudgedThen (history.ts), null: never judged
 *   POST   /api/pages/:id/drafts/propose  NewDraft → DraftProposal: what a new draft would change  edit-target; bring-in for the source
 *   POST   /api/pages/:id/drafts NewDraft → DraftTaken                      the same
 *   GET    /api/pages/:id/versions             PageMoment[] oldest first
 *   GET    /api/pages/:id/versions/:version    { doc } the document as it was then
 *   POST   /api/pages/:id/restore RestoreWish → { version, changed }        edit-target
 *   POST   /api/pages/:id/export ExportWish    Exported                     export
 *   POST   /api/pages/:id/answer AnswerWish → AnswerText (answer.ts): the comment that answers a ticket   export
 *   POST   /api/pages/:id/word/look WordReturn → WordReport (word.ts): what a Word file that comes back would do   suggest
 *   POST   /api/pages/:id/word   WordReturn → WordTaken   suggest */
import type { Granularity, PiecePair } from "@/lib/align/types"
import type { Note } from "@/lib/page/outcome"
import type { ThreadKind } from "@/lib/review/comments/kinds"
import type { VersionRow } from "@/lib/review/compare-versions"
import type { Fault } from "@/lib/review/mqm"
import type { RedraftReport } from "@/lib/review/redraft/report"
import type { PageState, PairStatus, Role } from "@/lib/review/roles"
import type { Preferences } from "./preferences"
import type { PersonInfo, Version } from "./protocol"
import type { TakeOutFormat } from "./take-out"

export type { HistoryEvent, HistoryKind, JudgedThen } from "./history"
export type { Welcome } from "./welcome"

export const refusals = [
  "signed-out",
  "not-found",
  "not-allowed",
  "not-understood",
  "too-large",
  "wrong-origin",
  "too-many-tries",
  "already-set-up",
  "not-set-up",
  "email-taken",
  "weak-password",
  "wrong-credentials",
  "invitation-over",
  "reset-over",
  "no-group",
  "last-coordinator",
  "too-many-files",
  "in-other-groups",
  "sample-off",
  "empty-side",
  "unreadable-both",
  "not-an-archive",
  "pairs-do-not-fit",
  "not-a-ticket",
  "no-such-draft",
  "unreadable-source",
  "unreadable-target",
  "move-not-possible",
  "four-eyes",
  "pairs-open",
  "reason-missing",
  "empty-text",
  "not-open",
  "words-gone",
  "too-long",
  "not-your-comment",
  "comment-gone",
  "page-is-approved",
  "draft-in-other-language",
  "draft-too-long",
  "no-such-version",
  "word-not-ours",
  "word-other-page",
  "bad-pattern",
  "server-fault",
] as const
export type RefusalCode = (typeof refusals)[number]
export interface Refusal {
  readonly error: RefusalCode
  readonly detail?: string
}

export interface FirstAccount {
  readonly name: string
  readonly email: string
  /** At least 10 characters. */
  readonly password: string
  readonly group?: string
}

export interface Me {
  readonly person: PersonInfo
  readonly email: string | null
  readonly group: { readonly id: string; readonly name: string }
  readonly roles: readonly Role[]
  /** A guest of the sample, who may change hats. */
  readonly sample: { readonly hat: Role; readonly hats: readonly Role[] } | null
  readonly preferences: Preferences
}

export interface NewInvitation {
  readonly roles: readonly Role[]
  readonly uses: number
  readonly days: number
}
export interface InvitationInfo {
  readonly id: string
  readonly roles: readonly Role[]
  readonly usesLeft: number
  readonly expires: number
  readonly by: string
}
export interface JoinOffer {
  readonly group: string
  readonly roles: readonly Role[]
}

export interface MemberInfo extends PersonInfo {
  readonly roles: readonly Role[]
  readonly joined: number
  /** For those who manage people, and of oneself. */
  readonly email: string | null
  /** Pages of the group that wait for them. */
  readonly waiting: number
}
export interface GroupInfo {
  readonly id: string
  readonly name: string
  /** Who one is there. */
  readonly me: string
  /** Those who are of it now, in order of joining. */
  readonly members: readonly MemberInfo[]
}
export interface ResetOffer {
  readonly name: string
  readonly email: string
}
export interface OwnSession {
  readonly id: string
  /** The one that asks. */
  readonly here: boolean
  readonly agent: string | null
  readonly began: number
  readonly lastUsed: number
}
export interface OwnAccount {
  readonly name: string
  readonly email: string
  /** Who they are in each group, those they have left too. */
  readonly persons: readonly string[]
  /** Whether the owner's provider lets them in too. */
  readonly elsewhere: boolean
  readonly sessions: readonly OwnSession[]
}

export interface PageSummary {
  readonly id: string
  readonly title: string
  /** First heading or words of the target. */
  readonly targetTitle: string
  readonly source: string
  readonly target: string
  readonly state: PageState
  /** The group's own name for it. */
  readonly stateName: string | null
  readonly due: number | null
  readonly pairs: { readonly [S in PairStatus | "changes"]: number }
  readonly openSuggestions: number
  /** Open conversations in which the person asking is called and has not answered since. */
  readonly mentions: number
  /** Open faults in the source. */
  readonly sourceFaults: number
  readonly owner: PersonInfo | null
  readonly changedAt: number
  readonly changedBy: PersonInfo | null
}

export interface SideFile {
  readonly format: "text" | "markdown" | "html" | "trac-wiki" | "docx"
  readonly lang: string
  /** The file as it came, decoded; or packed as text (lib/formats/packed.ts). */
  readonly text: string
  readonly name?: string
  /** What is to become of the changes tracked in it: suggestions (on the target only), or words. */
  readonly changes?: "keep" | "take" | "leave"
}

export interface BringIn {
  readonly title: string
  readonly source: SideFile
  readonly target: SideFile
  /** As shown in the preview; checked against the two files read again by the server. */
  readonly pairs: readonly PiecePair[]
  /** What a pair is, as chosen in the preview. */
  readonly granularity?: Granularity
  /** The ticket it came from, whole, and the number of the comment that holds the draft. */
  readonly ticket?: { readonly text: string; readonly draft: number }
}

/** The most characters of a comment, as a reader counts them. */
export const MOST_OF_COMMENT = 5000
/** The most characters of a thread's quote, as a reader counts them; longer ones are cut by whoever quotes. */
export const MOST_OF_QUOTE = 2000

export interface ThreadMeaning {
  readonly kind: ThreadKind
  readonly fault: Fault
}
/** Sent again with the same id by the same person, it is the same thread. */
export interface NewThread extends Partial<ThreadMeaning> {
  readonly id: string
  /** null: the page as a whole. */
  readonly pair: string | null
  readonly side: "source" | "target" | null
  readonly quote: string
  readonly text: string
}
export interface NewReply {
  readonly text: string
  /** Chosen by whoever sends it: sent again with the same id by the same person, it is the same reply. */
  readonly id?: string
}
/** What a comment said before it was edited or deleted. */
export interface Wording {
  readonly text: string
  /** From when to when. */
  readonly at: number
  readonly until: number
}

/** What is said for a suggestion. What is left out stays as it is. */
export interface Saying {
  readonly reason?: string
  readonly fault?: Fault
  readonly thread?: string | null
  /** Id of the check whose finding it answers. */
  readonly finding?: string | null
}

/** What somebody may do on a page: null there means as in the group. */
export interface PageRoles {
  readonly person: PersonInfo
  readonly group: readonly Role[]
  readonly here: readonly Role[] | null
}

export interface PageMove {
  readonly to: PageState
  readonly note?: string
  readonly owner?: string | null
  /** Written reason, when approving with pairs or suggestions open. */
  readonly override?: string
}

export interface NewDraft {
  readonly side: "source" | "target"
  readonly format: SideFile["format"]
  /** The file as it came, decoded. */
  readonly text: string
  readonly name?: string
  /** Bring it in although it reads like the other language. */
  readonly anyway?: boolean
  /** What the person has seen could not be kept (DraftProposal.seal): when that is another by now, they are asked again. */
  readonly seal?: string
}

export interface DraftProposal {
  /** The version it was held against. */
  readonly version: Version
  readonly number: number
  readonly report: RedraftReport
  /** The rows that would change, in page order, word by word. */
  readonly rows: readonly VersionRow[]
  readonly notes: readonly Note[]
  readonly seal: string
}

export type DraftTaken =
  | { readonly kind: "taken"; readonly version: Version; readonly before: Version; readonly report: RedraftReport }
  /** It would do something else by now: look again. */
  | { readonly kind: "changed"; readonly proposal: DraftProposal }

/** A moment of a page that has a name: a draft, a move, a restoring, and now. */
export interface PageMoment {
  readonly version: Version
  readonly at: number
  readonly by: string | null
  readonly what:
    | {
        readonly kind: "draft"
        readonly side: "source" | "target"
        readonly number: number
        readonly name: string | null
      }
    | { readonly kind: "before-draft"; readonly side: "source" | "target"; readonly number: number }
    | { readonly kind: "moved"; readonly to: PageState }
    | { readonly kind: "restored" }
    | { readonly kind: "now" }
}

/** The version after it and the one before it, which undoes it; equal when nothing had to be done. */
export interface Restored {
  readonly version: Version
  readonly before: Version
  readonly changed: number
}

export interface RestoreWish {
  readonly version: Version
  /** Only this pair. */
  readonly pair?: string
}

export interface ExportWish {
  readonly format: SideFile["format"] | TakeOutFormat
  /** Into which file the target is put back: the draft's own (as it comes), or the source's with the target's words. */
  readonly skeleton?: "draft" | "source"
  /** Cells of a table that look like formulas are tamed: safe to open, not to bring back. */
  readonly safe?: boolean
  /** What to do with open suggestions. Pages with nothing open ignore it. */
  readonly open: "take" | "leave"
  readonly credits: boolean
  readonly comments: boolean
  /** Interface language, for the sentences of the file's note. */
  readonly locale: "en" | "es"
  /** A look before saving: not written into history. */
  readonly preview?: boolean
  /** As a Word file to be reviewed there: the text with tracked changes and comments, or both sides in a table. */
  readonly word?: "review" | "table"
}
export interface Exported {
  readonly name: string
  readonly mime: string
  /** `text` is the file's bytes in base 64. */
  readonly packed: boolean
  readonly text: string
  readonly notes: readonly Note[]
  readonly open: {
    readonly suggestions: number
    readonly threads: number
    readonly sourceFaults: number
    readonly pairsNotApproved: number
    readonly pairs: number
  }
}
