/** What a group or the command line may say about checks. */
import type { Level, Locale } from "./check"
import type { CheckId } from "./ids"
import type { OwnRule } from "./own/rule"
import type { Term } from "./terms/term"

export interface CheckSettings {
  readonly sourceLang: string
  readonly targetLang: string
  /** Follows from the target's language when left out. */
  readonly locale?: Locale
  /** Only these, where given. */
  readonly only?: readonly CheckId[]
  /** Those that run on request only, and are asked for. */
  readonly also?: readonly CheckId[]
  readonly off?: readonly CheckId[]
  /** A level other than the check's own. */
  readonly levels?: Readonly<Partial<Record<CheckId, Level>>>
  /** Words of the group that are right, in any case. */
  readonly words?: readonly string[]
  readonly terms?: readonly Term[]
  readonly rules?: readonly OwnRule[]
  /** A LanguageTool server is asked, and what it says is handed over with each pair. */
  readonly languageTool?: boolean
}
