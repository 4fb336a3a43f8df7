/**
 * The tables, as Kysely sees them. Portable on purpose: text ids, JSON as text, times as whole milliseconds since 1970.
 * The tables of better-auth (user, session, account, verification, rateLimit) keep the names and types it wants.
 */
import type { Generated } from "kysely"
import type { AccountRow, SessionRow, UserRow } from "./tables-accounts"
import type {
  CheckEntryRow,
  CheckSettingsRow,
  CheckWordRow,
  DismissedTermRow,
  MemoryFileRow,
  NotFaultRow,
  OpenedPairRow,
} from "./tables-checks"

import type { DigestRow, FeedRow, HookRow } from "./tables-outside"

/** JSON kept as text. */
export type Json = string
export type Millis = number

export interface GroupRow {
  id: string
  name: string
  /** "sample": made for one guest to look around in. */
  kind: "group" | "sample"
  created_at: Millis
}

/** A member of a group. A guest of the sample is three persons, one for each hat. */
export interface PersonRow {
  id: string
  group_id: string
  user_id: string
  /** The hat, for guests of the sample; empty for everybody else. */
  hat: string
  name: string
  siglum: string
  ord: number
  /** Role[] */
  roles: Json
  joined_at: Millis
  /** Kept after they left: what they wrote bears their name. */
  left_at: Millis | null
}

/** A link to set a new password: used once, then gone. */
export interface ResetRow {
  id: string
  user_id: string
  token_hash: string
  expires_at: Millis
  created_by: string
  created_at: Millis
  /** 1: sent to the account's own address. */
  mailed: number
}

export interface InvitationRow {
  id: string
  group_id: string
  token_hash: string
  roles: Json
  uses_left: number
  expires_at: Millis
  revoked_at: Millis | null
  created_by: string
  created_at: Millis
}

export interface PageRow {
  id: string
  group_id: string
  title: string
  target_title: string
  source_lang: string
  target_lang: string
  state: string
  owner: string | null
  override: string | null
  /** Tally: pairs by status. Follows from the document and is kept so that lists need not open it. */
  tally: Json
  created_at: Millis
  created_by: string
  changed_at: Millis
  changed_by: string | null
  /** When it should be approved. */
  due_at: Millis | null
}

/** The files as they came. */
export interface PageFileRow {
  page_id: string
  side: "source" | "target" | "ticket"
  format: string
  name: string | null
  text: string
}

/** A text of one side as somebody brought it. */
export interface DraftRow {
  page_id: string
  side: "source" | "target"
  /** Counts up from 1 on each side. */
  number: number
  format: string
  name: string | null
  text: string
  /** Ids of its blocks in the document, by their ids in the file; those not named have the same in both. */
  ids: Json
  /** What it did to the page: RedraftReport. Null for the first. */
  report: Json | null
  by_person: string
  at: Millis
  /** The page's version with it in. */
  version: number
}

/** Roles that hold on one page only, instead of the group's. */
export interface PageRoleRow {
  page_id: string
  person_id: string
  roles: Json
}

export interface StepRow {
  page_id: string
  /** The version the page has after this step; the first step makes 1. */
  version: number
  client: string
  serial: number
  author: string
  body: Json
  at: Millis
}

export interface SnapshotRow {
  page_id: string
  version: number
  doc: Json
  at: Millis
}

export interface SuggestionRow {
  page_id: string
  id: string
  author: string
  at: Millis
  state: string
  decided_by: string | null
  decided_at: Millis | null
  /** Where it stands, or stood last, and its words: for the history. */
  pair: string
  inserted: string
  deleted: string
  /** { kinds, format } as lib/review/suggest/list.ts has them; null for what is older than this column. */
  form: Json | null
  /** What its author says for it. */
  reason: string | null
  category: string | null
  severity: string | null
  thread: string | null
  finding: string | null
  /** Came in a file: the name as it stood there. */
  imported_by: string | null
  /** Dispute, while only a coordinator may decide it. */
  dispute: Json | null
}

/** Everything that was ever decided about suggestions; rows are only added. */
export interface DecisionRow {
  /** Order of those made in the same millisecond. */
  ord: Generated<number>
  page_id: string
  suggestion: string
  how: string
  by_person: string | null
  at: Millis
  /** Id of one of the group's reasons, and its words as they were; built-in ones have none. */
  reason: string | null
  reason_words: string | null
  words: string
  /** What was suggested, and what was taken instead. */
  inserted: string
  deleted: string
  taken: string | null
}

/** What a group rejects for, where its coordinator has changed the list. */
export interface RejectReasonsRow {
  group_id: string
  /** RejectReason[] */
  reasons: Json
}

/** How a suggestion stands in a pair, or stood last: the undo of a decision may bring it back like this. */
export interface StandingRow {
  page_id: string
  pair: string
  suggestion: string
  author: string
  inserted: string
  deleted: string
}

/** Who set the mark of a thread that had not been begun yet. */
export interface AnchoredRow {
  page_id: string
  thread: string
  by_person: string
}

/** Every judgement ever pushed by somebody who may: an undo can bring one of these back. */
export interface JudgementRow {
  page_id: string
  pair: string
  /** The judgement's status, person, time and words, as a list. */
  body: Json
}

export interface ThreadRow {
  page_id: string
  id: string
  pair: string | null
  side: string | null
  quote: string
  resolved_by: string | null
  resolved_at: Millis | null
  created_at: Millis
  kind: Generated<string>
  category: string | null
  severity: string | null
}

export interface CommentRow {
  id: string
  page_id: string
  thread_id: string
  author: string
  imported_by: string | null
  at: Millis
  /** Order within the thread. */
  ord: number
  /** Stays when the comment is deleted; only the newest wording. */
  text: string
  edited_at: Millis | null
  deleted_by: string | null
  deleted_at: Millis | null
}

/** What a comment said before it was edited. */
export interface WordingRow {
  page_id: string
  comment_id: string
  ord: number
  text: string
  /** When it was written, and when it was replaced. */
  at: Millis
  until: Millis
}

/** Somebody called in a comment as it reads now. */
export interface MentionRow {
  page_id: string
  thread_id: string
  comment_id: string
  person_id: string
  by_person: string
  at: Millis
}

/** What a person is told of. */
export interface NoticeRow {
  id: string
  person_id: string
  page_id: string
  kind: string
  at: Millis
  by_person: string | null
  /** Unread notices of one person with the same fold are one. */
  fold: string
  /** NoticeDetail */
  detail: Json
  read_at: Millis | null
}

export interface HistoryRow {
  /** Order of events that came in the same millisecond. */
  ord: Generated<number>
  id: string
  page_id: string
  kind: string
  at: Millis
  by_person: string | null
  as_written: Json | null
  pair: string | null
  detail: Json
}

/** Alignments worth keeping, by what they were made from. */
export interface AlignmentRow {
  key: string
  pairs: Json
  at: Millis
}

export interface PreferencesRow {
  user_id: string
  /** Preferences */
  body: Json
  at: Millis
}

/** How pages move in a group. */
export interface WorkflowRow {
  group_id: string
  /** Workflow */
  body: Json
}

/** Between instances: an event that is too long for a notification. */
export interface LongEventRow {
  id: string
  body: Json
  at: Millis
}

export interface SecretRow {
  name: string
  value: string
}

/** A page that went out as a Word file: what is needed to know it again. */
export interface WordExportRow {
  id: string
  page_id: string
  version: number
  layout: string
  by_person: string
  at: Millis
  /** WordRecord (lib/review/readback/record.ts) */
  body: Json
}

/** What came back from a Word file and is in the page: brought again, it is the same. */
export interface WordReturnRow {
  page_id: string
  export_id: string
  key: string
  by_person: string
  at: Millis
}

export interface Tables {
  groups: GroupRow
  persons: PersonRow
  invitations: InvitationRow
  resets: ResetRow
  pages: PageRow
  page_files: PageFileRow
  drafts: DraftRow
  page_roles: PageRoleRow
  steps: StepRow
  snapshots: SnapshotRow
  suggestions: SuggestionRow
  judgements: JudgementRow
  standings: StandingRow
  anchored: AnchoredRow
  decisions: DecisionRow
  reject_reasons: RejectReasonsRow
  threads: ThreadRow
  comments: CommentRow
  wordings: WordingRow
  mentions: MentionRow
  notices: NoticeRow
  history: HistoryRow
  alignments: AlignmentRow
  preferences: PreferencesRow
  word_exports: WordExportRow
  word_returns: WordReturnRow
  workflows: WorkflowRow
  check_settings: CheckSettingsRow
  check_words: CheckWordRow
  terms: CheckEntryRow
  own_rules: CheckEntryRow
  dismissed_terms: DismissedTermRow
  memory_files: MemoryFileRow
  not_faults: NotFaultRow
  opened_pairs: OpenedPairRow
  hooks: HookRow
  feeds: FeedRow
  digests: DigestRow
  long_events: LongEventRow
  secrets: SecretRow
  user: UserRow
  session: SessionRow
  account: AccountRow
}
