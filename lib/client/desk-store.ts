/**
 * What the desk's interface knows. The document itself lives in the editor; `rows` and `notes` are derived from it by the
 * editor after every change and only put here to be shown.
 */
import { createStore } from "zustand/vanilla"
import type { Granularity } from "@/lib/align/types"
import type { TermUse } from "@/lib/checks/terms/glossary"
import type { PageState, PairStatus } from "@/lib/review/roles"
import type { PairSuggestion } from "@/lib/review/suggest/list"
import type { SaveState } from "@/lib/sync/client"
import type { KeptWork } from "@/lib/sync/kept"
import type { MemoryMatch } from "@/lib/sync/memory"
import type { PageInfo, PersonInfo, PushRefusal, RejectReason, SuggestionInfo, ThreadInfo } from "@/lib/sync/protocol"
import { type CheckingState, notChecking } from "./checking"
import { type Finding, notFinding } from "./find-state"
import { type NoteFilter, noFilter } from "./note-filter"
import type { Waiting } from "./outbox"

export type Mode = "suggesting" | "editing" | "viewing"
/**
 * How the target is shown: with marks, as if all were accepted, as if all were rejected, as the page goes out, or what
 * changed since the import.
 */
export type View = "marks" | "clean" | "original" | "published" | "changes"
export type Filter = "all" | "suggestions" | "comments" | "changes" | "mentions" | "unsure" | "findings"

/** Below this an alignment is called unsure. */
export const UNSURE = 0.6

export interface Row {
  readonly id: string
  readonly status: PairStatus
  readonly suggestions: number
  readonly comments: number
  /** Open issues of those. */
  readonly issues: number
  /** Open conversations of those in which the person at the desk is called. */
  readonly mentions: number
  readonly sure: number
  readonly locked: boolean
}

/** *Changes wanted*: a suggestion or an issue is open. */
export const wantsChanges = (row: Pick<Row, "suggestions" | "issues">): boolean => row.suggestions + row.issues > 0

export type NoteItem =
  | {
      readonly kind: "suggestion"
      readonly id: string
      readonly pair: string
      readonly row: number
      readonly suggestion: PairSuggestion
    }
  | {
      readonly kind: "thread"
      readonly id: string
      readonly pair: string
      readonly row: number
      /** a, b, c… in page order */
      readonly letter: string
      /** The words it was set on are still there. */
      readonly anchored: boolean
    }

/** What could not be saved, kept to be copied. */
export interface Lost {
  readonly why: PushRefusal
  readonly words: string
}

export interface Deciding {
  /** "disputed": nothing was decided, because only a coordinator may. */
  readonly kind: "accepted" | "rejected" | "withdrawn" | "resolved" | "disputed"
  readonly id: string
  /** How many at once; one when it is not said. */
  readonly count?: number
  /** Of one that was accepted, its words as they stood then: the server may not have heard of the last of them. */
  readonly made?: { readonly deleted: string; readonly inserted: string }
}

export interface DeskState {
  readonly me: PersonInfo
  readonly page: PageInfo
  readonly people: ReadonlyMap<string, PersonInfo>
  readonly here: readonly string[]
  /** Pairs that the person at the desk has written in, where four eyes are asked for. */
  readonly written: ReadonlySet<string>
  /** The pairs that others are at. */
  readonly carets: ReadonlyMap<string, string>
  /** Whose place this desk keeps in view. */
  readonly following: string | null
  readonly suggestions: ReadonlyMap<string, SuggestionInfo>
  readonly threads: ReadonlyMap<string, ThreadInfo>
  readonly save: SaveState
  readonly lost: Lost | null
  /** Typed here before and never saved: the page does not take it any more. */
  readonly leftovers: readonly KeptWork[]
  /** The last undo was not made: it would have taken somebody's words. */
  readonly notUndone: boolean
  readonly mode: Mode
  readonly view: View
  readonly filter: Filter
  readonly finding: Finding
  /** What the checks found. */
  readonly checking: CheckingState
  /** Counts up whenever the document has changed; `rows` and `notes` stay the same where they say the same. */
  readonly edition: number
  readonly rows: readonly Row[]
  readonly notes: readonly NoteItem[]
  readonly activePair: string | null
  readonly openNote: string | null
  /** A comment being written: where it will hang. */
  readonly composing: {
    /** null: the page as a whole. */
    readonly pair: string | null
    readonly side: "source" | "target" | null
    readonly quote: string
    /** Pairs that the words stand in, when there are several. */
    readonly pairs?: readonly string[]
  } | null
  /** Comments that are not on the server yet. */
  readonly waiting: readonly Waiting[]
  /** A conversation that is over and was asked for by a link: the list of them opens at it. */
  readonly shownResolved: string | null
  readonly lastDecision: Deciding | null
  readonly noteFilter: NoteFilter
  /** Suggestions chosen one by one to be decided together. */
  readonly ticked: ReadonlySet<string>
  /** The dialog for deciding several is open. */
  readonly several: boolean
  /** What this group rejects suggestions for. */
  readonly reasons: readonly RejectReason[]
  /** A dialog of the desk that keys may open, too. */
  readonly panel: "history" | "export" | "checks" | "word" | "term" | "memory" | "link" | null
  /** Terms of the glossary in the pair one is at, and how they are rendered there; null where there are none. */
  readonly termsHere: { readonly pair: string; readonly uses: readonly TermUse[] } | null
  /** What the group's memory has for the pair one is at; null where there is nothing alike. */
  readonly memoryHere: { readonly pair: string; readonly matches: readonly MemoryMatch[] } | null
  /** What the memory is searched for when its dialog opens. */
  readonly soughtWords: string
  /** What a term that is being added begins with. */
  readonly addingTerm: { readonly source: string; readonly rendering: string } | null
  /** The state the page is about to be moved to, while that is asked. */
  readonly moving: PageState | null
  /** The pair whose status the next key sets. */
  readonly askingStatus: string | null
  /** The keys of the alignment layer are in force while a bead has the focus. */
  readonly aligning: boolean
  /** Aligning again is being looked at: round this pair, or on the whole page. */
  readonly realigning: { readonly pair: string | null } | null
  /** The pair of which it is looked at what changed since it was judged. */
  readonly sinceJudged: string | null
  /** Going to paragraphs or sentences is being looked at. */
  readonly regraining: Granularity | null
}

export type DeskStore = ReturnType<typeof createDeskStore>

export const createDeskStore = (
  first: Pick<DeskState, "me" | "page" | "people" | "suggestions" | "threads" | "mode" | "reasons" | "written">,
) =>
  createStore<DeskState>()(() => ({
    ...first,
    here: [first.me.id],
    carets: new Map(),
    following: null,
    save: { kind: "saved", at: null },
    lost: null,
    leftovers: [],
    notUndone: false,
    view: "marks",
    filter: "all",
    finding: notFinding,
    checking: notChecking,
    edition: 0,
    rows: [],
    notes: [],
    activePair: null,
    openNote: null,
    composing: null,
    waiting: [],
    shownResolved: null,
    lastDecision: null,
    noteFilter: noFilter,
    ticked: new Set(),
    several: false,
    panel: null,
    addingTerm: null,
    termsHere: null,
    memoryHere: null,
    soughtWords: "",
    moving: null,
    askingStatus: null,
    aligning: false,
    realigning: null,
    sinceJudged: null,
    regraining: null,
  }))
