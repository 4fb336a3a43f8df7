import { judgeProposal, proposalsOf } from "@/lib/server/checks/proposals"
import { read, write } from "@/lib/server/http/route"
import { proposalJudged } from "@/lib/server/http/shapes"
import { memberTo } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor, params }) =>
  proposalsOf(server, memberTo(await visitor(), params.id ?? "", "set-checks")),
)

export const POST = write(async ({ server, visitor, params, body }) =>
  judgeProposal(server, memberTo(await visitor(), params.id ?? "", "set-checks"), await body(proposalJudged)),
)
