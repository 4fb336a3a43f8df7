import { memoryFound } from "@/lib/server/checks/memory"
import { read } from "@/lib/server/http/route"
import { pageTo } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params, url }) => {
  const { row, person } = await pageTo(server, await visitor(), params.id ?? "", "see")
  return memoryFound(server, person, {
    words: url.searchParams.get("words") ?? "",
    source: row.source_lang,
    target: row.target_lang,
    all: false,
  })
})
