/** Pages that are up to somebody who goes: they are up to another then, or to nobody. */
import type { PageState } from "@/lib/review/roles"
import type { Db } from "../db/engine"
import type { PageRow } from "../db/tables"
import { tell } from "../inbox/tell"
import type { Person } from "../people"
import type { Server } from "../server"
import { workflowOf } from "../workflow"
import { remember } from "./history"
import { pageInfo } from "./info"

/** Whoever has them now is told, and each page remembers it. Answers the pages as they are then. */
export async function handOn(tx: Db, from: Person, to: string | null, by: Person): Promise<PageRow[]> {
  const pages = await tx.selectFrom("pages").selectAll().where("owner", "=", from.id).execute()
  if (pages.length === 0) return []
  await tx.updateTable("pages").set({ owner: to }).where("owner", "=", from.id).execute()
  for (const row of pages) {
    await remember(tx, row.id, [{ kind: "handed", by: by.id, detail: { left: from.id, owner: to } }])
    if (to === null || row.state === "approved") continue
    const state = row.state as PageState
    const notice = {
      kind: "assigned",
      person: to,
      fold: `moved ${row.id}`,
      detail: { from: state, to: state },
    } as const
    await tell(tx, { row, person: by, roles: by.roles }, [notice])
  }
  return pages.map(row => ({ ...row, owner: to }))
}

/** Open desks learn whose turn it is. Roles of each who listens are put in by their stream. */
export async function tellOfOwners({ db, hub }: Server, pages: readonly PageRow[]): Promise<void> {
  for (const row of pages)
    hub.tell(row.id, { kind: "page", page: pageInfo(row, [], await workflowOf(db, row.group_id)) })
}
