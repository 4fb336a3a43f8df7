import { similarOn } from "@/lib/server/checks/memory"
import { write } from "@/lib/server/http/route"
import { similarWish } from "@/lib/server/http/shapes"
import { pageTo } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) =>
  similarOn(server, await pageTo(server, await visitor(), params.id ?? "", "see"), await body(similarWish)),
)
