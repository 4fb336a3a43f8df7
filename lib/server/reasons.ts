/** What a group rejects suggestions for: built-in reasons until its coordinator makes a list of their own. */
import { builtInReasons, type RejectReason } from "@/lib/sync/protocol"
import type { Db } from "./db/engine"
import { newId } from "./secrets"
import type { Server } from "./server"

export async function reasonsOf(db: Db, group: string): Promise<readonly RejectReason[]> {
  const row = await db.selectFrom("reject_reasons").select("reasons").where("group_id", "=", group).executeTakeFirst()
  return row ? (JSON.parse(row.reasons) as RejectReason[]) : builtInReasons
}

/** The whole list as it should be; entries with a known id stay what they are, others are new. Open desks are told. */
export async function setReasons(
  { db, hub }: Pick<Server, "db" | "hub">,
  group: string,
  wished: readonly RejectReason[],
): Promise<RejectReason[]> {
  const known = new Map([...builtInReasons, ...(await reasonsOf(db, group))].map(one => [one.id, one]))
  const reasons = wished.map(({ id, words }): RejectReason => {
    const before = known.get(id)
    // Other words are another reason: what was rejected for the old one was not rejected for this.
    if (before && (before.words === words || words === null)) return before
    return { id: newId(), words: words?.trim() ?? "" }
  })
  const kept = reasons.filter(one => one.words !== "")
  const body = JSON.stringify(kept)
  await db
    .insertInto("reject_reasons")
    .values({ group_id: group, reasons: body })
    .onConflict(same => same.column("group_id").doUpdateSet({ reasons: body }))
    .execute()
  const pages = await db.selectFrom("pages").select("id").where("group_id", "=", group).execute()
  for (const { id } of pages) hub.tell(id, { kind: "reasons", reasons: kept })
  return kept
}
