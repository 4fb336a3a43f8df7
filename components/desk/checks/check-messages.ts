/** What the desk and the worker that checks its page say to each other. */
import type { Finding } from "@/lib/checks/check"
import type { CheckId } from "@/lib/checks/ids"
import type { CheckSettings } from "@/lib/checks/settings"
import type { TermUse } from "@/lib/checks/terms/glossary"
import type { AskingState } from "@/lib/client/asking"
import type { Explained } from "@/lib/client/checking"
import type { Unfetched } from "@/lib/client/word-lists"

export interface PairWords {
  readonly pair: string
  readonly source: string
  readonly target: string
}

export type CheckWish =
  /** Before anything else, and again when the group's settings change: everything is then checked anew. */
  | {
      readonly kind: "settings"
      readonly settings: CheckSettings
      readonly page: string
      /** The stamp of the host's own words; null: there are none. */
      readonly words: string | null
    }
  /** Words of pairs; `now`: somebody is writing in them, so they go before the others. */
  | { readonly kind: "words"; readonly pairs: readonly PairWords[]; readonly now: boolean }
  /** Somebody is writing: what can wait rests. */
  | { readonly kind: "writing" }
  /** Pairs that are no more. */
  | { readonly kind: "gone"; readonly pairs: readonly string[] }
  /** All pairs of the page have been told. */
  | { readonly kind: "all" }
  /** What could not be fetched is to be tried at once. */
  | { readonly kind: "fetch" }
  /** More about one finding, for its card. */
  | { readonly kind: "question"; readonly id: number; readonly question: WordQuestion }
  | { readonly kind: "explain"; readonly id: string; readonly finding: Finding }

/** What is asked about words, and answered once. */
export type WordQuestion =
  /** Which terms of the glossary stand in the source, and how they are rendered. */
  | { readonly kind: "uses"; readonly source: string; readonly target: string }
  /** What stands for these words on the other side of their pair. */
  | {
      readonly kind: "counterpart"
      readonly pair: string
      readonly side: "source" | "target"
      readonly words: string
    }
export interface WordAnswers {
  readonly uses: readonly TermUse[]
  readonly counterpart: string | null
}

export interface PairChecked extends PairWords {
  readonly findings: readonly Finding[]
}

export type CheckReport =
  | {
      readonly kind: "checked"
      readonly pairs: readonly PairChecked[]
      readonly failed: readonly CheckId[]
      readonly stopped: readonly string[]
      /** Nothing waits to be checked. */
      readonly rests: boolean
    }
  | { readonly kind: "answered"; readonly id: number; readonly answer: WordAnswers[keyof WordAnswers] }
  | ({ readonly kind: "explained" } & Explained)
  /** How far LanguageTool is, and what is missing. */
  | { readonly kind: "asking"; readonly asking: AskingState }
  /** What could not be fetched so far; it is asked for again, and what needs none of it is checked all the same. */
  | { readonly kind: "unfetched"; readonly unfetched: readonly Unfetched[] }
