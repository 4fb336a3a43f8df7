import type { CheckSettings } from "@/lib/checks/settings"
import type { CheckingState } from "@/lib/client/checking"
import type { GroupChecks } from "@/lib/sync/checks"

/** What the worker is told: the page's languages, what the group says, and what is asked for at this desk. */
export function settingsFor(
  page: { readonly source: string; readonly target: string },
  { locale, off, levels, words, terms, rules }: GroupChecks,
  { unanswered, languageTool }: Pick<CheckingState, "unanswered" | "languageTool">,
): CheckSettings {
  return {
    sourceLang: page.source,
    targetLang: page.target,
    ...(locale ? { locale } : {}),
    off,
    levels,
    words,
    terms,
    rules,
    ...(languageTool?.language ? { languageTool: true } : {}),
    ...(unanswered ? { also: ["no-counterpart"] } : {}),
  }
}
