/**
 * What a check is and what it finds.
 *
 * A check reads one pair (or one page) and nothing else: no document, no screen, no network. It gives places, and codes for
 * what is to be said; the sentences are in lib/messages (`findings`, `checkNames`, `checkWhy`). Its examples are its tests
 * and its help page.
 */
import type { Category, Severity } from "@/lib/page/mqm"
import type { FindingCode } from "./codes"
import type { CheckId } from "./ids"
import type { PairOfTexts } from "./page-facts"
import type { CheckSettings } from "./settings"
import type { Outside, Work } from "./work"

export type Side = "source" | "target"

/** How loud a finding is: underlined and counted, underlined, or only shown when asked for. */
export const levels = ["error", "warning", "hint"] as const
export type Level = (typeof levels)[number]

/** A stretch of a text in UTF-16 units. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A sentence as lib/messages has it under `findings`, with what is put into it. */
export interface Message {
  readonly code: FindingCode
  readonly values: Readonly<Record<string, string>>
}

export interface Finding extends Span {
  readonly side: Side
  /** The words of the text at `from..to`, so that a finding can be found again when the text around it moves. */
  readonly quote: string
  /** The whole phrase that does not hold together (determiner to noun), where it is wider than what is to be changed. */
  readonly span?: Span
  readonly check: CheckId
  readonly category: Category
  readonly severity: Severity
  readonly level: Level
  /** Share of findings of this kind that were right on texts nobody had tuned it to, 0 to 1; null where nobody has measured it. */
  readonly confidence: number | null
  readonly message: Message
  /** What may stand in place of exactly `from..to`, the likeliest first; "" takes the words out. May be empty. */
  readonly suggestions: readonly string[]
  /** Of own rules, terms and LanguageTool's rules: which one, and the words its author wrote. */
  readonly rule?: { readonly id: string; readonly says: string }
}

/** What a check gives; the rest of a Finding follows from the check. */
export interface Found extends Span {
  /** "target" when left out. */
  readonly side?: Side
  readonly span?: Span
  readonly code: FindingCode
  readonly values?: Readonly<Record<string, string>>
  readonly suggestions?: readonly string[]
  /** Where one kind of finding is surer or graver than the check's others. */
  readonly level?: Level
  readonly severity?: Severity
  readonly category?: Category
  readonly confidence?: number
  readonly rule?: { readonly id: string; readonly says: string }
}

/** Text in, and the words that are to be found (in the target unless `side` says otherwise); [] when nothing is. */
export interface Example {
  readonly target: string
  readonly source?: string
  readonly side?: Side
  readonly finds: readonly string[]
  /** The text with the first suggestion of each finding taken. */
  readonly becomes?: string
  readonly locale?: Locale
  readonly sourceLang?: string
  readonly targetLang?: string
  /** The page that the pair stands on, where the check learns from it. */
  readonly page?: readonly PairOfTexts[]
  /** What the group has set: terms, rules, words. */
  readonly settings?: Partial<CheckSettings>
  /** What others were asked about the text, and said. */
  readonly outside?: Outside
}

export interface Check {
  readonly id: CheckId
  readonly category: Category
  readonly severity: Severity
  readonly level: Level
  readonly confidence: number | null
  /**
   * What it must have to run. Spanish and English are languages of the side it reads; pair asks for both sides, languagetool
   * for a server that is asked.
   */
  readonly needs: "spanish" | "english-source" | "target" | "pair" | "languagetool"
  find(work: Work): Iterable<Found>
  readonly examples: readonly Example[]
}

/** Kinds of Spanish whose habits differ: Spain, Latin America, the United States. */
export const spanishLocales = ["es-ES", "es-419", "es-US"] as const
export type Locale = (typeof spanishLocales)[number]

/** The kind of Spanish a language tag asks for; plain "es" and all of America but the United States are es-419 and es-ES. */
export function localeOf(lang: string): Locale {
  const tag = lang.toLowerCase()
  if (tag === "es" || tag === "es-es") return "es-ES"
  return tag === "es-us" || tag === "es-pr" ? "es-US" : "es-419"
}
