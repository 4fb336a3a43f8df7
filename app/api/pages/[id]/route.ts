import { read } from "@/lib/server/http/route"
import { openDesk } from "@/lib/server/pages/opening"
import { pageFor } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) =>
  openDesk(server, await pageFor(server, await visitor(), params.id ?? "")),
)
