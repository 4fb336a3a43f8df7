/** What a page keeps about checks: what was judged no fault, and which pairs somebody has had before them. */
import { type CheckId, isCheckId } from "@/lib/checks/ids"
import type { NotFault, NotFaultCounts, NotFaultWish, PageChecking } from "@/lib/sync/checks"
import type { Db } from "../db/engine"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { checksOf } from "./group"
import { placeOf } from "./language-tool"

/** Either engine has a limit to the values of one statement. */
const ROWS_AT_ONCE = 400

export async function checkingOf(
  { db, languageTool, words }: Pick<Server, "db" | "languageTool" | "words">,
  { row }: PageAccess,
): Promise<PageChecking> {
  const [checks, notFaults, opened] = await Promise.all([
    checksOf(db, row.group_id),
    notFaultsOf(db, row.id),
    db.selectFrom("opened_pairs").select("pair").where("page_id", "=", row.id).execute(),
  ])
  return {
    checks,
    notFaults,
    opened: opened.map(one => one.pair),
    languageTool: placeOf(languageTool, row),
    words: words?.stamp ?? null,
  }
}

/** In the order in which they were judged. */
export async function notFaultsOf(db: Db, page: string): Promise<NotFault[]> {
  const rows = await db.selectFrom("not_faults").selectAll().where("page_id", "=", page).orderBy("at").execute()
  return rows.flatMap(({ pair, finding, check_id: check, quote, by_person: by, at }) =>
    isCheckId(check) ? [{ pair, finding, check, quote, by, at: Number(at) }] : [],
  )
}

/** Judges findings no fault, or takes that back, all or none of them; open desks are told. */
export async function judgeFindings(
  { db, hub }: Pick<Server, "db" | "hub">,
  { row, person }: PageAccess,
  wishes: readonly NotFaultWish[],
): Promise<NotFault[]> {
  const at = Date.now()
  await db.transaction().execute(async tx => {
    for (const { pair, finding, check, quote, not } of wishes) {
      if (not)
        await tx
          .insertInto("not_faults")
          .values({ page_id: row.id, pair, finding, check_id: check, quote, by_person: person.id, at })
          .onConflict(same => same.doNothing())
          .execute()
      else
        await tx
          .deleteFrom("not_faults")
          .where("page_id", "=", row.id)
          .where("pair", "=", pair)
          .where("finding", "=", finding)
          .execute()
    }
  })
  const notFaults = await notFaultsOf(db, row.id)
  hub.tell(row.id, { kind: "not-faults", notFaults })
  return notFaults
}

export async function notFaultCounts(db: Db, group: string): Promise<NotFaultCounts> {
  const rows = await db
    .selectFrom("not_faults")
    .innerJoin("pages", "pages.id", "not_faults.page_id")
    .select(({ fn }) => ["check_id", fn.countAll().as("count")])
    .where("pages.group_id", "=", group)
    .groupBy("check_id")
    .execute()
  return Object.fromEntries(
    rows.flatMap(({ check_id, count }) =>
      isCheckId(check_id) ? [[check_id, Number(count)] as [CheckId, number]] : [],
    ),
  )
}

export async function keepOpened(db: Db, page: string, pairs: readonly string[]): Promise<void> {
  for (let from = 0; from < pairs.length; from += ROWS_AT_ONCE)
    await db
      .insertInto("opened_pairs")
      .values(pairs.slice(from, from + ROWS_AT_ONCE).map(pair => ({ page_id: page, pair })))
      .onConflict(same => same.doNothing())
      .execute()
}
