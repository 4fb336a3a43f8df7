/** Why a push is against the rules; each is one of lib/sync's refusals. */
export type RuleRefusal =
  | "not-allowed"
  | "source-changed"
  | "not-your-suggestion"
  | "pairs-changed"
  | "judgement-not-yours"
  | "disputed"
  | "four-eyes"
