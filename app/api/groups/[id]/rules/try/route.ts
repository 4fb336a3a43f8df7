import { tryRule } from "@/lib/server/checks/glossary"
import { write } from "@/lib/server/http/route"
import { ruleToTry } from "@/lib/server/http/shapes"
import { memberTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body, limit }) => {
  const person = memberTo(await visitor(), params.id ?? "", "set-checks")
  limit("try-rule", 60, 60, person.id)
  return tryRule(server, person, await body(ruleToTry))
})
