import { isLocale } from "@/lib/messages"
import { apiDocument } from "@/lib/server/http/api/document"
import { originOf } from "@/lib/server/http/origin"
import { read } from "@/lib/server/http/route"

export const GET = read(async ({ server, request, url }) => {
  const lang = url.searchParams.get("lang")
  return apiDocument(isLocale(lang) ? lang : "en", originOf(request, server.config))
})
