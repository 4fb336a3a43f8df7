import { useLocale, useTranslations } from "use-intl"
import { findingOf, inOrder, suggestionsOf } from "@/lib/client/checking"
import type { DeskState } from "@/lib/client/desk-store"
import type { Locale } from "@/lib/messages"
import { sentenceOfFinding } from "@/lib/messages/findings"
import { useActWords } from "./finding-done"

/** What is to be said aloud of findings when the desk has changed; "" when there is nothing. */
export function useFindingVoice(): (now: DeskState, before: DeskState) => string {
  const t = useTranslations("checks")
  const tl = useTranslations("checking.levels")
  const locale = useLocale() as Locale
  const act = useActWords()
  return (now, before) => {
    const { checking } = now
    if (checking.last && checking.last !== before.checking.last) return act(checking.last)
    const finding = checking.open === before.checking.open ? null : findingOf(checking)
    if (!finding) return ""
    const all = inOrder(now.rows, checking.found)
    return t("opened", {
      level: tl(finding.finding.level),
      at: all.indexOf(finding) + 1,
      all: all.length,
      sentence: sentenceOfFinding(finding.finding, locale),
      suggestion: suggestionsOf(finding, null)[0] ?? "none",
    })
  }
}
