import type { Finding } from "@/lib/checks/check"
import { type Locale, translator } from "./index"

/** What a finding says, in the reader's language. Rules and their words are the group's own and stay as written. */
export function sentenceOfFinding({ message, rule }: Pick<Finding, "message" | "rule">, locale: Locale): string {
  if (message.code === "own-rule" && rule) return rule.says
  const t = translator(locale, "findings") as unknown as (code: string, values: Record<string, string>) => string
  return t(message.code, message.values)
}
