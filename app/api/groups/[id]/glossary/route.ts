import { glossaryOf } from "@/lib/server/checks/glossary"
import { read } from "@/lib/server/http/route"
import { memberTo } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) =>
  glossaryOf(server.db, memberTo(await visitor(), params.id ?? "", "see")),
)
