/**
 * What travels between the desk and the server about checks. Findings themselves are derived at the desk and never sent.
 *
 *   GET    /api/pages/:id/checking             PageChecking (checks.ts)     see
 *   POST   /api/pages/:id/not-faults NotFaultWish[] → NotFault[] of the page  judge-findings
 *   GET    /api/pages/:id/not-faults           NotFaultCounts of the group  set-checks
 *   POST   /api/pages/:id/opened { pairs }     pairs somebody has had before them   see
 *   POST   /api/pages/:id/languagetool LanguageToolWish → LanguageToolAnswer        see
 *   POST   /api/pages/:id/words  WordWish → GroupChecks; the list is the group's    keep-terms in the group
 *   POST   /api/pages/:id/terms  TermWish[] → GroupChecks; the glossary is the group's   keep-terms in the group
 *   POST   /api/pages/:id/rules  RuleWish → GroupChecks                     set-checks in the group
 *   POST   /api/pages/:id/checks ChecksWish → GroupChecks                   set-checks in the group
 */
import type { Level, Locale } from "@/lib/checks/check"
import type { CheckId } from "@/lib/checks/ids"
import type { LanguageToolFault } from "@/lib/checks/language-tool/fault"
import type { TheirFinding } from "@/lib/checks/language-tool/their-finding"
import type { OwnRule } from "@/lib/checks/own/rule"
import type { Term } from "@/lib/checks/terms/term"

/** What a coordinator may say about checks. */
export interface ChecksWish {
  /** The kind of Spanish; null: as the page's language says. */
  readonly locale: Locale | null
  readonly off: readonly CheckId[]
  readonly levels: Readonly<Partial<Record<CheckId, Level>>>
}
export const plainChecks: ChecksWish = { locale: null, off: [], levels: {} }

/** All that a group says: its settings, its words, its glossary and its rules. */
export interface GroupChecks extends ChecksWish {
  /** Counts every change. */
  readonly stamp: number
  /** In alphabetical order. */
  readonly words: readonly string[]
  readonly terms: readonly Term[]
  readonly rules: readonly OwnRule[]
}

/** Somebody said that a finding is no fault. It holds for its rule, its words and its pair, whatever is edited elsewhere. */
export interface NotFault {
  readonly pair: string
  /** findingKey of lib/checks/key.ts. */
  readonly finding: string
  readonly check: CheckId
  readonly quote: string
  readonly by: string
  readonly at: number
}

export interface PageChecking {
  readonly checks: GroupChecks
  readonly notFaults: readonly NotFault[]
  /** Ids of pairs that somebody has had before them. */
  readonly opened: readonly string[]
  readonly languageTool: LanguageToolPlace | null
  /** The stamp of the host's own words, which are fetched by it (GET /api/lexicon?of=); null: none. */
  readonly words: string | null
}

/** The LanguageTool server that this Cotejo's host has set; null: it set none. */
export interface LanguageToolPlace {
  /** Where the text goes: a name and perhaps a port. */
  readonly host: string
  /** Its code for the language of the translation; null: it does not know that language, and is not asked. */
  readonly language: string | null
}

/** Texts of the translation, as they will read. */
export interface LanguageToolWish {
  readonly texts: readonly string[]
}
export type LanguageToolSaid = { readonly found: readonly TheirFinding[] } | { readonly why: LanguageToolFault }
export interface LanguageToolAnswer {
  /** For each text, in order. */
  readonly said: readonly LanguageToolSaid[]
  /** It is left alone for so long, in milliseconds; 0: it may be asked on. */
  readonly restMs: number
}
export const MOST_TEXTS_AT_ONCE = 8

/** `not`: true judges it no fault, false takes that back. */
export interface NotFaultWish {
  readonly pair: string
  readonly finding: string
  readonly check: CheckId
  readonly quote: string
  readonly not: boolean
}

/** `keep`: false takes the word off the list. */
export interface WordWish {
  readonly word: string
  readonly keep: boolean
}

/** A term as it should be; `term`: null takes it out of the glossary. */
export interface TermWish {
  readonly id: string
  readonly term: Omit<Term, "id"> | null
}

/** A rule as it should be; `rule`: null takes it away. */
export interface RuleWish {
  readonly id: string
  readonly rule: Omit<OwnRule, "id"> | null
}

/** For coordinators: how often each check's findings were judged no fault, on all pages of the group. */
export type NotFaultCounts = Readonly<Partial<Record<CheckId, number>>>

export const MOST_WORDS = 20_000
export const LONGEST_WORD = 100
export const MOST_TERMS = 20_000
export const MOST_RULES = 200
