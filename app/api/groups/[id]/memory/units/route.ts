import { mendMemoryUnit } from "@/lib/server/checks/memory-units"
import { write } from "@/lib/server/http/route"
import { memoryUnitMended } from "@/lib/server/http/shapes"
import { memberTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) =>
  mendMemoryUnit(server, memberTo(await visitor(), params.id ?? "", "keep-terms"), await body(memoryUnitMended)),
)
