/** What a check is given: the two texts of a pair, what is known of the page, and the words of the languages. */
import type { Locale, Side } from "./check"
import type { TheirFinding } from "./language-tool/their-finding"
import type { Lexicon } from "./lexicon/lexicon"
import type { OwnRule } from "./own/rule"
import type { PageFacts } from "./page-facts"
import { type SpanishText, spanishText } from "./spanish/text"
import type { Term } from "./terms/term"
import { type Token, tokensIn } from "./tokens"

/** The word lists at hand. A check that needs one which is not there does not run. */
export interface WordLists {
  readonly spanish?: Lexicon
  readonly english?: Lexicon
}

/** What programs outside were asked about the target, and said. */
export interface Outside {
  readonly languageTool?: readonly TheirFinding[]
}

export interface Work {
  /** "" for a side that is empty, null for one that is not there at all (`--target-only`). */
  readonly source: string | null
  readonly target: string | null
  readonly sourceLang: string
  readonly targetLang: string
  readonly locale: Locale
  readonly facts: PageFacts
  readonly lists: WordLists
  /** Lower-cased words that are right here, whatever the dictionaries say. */
  readonly ownWords: ReadonlySet<string>
  readonly terms: readonly Term[]
  readonly rules: readonly OwnRule[]
  readonly outside: Outside
  /** Tokens of a side, made once; none for a side that is not there. */
  tokens(side: Side): readonly Token[]
  /** The target as Spanish. Only for checks that need "spanish". */
  spanish(): { readonly text: SpanishText; readonly lexicon: Lexicon }
}

export type WorkInput = Omit<Work, "tokens" | "spanish">

export function prepare(input: WorkInput): Work {
  const made = new Map<Side, readonly Token[]>()
  let spanish: SpanishText | undefined
  const tokens = (side: Side) => {
    const known = made.get(side) ?? tokensIn(input[side] ?? "")
    made.set(side, known)
    return known
  }
  return {
    ...input,
    tokens,
    spanish() {
      const lexicon = input.lists.spanish
      if (!lexicon) throw new Error("A check of Spanish was run without the Spanish lexicon.")
      spanish ??= spanishText(input.target ?? "", lexicon)
      return { text: spanish, lexicon }
    },
  }
}
