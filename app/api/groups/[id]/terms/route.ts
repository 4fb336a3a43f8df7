import { setTerms } from "@/lib/server/checks/group"
import { write } from "@/lib/server/http/route"
import { termWishes } from "@/lib/server/http/shapes"
import { memberTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) =>
  setTerms(server, memberTo(await visitor(), params.id ?? "", "keep-terms"), await body(termWishes)),
)
