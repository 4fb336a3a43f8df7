/** What is kept about checks. Bodies are JSON, times milliseconds. */
import type { Generated } from "kysely"

/** What a group says about checks: ChecksWish of lib/sync/checks.ts. The stamp counts every change of it, its words, terms and rules. */
export interface CheckSettingsRow {
  group_id: string
  body: string
  stamp: number
}

export interface CheckWordRow {
  group_id: string
  word: string
  by_person: string
  at: number
}

/** A term of the glossary, or an own rule: what lib/checks calls Term and OwnRule. */
export interface CheckEntryRow {
  group_id: string
  id: string
  body: string
  by_person: string
  at: number
}

/** Somebody said that a finding is no fault: `finding` is its key (lib/checks/key.ts). */
export interface NotFaultRow {
  page_id: string
  pair: string
  finding: string
  check_id: string
  quote: string
  by_person: string
  at: number
}

export interface OpenedPairRow {
  page_id: string
  pair: string
}

/** A proposed term that a coordinator did not want: `proposal` is its key (lib/checks/terms/proposals.ts). */
export interface DismissedTermRow {
  group_id: string
  proposal: string
  by_person: string
  at: number
}

/** A translation memory brought in as a file. */
export interface MemoryFileRow {
  id: string
  group_id: string
  name: string
  source_lang: string
  target_lang: string
  count: number
  /** MemoryUnit[], as JSON */
  units: string
  by_person: string
  at: number
  /** How often its units were mended. */
  version: Generated<number>
}
