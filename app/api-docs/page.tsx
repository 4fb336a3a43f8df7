import type { Metadata } from "next"
import { headers } from "next/headers"
import { lookOfRequest } from "@/app/look-of-request"
import { visitOfRequest } from "@/app/visit-of-request"
import { ApiDocs } from "@/components/api-docs/api-docs"
import { translator } from "@/lib/messages"
import { apiDocument } from "@/lib/server/http/api/document"
import { readable } from "@/lib/server/http/api/readable"
import { originOf } from "@/lib/server/http/origin"
import { getServer } from "@/lib/server/server"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "httpApi")("title") }
}

/** The OpenAPI document, readable. Open to everybody: it says nothing about any page. */
export default async function ApiDocsPage() {
  const [{ locale }, visit, server, head] = await Promise.all([
    lookOfRequest(),
    visitOfRequest(),
    getServer(),
    headers(),
  ])
  const asked = new Request(`http://${head.get("host") ?? "127.0.0.1"}/`, { headers: head })
  const origin = originOf(asked, server.config)
  return (
    <ApiDocs operations={readable(apiDocument(locale, origin))} origin={origin} me={visit.signedIn ? visit.me : null} />
  )
}
