/** How pages move in a group: kept, told to open desks, and who has written what, for four eyes. */
import { readWorkflow, type Workflow } from "@/lib/review/workflow"
import type { Db } from "./db/engine"
import { pageInfo } from "./pages/info"
import type { Server } from "./server"

export async function workflowOf(db: Db, group: string): Promise<Workflow> {
  const row = await db.selectFrom("workflows").select("body").where("group_id", "=", group).executeTakeFirst()
  return readWorkflow(row ? (JSON.parse(row.body) as Partial<Workflow>) : {})
}

/** Keeps it and tells every open desk of the group. */
export async function setWorkflow(
  server: Server,
  group: string,
  wish: Parameters<typeof readWorkflow>[0],
): Promise<Workflow> {
  const { db, hub } = server
  const workflow = readWorkflow(wish)
  const body = JSON.stringify(workflow)
  await db
    .insertInto("workflows")
    .values({ group_id: group, body })
    .onConflict(same => same.column("group_id").doUpdateSet({ body }))
    .execute()
  // The roles of each who listens are put in by their stream.
  const pages = await db.selectFrom("pages").selectAll().where("group_id", "=", group).execute()
  for (const row of pages) hub.tell(row.id, { kind: "page", page: pageInfo(row, [], workflow) })
  return workflow
}

/** Pairs of a page in which somebody has written or suggested: the page's history knows. */
export async function writtenBy(db: Db, page: string, person: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("history")
    .select("pair")
    .distinct()
    .where("page_id", "=", page)
    .where("by_person", "=", person)
    .where("kind", "in", ["edited", "suggested", "accepted-with-edit"])
    .execute()
  return new Set(rows.flatMap(row => (row.pair === null ? [] : [row.pair])))
}
