import { askLanguageTool } from "@/lib/server/checks/language-tool"
import { write } from "@/lib/server/http/route"
import { languageToolWish } from "@/lib/server/http/shapes"
import { pageTo } from "@/lib/server/visitor"

/** Requests that one person may make in a minute: a page of a thousand pairs is asked about within one. */
const MOST = 150

export const POST = write(async ({ server, visitor, params, body, limit }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "see")
  limit("languagetool", MOST, 60, access.person.id)
  return askLanguageTool(server, access, await body(languageToolWish))
})
