/**
 * The HTTP interface as typed functions. Each answers an Outcome: the refusals of lib/sync/api.ts, and "offline" when
 * no answer came at all. Nothing here throws, and nothing is retried: whoever asked knows what a retry would mean.
 */
import type { OwnRule } from "@/lib/checks/own/rule"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { Role } from "@/lib/review/roles"
import type { Workflow } from "@/lib/review/workflow"
import type { AnswerText, AnswerWish } from "@/lib/sync/answer"
import {
  type BringIn,
  type DraftProposal,
  type DraftTaken,
  type Exported,
  type ExportWish,
  type FirstAccount,
  type GroupInfo,
  type HistoryEvent,
  type InvitationInfo,
  type JoinOffer,
  type JudgedThen,
  type Me,
  type NewDraft,
  type NewInvitation,
  type NewReply,
  type NewThread,
  type OwnAccount,
  type PageMoment,
  type PageMove,
  type PageRoles,
  type PageSummary,
  type RefusalCode,
  type ResetOffer,
  type Restored,
  type RestoreWish,
  refusals,
  type Saying,
  type ThreadMeaning,
  type Welcome,
  type Wording,
} from "@/lib/sync/api"
import type {
  ChecksWish,
  GroupChecks,
  LanguageToolAnswer,
  LanguageToolWish,
  NotFault,
  NotFaultCounts,
  NotFaultWish,
  PageChecking,
  RuleWish,
  TermWish,
  WordWish,
} from "@/lib/sync/checks"
import type { GroupGlossary, ProposalJudged, ProposedTerm, RuleTried } from "@/lib/sync/glossary"
import type { Inbox } from "@/lib/sync/inbox"
import type { MemoryFile, MemoryFound, MemoryLanguages, MemoryMatch, SimilarWish, UnitMended } from "@/lib/sync/memory"
import type { DigestWish, HookInfo, HookMade, MailWishes } from "@/lib/sync/outside"
import type { Preferences } from "@/lib/sync/preferences"
import type {
  Answer,
  DeskOpening,
  LoggedStep,
  PageInfo,
  Push,
  RejectReason,
  SuggestionInfo,
  ThreadInfo,
  Version,
} from "@/lib/sync/protocol"
import type { BringInBoth } from "@/lib/sync/take-out"
import type { WordReport, WordReturn, WordTaken } from "@/lib/sync/word"

/** Every one has its sentence in lib/messages, under `refusals`. */
export type ApiRefusal = RefusalCode | "offline"
export type Answered<T> = Promise<Outcome<T, ApiRefusal>>

const isRefusal = (value: unknown): value is RefusalCode => refusals.includes(value as RefusalCode)

/** What a status means when its body is not one of ours (a proxy answered, or the sign-in library). */
const byStatus = (status: number): RefusalCode =>
  status === 401
    ? "signed-out"
    : status === 403
      ? "not-allowed"
      : status === 404
        ? "not-found"
        : status === 413
          ? "too-large"
          : status === 429
            ? "too-many-tries"
            : "server-fault"

async function ask<T>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Answered<T> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: written(body) }),
      ...(signal ? { signal } : {}),
    })
    const text = await response.text()
    answer = text === "" ? null : parse(text)
  } catch {
    // fetch rejects with a TypeError when there is no connection, and with an AbortError when stopped: no answer came
    return refuse("offline")
  }
  if (response.ok) return done(answer as T)
  const { error, detail } = (answer ?? {}) as { error?: unknown; detail?: unknown }
  const why = isRefusal(error) ? error : byStatus(response.status)
  return typeof detail === "string" ? refuse(why, detail) : refuse(why)
}

const written = (body: unknown): BodyInit => (body instanceof Blob ? body : JSON.stringify(body))

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An HTML page from a proxy: the status says enough
    return null
  }
}

const group = (id: string) => `/api/groups/${encodeURIComponent(id)}`
const member = (id: string, person: string) => `${group(id)}/members/${encodeURIComponent(person)}`
const page = (id: string) => `/api/pages/${encodeURIComponent(id)}`
const commentAt = (id: string, thread: string, comment: string) =>
  `${page(id)}/threads/${encodeURIComponent(thread)}/comments/${encodeURIComponent(comment)}`

export const api = {
  me: () => ask<Me>("GET", "/api/me"),
  welcome: () => ask<Welcome>("GET", "/api/welcome"),
  first: (account: FirstAccount) => ask<unknown>("POST", "/api/first", account),
  sample: () => ask<{ readonly page: string }>("POST", "/api/sample", {}),
  setPreferences: (wish: Preferences) => ask<Preferences>("POST", "/api/preferences", wish),
  hat: (hat: Role) => ask<unknown>("POST", "/api/hat", { hat }),

  /** The sign-in library answers 401 for a wrong password; here that is "wrong-credentials". */
  async signIn(email: string, password: string): Answered<unknown> {
    const answer = await ask<unknown>("POST", "/api/auth/sign-in/email", { email, password })
    const wrong = !answer.ok && (answer.why === "signed-out" || answer.why === "not-understood")
    return wrong ? refuse("wrong-credentials") : answer
  },
  signOut: () => ask<unknown>("POST", "/api/auth/sign-out", {}),

  invitations: () => ask<readonly InvitationInfo[]>("GET", "/api/invitations"),
  invite: (wish: NewInvitation) => ask<{ readonly token: string }>("POST", "/api/invitations", wish),
  revoke: (id: string) => ask<unknown>("DELETE", `/api/invitations/${encodeURIComponent(id)}`),
  joinOffer: (token: string) => ask<JoinOffer>("GET", `/api/join/${encodeURIComponent(token)}`),
  /** Without an account: the person who is signed in joins. */
  join: (token: string, account?: Omit<FirstAccount, "group">) =>
    ask<unknown>("POST", `/api/join/${encodeURIComponent(token)}`, account ?? {}),

  inbox: () => ask<Inbox>("GET", "/api/inbox"),
  unread: () => ask<{ readonly unread: number }>("GET", "/api/inbox/count"),
  /** null: all. */
  readNotices: (ids: readonly string[] | null) => ask<{ readonly unread: number }>("POST", "/api/inbox/read", { ids }),

  groups: () => ask<readonly GroupInfo[]>("GET", "/api/groups"),
  workflow: (id: string) => ask<Workflow>("GET", `${group(id)}/workflow`),
  setWorkflow: (id: string, wish: Workflow) => ask<Workflow>("POST", `${group(id)}/workflow`, wish),
  pageRoles: (page: string) => ask<readonly PageRoles[]>("GET", `/api/pages/${encodeURIComponent(page)}/roles`),
  /** null: as in the group. */
  setPageRoles: (page: string, person: string, held: readonly Role[] | null) =>
    ask<readonly PageRoles[]>("POST", `/api/pages/${encodeURIComponent(page)}/roles`, { person, roles: held }),
  setDue: (page: string, due: number | null) =>
    ask<PageInfo>("POST", `/api/pages/${encodeURIComponent(page)}/due`, { due }),
  renameGroup: (id: string, name: string) => ask<unknown>("POST", group(id), { name }),
  setRoles: (id: string, person: string, roles: readonly Role[]) => ask<unknown>("POST", member(id, person), { roles }),
  leave: (id: string, person: string, handTo: string | null) =>
    ask<unknown>("POST", `${member(id, person)}/leave`, { handTo }),
  makeReset: (id: string, person: string) => ask<{ readonly token: string }>("POST", `${member(id, person)}/reset`, {}),
  resetOffer: (token: string) => ask<ResetOffer>("GET", `/api/reset/${encodeURIComponent(token)}`),
  takeReset: (token: string, password: string) =>
    ask<unknown>("POST", `/api/reset/${encodeURIComponent(token)}`, { password }),

  hooks: (id: string) => ask<readonly HookInfo[]>("GET", `${group(id)}/hooks`),
  addHook: (id: string, url: string) => ask<HookMade>("POST", `${group(id)}/hooks`, { url }),
  wakeHook: (id: string, hook: string) => ask<unknown>("POST", `${group(id)}/hooks/${encodeURIComponent(hook)}`, {}),
  removeHook: (id: string, hook: string) => ask<unknown>("DELETE", `${group(id)}/hooks/${encodeURIComponent(hook)}`),
  makeFeed: (id: string) => ask<{ readonly token: string }>("POST", `${group(id)}/feed`, {}),
  mailWishes: () => ask<MailWishes>("GET", "/api/mail"),
  setDigest: (digest: DigestWish, locale: "en" | "es") => ask<MailWishes>("POST", "/api/mail", { digest, locale }),
  forgotten: (email: string, locale: "en" | "es") => ask<unknown>("POST", "/api/reset", { email, locale }),
  /** Answers the address to go to. */
  signInElsewhere: (callbackURL: string) =>
    ask<{ readonly url: string }>("POST", "/api/auth/sign-in/social", { callbackURL }),
  joinElsewhere: (callbackURL: string) =>
    ask<{ readonly url: string }>("POST", "/api/auth/link-social", { callbackURL }),

  account: () => ask<OwnAccount>("GET", "/api/account"),
  renameSelf: (name: string) => ask<unknown>("POST", "/api/account", { name }),
  changePassword: (old: string, next: string) => ask<unknown>("POST", "/api/account/password", { old, next }),
  /** null: all but the one that asks. */
  endSessions: (id: string | null) => ask<unknown>("POST", "/api/account/sessions/end", { id }),
  deleteAccount: (password: string) => ask<unknown>("POST", "/api/account/delete", { password }),

  checking: (id: string) => ask<PageChecking>("GET", `${page(id)}/checking`),
  askLanguageTool: (id: string, wish: LanguageToolWish) =>
    ask<LanguageToolAnswer>("POST", `${page(id)}/languagetool`, wish),
  judgeFindings: (id: string, wishes: readonly NotFaultWish[]) =>
    ask<readonly NotFault[]>("POST", `${page(id)}/not-faults`, wishes),
  notFaultCounts: (id: string) => ask<NotFaultCounts>("GET", `${page(id)}/not-faults`),
  keepOpened: (id: string, pairs: readonly string[]) => ask<unknown>("POST", `${page(id)}/opened`, { pairs }),
  setWord: (id: string, wish: WordWish) => ask<GroupChecks>("POST", `${page(id)}/words`, wish),
  setTerms: (id: string, wishes: readonly TermWish[]) => ask<GroupChecks>("POST", `${page(id)}/terms`, wishes),
  setRule: (id: string, wish: RuleWish) => ask<GroupChecks>("POST", `${page(id)}/rules`, wish),
  setChecks: (id: string, wish: ChecksWish) => ask<GroupChecks>("POST", `${page(id)}/checks`, wish),

  similar: (id: string, wish: SimilarWish) => ask<readonly MemoryMatch[]>("POST", `${page(id)}/similar`, wish),
  pageMemory: (id: string, words: string, signal?: AbortSignal) =>
    ask<MemoryFound>("GET", `${page(id)}/memory?${new URLSearchParams({ words })}`, undefined, signal),
  memory: (id: string, words: string, languages: MemoryLanguages | null, signal?: AbortSignal) =>
    ask<MemoryFound>("GET", `${group(id)}/memory?${new URLSearchParams({ words, ...languages })}`, undefined, signal),
  wholeMemory: (id: string, languages: MemoryLanguages) =>
    ask<MemoryFound>("GET", `${group(id)}/memory?${new URLSearchParams({ ...languages, all: "" })}`),
  takeMemory: (id: string, file: MemoryFile) => ask<{ taken: number }>("POST", `${group(id)}/memory`, file),
  mendMemory: (id: string, wish: UnitMended) => ask<{ mended: boolean }>("POST", `${group(id)}/memory/units`, wish),
  dropMemory: (id: string, file: string) => ask<{ gone: boolean }>("POST", `${group(id)}/memory/files`, { file }),
  glossary: (id: string) => ask<GroupGlossary>("GET", `${group(id)}/glossary`),
  setGroupTerms: (id: string, wishes: readonly TermWish[]) => ask<GroupChecks>("POST", `${group(id)}/terms`, wishes),
  setGroupRule: (id: string, wish: RuleWish) => ask<GroupChecks>("POST", `${group(id)}/rules`, wish),
  proposals: (id: string) => ask<readonly ProposedTerm[]>("GET", `${group(id)}/proposals`),
  judgeProposal: (id: string, judged: ProposalJudged) =>
    ask<readonly ProposedTerm[]>("POST", `${group(id)}/proposals`, judged),
  tryRule: (id: string, rule: Omit<OwnRule, "id">) => ask<RuleTried>("POST", `${group(id)}/rules/try`, rule),

  pages: () => ask<readonly PageSummary[]>("GET", "/api/pages"),
  bringIn: (wish: BringIn) => ask<{ readonly id: string }>("POST", "/api/pages", wish),
  bringInBoth: (wish: BringInBoth) => ask<{ readonly id: string }>("POST", "/api/pages", wish),
  /** The archive goes up as it is: what is in it is the server's to judge. */
  bringInArchive: (archive: string) => ask<{ readonly id: string }>("POST", "/api/pages/restore", new Blob([archive])),
  open: (id: string) => ask<DeskOpening>("GET", page(id)),
  stepsSince: (id: string, since: Version) =>
    ask<{ readonly version: Version; readonly steps: readonly LoggedStep[] }>(
      "GET",
      `${page(id)}/steps?since=${since}`,
    ),
  push: (id: string, push: Push) => ask<Answer>("POST", `${page(id)}/steps`, push),
  /** The address of the event stream, for EventSource. */
  eventsAddress: (id: string, since: Version) => `${page(id)}/events?since=${since}`,
  draft: (id: string) => ask<{ readonly doc: unknown }>("GET", `${page(id)}/draft`),
  startThread: (id: string, thread: NewThread) => ask<ThreadInfo>("POST", `${page(id)}/threads`, thread),
  reply: (id: string, thread: string, reply: NewReply) =>
    ask<ThreadInfo>("POST", `${page(id)}/threads/${encodeURIComponent(thread)}`, reply),
  meanThread: (id: string, thread: string, meaning: ThreadMeaning) =>
    ask<ThreadInfo>("POST", `${page(id)}/threads/${encodeURIComponent(thread)}/kind`, meaning),
  editComment: (id: string, thread: string, comment: string, text: string) =>
    ask<ThreadInfo>("POST", commentAt(id, thread, comment), { text }),
  deleteComment: (id: string, thread: string, comment: string) =>
    ask<ThreadInfo>("DELETE", commentAt(id, thread, comment)),
  wordings: (id: string, thread: string, comment: string) =>
    ask<readonly Wording[]>("GET", commentAt(id, thread, comment)),
  resolve: (id: string, thread: string) =>
    ask<ThreadInfo>("POST", `${page(id)}/threads/${encodeURIComponent(thread)}/resolve`, {}),
  reopen: (id: string, thread: string) =>
    ask<ThreadInfo>("POST", `${page(id)}/threads/${encodeURIComponent(thread)}/reopen`, {}),
  say: (id: string, suggestion: string, saying: Saying) =>
    ask<SuggestionInfo>("POST", `${page(id)}/suggestions/${encodeURIComponent(suggestion)}`, saying),
  dispute: (id: string, suggestion: string, words: string) =>
    ask<SuggestionInfo>("POST", `${page(id)}/suggestions/${encodeURIComponent(suggestion)}/dispute`, { words }),
  endDispute: (id: string, suggestion: string) =>
    ask<SuggestionInfo>("POST", `${page(id)}/suggestions/${encodeURIComponent(suggestion)}/undispute`, {}),
  reopenSuggestion: (id: string, suggestion: string) =>
    ask<SuggestionInfo>("POST", `${page(id)}/suggestions/${encodeURIComponent(suggestion)}/reopen`, {}),
  setReasons: (reasons: readonly RejectReason[]) => ask<readonly RejectReason[]>("POST", "/api/reasons", reasons),
  move: (id: string, move: PageMove) => ask<PageInfo>("POST", `${page(id)}/state`, move),
  judgedThen: (id: string, pair: string) =>
    ask<JudgedThen | null>("GET", `${page(id)}/pairs/${encodeURIComponent(pair)}/judged`),
  history: (id: string) => ask<readonly HistoryEvent[]>("GET", `${page(id)}/history`),
  proposeDraft: (id: string, draft: NewDraft) => ask<DraftProposal>("POST", `${page(id)}/drafts/propose`, draft),
  takeDraft: (id: string, draft: NewDraft) => ask<DraftTaken>("POST", `${page(id)}/drafts`, draft),
  moments: (id: string) => ask<readonly PageMoment[]>("GET", `${page(id)}/versions`),
  version: (id: string, version: Version) => ask<{ readonly doc: unknown }>("GET", `${page(id)}/versions/${version}`),
  restore: (id: string, wish: RestoreWish) => ask<Restored>("POST", `${page(id)}/restore`, wish),
  lookAtWord: (id: string, file: WordReturn) => ask<WordReport>("POST", `${page(id)}/word/look`, file),
  takeWord: (id: string, file: WordReturn) => ask<WordTaken>("POST", `${page(id)}/word`, file),
  answer: (id: string, wish: AnswerWish, signal?: AbortSignal) =>
    ask<AnswerText>("POST", `${page(id)}/answer`, wish, signal),
  exportPage: (id: string, wish: ExportWish, signal?: AbortSignal) =>
    ask<Exported>("POST", `${page(id)}/export`, wish, signal),
}
