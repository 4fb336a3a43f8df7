import type { Category } from "@/lib/page/mqm"
import type { Level, Span } from "../check"

/** What LanguageTool says of a stretch of a text, on the text as it was given to lib/checks/language-tool/question.ts. */
export interface TheirFinding extends Span {
  /** In the language of the text, as LanguageTool wrote it. */
  readonly says: string
  readonly rule: string
  /** What LanguageTool calls the rule. */
  readonly ruleName: string
  readonly category: Category
  readonly level: Level
  /** The likeliest first; for exactly `from..to`. */
  readonly suggestions: readonly string[]
}
