import { write } from "@/lib/server/http/route"
import { whereabouts } from "@/lib/server/http/shapes"
import { pageFor } from "@/lib/server/visitor"

/** Where somebody is at a page: told to the others there, and not kept. */
export const POST = write(async ({ server, visitor, params, body, limit }) => {
  const { row, person } = await pageFor(server, await visitor(), params.id ?? "")
  limit("whereabouts", 1200, 60, person.id)
  server.hub.tell(row.id, { kind: "caret", person: person.id, ...(await body(whereabouts, 4000)) })
  return { ok: true }
})
