import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { moves, type PageState } from "@/lib/review/roles"
import { mayMove } from "@/lib/review/workflow"
import type { PageMove } from "@/lib/sync/api"
import type { PageInfo } from "@/lib/sync/protocol"
import { tellOfMove } from "../inbox/events"
import { peopleIn } from "../people"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { workflowOf, writtenBy } from "../workflow"
import { remember } from "./history"
import { pageInfo } from "./info"
import { areRejectionsContested, openThings } from "./open-things"

type Moved = Outcome<
  PageInfo,
  "move-not-possible" | "not-allowed" | "not-understood" | "pairs-open" | "reason-missing" | "not-found" | "four-eyes"
>

/** Moves a page to another state. In turn with its pushes, so that nothing slips in between counting and approving. */
export function movePage(server: Server, access: PageAccess, wish: PageMove): Promise<Moved> {
  const page = access.row.id
  return server.rooms.inTurn(page, async () => {
    const { db } = server
    const now = await db.selectFrom("pages").selectAll().where("id", "=", page).executeTakeFirst()
    if (!now) return refuse("not-found")
    const move = moves[now.state as PageState].find(one => one.to === wish.to)
    if (!move) return refuse("move-not-possible")
    const workflow = await workflowOf(db, now.group_id)
    if (!mayMove(access.roles, move.action, workflow)) return refuse("not-allowed")
    if (wish.to === "approved" && workflow.fourEyes && (await writtenBy(db, page, access.person.id)).size > 0)
      return refuse("four-eyes")
    if (wish.owner && !(await peopleIn(db, now.group_id)).some(one => one.id === wish.owner && !one.former))
      return refuse("not-understood", "owner")
    const override = wish.to === "approved" ? await needsReason(server, page, wish.override) : done(null)
    if (!override.ok) return override

    const owner = wish.owner === undefined ? now.owner : wish.owner
    const changed = {
      state: wish.to,
      owner,
      override: override.value,
      changed_at: Date.now(),
      changed_by: access.person.id,
    }
    await db.transaction().execute(async tx => {
      await tx.updateTable("pages").set(changed).where("id", "=", page).execute()
      const detail = { from: now.state, to: wish.to, note: wish.note ?? null, owner, override: override.value }
      await remember(tx, page, [{ kind: "moved", by: access.person.id, detail }])
      const move = { from: now.state as PageState, to: wish.to, note: wish.note ?? null, ownerBefore: now.owner, owner }
      await tellOfMove(tx, access, move)
    })
    const info = pageInfo({ ...now, ...changed }, access.roles, workflow)
    server.hub.tell(page, { kind: "page", page: info })
    return done(info)
  })
}

/** The reason to keep with the approval, null when nothing is open. */
async function needsReason(server: Server, page: string, reason: string | undefined) {
  const open = await openThings(server.db, page)
  const contested = await areRejectionsContested(server.db, page)
  if (open.suggestions + open.threads + open.pairsNotApproved === 0 && !contested) return done(null)
  if (reason === undefined) return refuse("pairs-open")
  return reason.trim() === "" ? refuse("reason-missing") : done(reason)
}
