/** A rule on a text of its author's, before it is kept: where it finds something, and what would stand there instead. */
import type { Span } from "../check"
import { findsOf } from "./own-rules"
import type { OwnRule } from "./rule"

export interface RuleWords {
  readonly rule: OwnRule
  readonly text: string
}

export type RuleFinds =
  /** `becomes`: null where nothing is suggested. */
  | { readonly kind: "found"; readonly finds: readonly (Span & { readonly becomes: string | null })[] }
  | { readonly kind: "unreadable" }
  | { readonly kind: "stopped" }

/** The text stands for whichever side the rule is about, and for the other one, too. */
export function triedOn({ rule, text }: RuleWords): RuleFinds {
  const { onlyWithSource: _, ...anywhere } = rule
  const finds: (Span & { becomes: string | null })[] = []
  for (const { code, from, to, suggestions } of findsOf(anywhere, { source: text, target: text })) {
    if (code === "own-rule-unreadable") return { kind: "unreadable" }
    if (code === "own-rule-stopped") return { kind: "stopped" }
    finds.push({ from, to, becomes: suggestions?.[0] ?? null })
  }
  return { kind: "found", finds }
}
