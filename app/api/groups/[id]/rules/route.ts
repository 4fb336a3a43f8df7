import { setRule } from "@/lib/server/checks/group"
import { write } from "@/lib/server/http/route"
import { ruleWish } from "@/lib/server/http/shapes"
import { memberTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) =>
  setRule(server, memberTo(await visitor(), params.id ?? "", "set-checks"), await body(ruleWish)),
)
