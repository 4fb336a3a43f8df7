import { read, write } from "@/lib/server/http/route"
import { workflow } from "@/lib/server/http/shapes"
import { managerIn, personIn } from "@/lib/server/members"
import { setWorkflow, workflowOf } from "@/lib/server/workflow"

export const GET = read(async ({ server, visitor, params }) =>
  workflowOf(server.db, personIn(await visitor(), params.id ?? "").group),
)

export const POST = write(async ({ server, visitor, params, body }) => {
  const { group } = managerIn(await visitor(), params.id ?? "")
  return setWorkflow(server, group, await body(workflow))
})
