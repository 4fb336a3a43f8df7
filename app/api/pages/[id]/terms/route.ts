import { setTerms } from "@/lib/server/checks/group"
import { write } from "@/lib/server/http/route"
import { termWishes } from "@/lib/server/http/shapes"
import { personOfPage } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const person = await personOfPage(server, await visitor(), params.id ?? "", "keep-terms")
  return setTerms(server, person, await body(termWishes))
})
