import { memoryFound, takeMemoryFile } from "@/lib/server/checks/memory"
import { read, write } from "@/lib/server/http/route"
import { memoryFile } from "@/lib/server/http/shapes"
import { memberTo } from "@/lib/server/visitor"

const MOST_BYTES = 40_000_000

export const GET = read(async ({ server, visitor, params, url }) =>
  memoryFound(server, memberTo(await visitor(), params.id ?? "", "see"), {
    words: url.searchParams.get("words") ?? "",
    source: url.searchParams.get("source"),
    target: url.searchParams.get("target"),
    all: url.searchParams.has("all"),
  }),
)

export const POST = write(async ({ server, visitor, params, body }) =>
  takeMemoryFile(server, memberTo(await visitor(), params.id ?? "", "keep-terms"), await body(memoryFile, MOST_BYTES)),
)
