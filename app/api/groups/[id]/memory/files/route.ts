import { dropMemoryFile } from "@/lib/server/checks/memory"
import { write } from "@/lib/server/http/route"
import { memoryFileGone } from "@/lib/server/http/shapes"
import { memberTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) =>
  dropMemoryFile(server, memberTo(await visitor(), params.id ?? "", "keep-terms"), await body(memoryFileGone)),
)
