import { checkingOf } from "@/lib/server/checks/page"
import { read } from "@/lib/server/http/route"
import { pageFor } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) =>
  checkingOf(server, await pageFor(server, await visitor(), params.id ?? "")),
)
