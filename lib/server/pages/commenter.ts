import type { Action } from "@/lib/review/roles"
import type { Call } from "../http/route"
import { type PageAccess, pageTo } from "../visitor"

/** As many changes of conversations a person may make in a minute. A hand does not come near it; a loop does. */
const A_MINUTE = 120

/** Whoever wants to change something about a conversation of the page in the address. */
export async function commenter(call: Call, action: Action = "comment"): Promise<PageAccess> {
  const access = await pageTo(call.server, await call.visitor(), call.params.id ?? "", action)
  call.limit("comment", A_MINUTE, 60, access.person.id)
  return access
}
