import type { PageInfo } from "@/lib/sync/protocol"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { workflowOf } from "../workflow"
import { remember } from "./history"
import { pageInfo } from "./info"

/** When a page should be approved, in milliseconds since 1970; null: no date. */
export async function setDue(server: Server, access: PageAccess, due: number | null): Promise<PageInfo> {
  const { db, hub } = server
  const page = access.row.id
  const row = await db.transaction().execute(async tx => {
    const now = await tx.selectFrom("pages").selectAll().where("id", "=", page).executeTakeFirstOrThrow()
    if (now.due_at === due) return now
    await tx.updateTable("pages").set({ due_at: due }).where("id", "=", page).execute()
    await remember(tx, page, [{ kind: "due", by: access.person.id, detail: { due } }])
    return { ...now, due_at: due }
  })
  const info = pageInfo(row, access.roles, await workflowOf(db, row.group_id))
  hub.tell(page, { kind: "page", page: info })
  return info
}
