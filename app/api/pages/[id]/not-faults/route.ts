import { judgeFindings, notFaultCounts } from "@/lib/server/checks/page"
import { read, write } from "@/lib/server/http/route"
import { notFaults } from "@/lib/server/http/shapes"
import { pageTo, personOfPage } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) =>
  notFaultCounts(server.db, (await personOfPage(server, await visitor(), params.id ?? "", "set-checks")).group),
)

export const POST = write(async ({ server, visitor, params, body }) => {
  const access = await pageTo(server, await visitor(), params.id ?? "", "judge-findings")
  return judgeFindings(server, access, await body(notFaults))
})
