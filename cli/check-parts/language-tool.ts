/** A LanguageTool server beside the checks of the command line. */
import type { LanguageToolFault } from "@/lib/checks/language-tool/fault"
import { languageToolCode } from "@/lib/checks/language-tool/languages"
import type { Outside } from "@/lib/checks/work"
import { translator } from "@/lib/messages"
import { LanguageTool, type LanguageToolSettings } from "@/lib/server/outside/language-tool"

/** Asks programs outside about a text of the translation. */
export type AskOutside = (target: string) => Promise<Outside>

export interface Asked {
  readonly ask: AskOutside
  /** A sentence for each thing that is missing, once all has been asked. */
  missing(): readonly string[]
}

export const nobodyIsAsked: Asked = { ask: async () => ({}), missing: () => [] }

/** Says where the text goes before anything is sent. Where it does not know the language, that is said and nothing is sent. */
export function languageToolFor(settings: LanguageToolSettings, lang: string, tell: (words: string) => void): Asked {
  const t = translator("en", "languageTool")
  const { host } = settings
  const code = languageToolCode(lang)
  if (code === null) {
    tell(t("noLanguage", { host, lang }))
    return nobodyIsAsked
  }
  tell(t("sentTo", { host }))
  const tool = new LanguageTool(settings)
  const faults = new Set<LanguageToolFault>()
  return {
    async ask(target) {
      const said = await tool.ask(target, code)
      if (said.ok) return { languageTool: said.value }
      faults.add(said.why)
      return {}
    },
    missing: () => [...faults].map(why => t(`missing.${why}`, { host })),
  }
}
