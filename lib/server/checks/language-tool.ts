/** What LanguageTool is asked for a page: by whoever may see it, in its language, unless the group has turned that off. */
import { languageToolCode } from "@/lib/checks/language-tool/languages"
import type { LanguageToolAnswer, LanguageToolPlace, LanguageToolWish } from "@/lib/sync/checks"
import type { LanguageTool } from "../outside/language-tool"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { runs } from "./group"

export const placeOf = (
  languageTool: LanguageTool | null,
  { target_lang }: Pick<PageAccess["row"], "target_lang">,
): LanguageToolPlace | null =>
  languageTool && { host: languageTool.settings.host, language: languageToolCode(target_lang) }

export async function askLanguageTool(
  { db, languageTool }: Pick<Server, "db" | "languageTool">,
  { row }: PageAccess,
  { texts }: LanguageToolWish,
): Promise<LanguageToolAnswer> {
  const language = languageToolCode(row.target_lang)
  // A desk that has not heard yet that the group turned it off must not send anything either.
  if (!languageTool || language === null || !(await runs(db, row.group_id, "languagetool")))
    return { said: texts.map(() => ({ why: "off" })), restMs: 0 }
  const said = await Promise.all(
    texts.map(async text => {
      const answer = await languageTool.ask(text, language)
      return answer.ok ? { found: answer.value } : { why: answer.why }
    }),
  )
  return { said, restMs: languageTool.restMs }
}
