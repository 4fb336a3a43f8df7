import { isLocale } from "@/lib/messages"
import { originOf } from "@/lib/server/http/origin"
import { read, refusal } from "@/lib/server/http/route"
import { feedOf } from "@/lib/server/outside/feed"

export const GET = read(async ({ server, request, params, url, limit }) => {
  limit("feed", 120, 60)
  const lang = url.searchParams.get("lang")
  const origin = originOf(request, server.config)
  const feed = await feedOf(server.db, params.token ?? "", origin, isLocale(lang) ? lang : "en")
  if (feed === null) return refusal("not-found")
  const headers = { "content-type": "application/atom+xml; charset=utf-8", "cache-control": "no-store" }
  return new Response(feed, { headers })
})
