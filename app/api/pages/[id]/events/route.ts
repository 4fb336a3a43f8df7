import { read } from "@/lib/server/http/route"
import { sinceOf, streamPage } from "@/lib/server/pages/stream"
import { pageFor } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params, url, request }) => {
  const access = await pageFor(server, await visitor(), params.id ?? "")
  return streamPage(server, access, sinceOf(url, request.headers.get("last-event-id")), request.signal)
})
