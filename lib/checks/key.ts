import type { Finding } from "./check"

/** With the pair's id, what a decision on a finding ("not a fault") is kept by: edits elsewhere in the pair do not undo it. */
export const findingKey = ({ check, rule, side, quote }: Pick<Finding, "check" | "rule" | "side" | "quote">): string =>
  JSON.stringify([rule ? `${check}:${rule.id}` : check, side, quote])
