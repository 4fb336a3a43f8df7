import { may, type PageState } from "@/lib/review/roles"
import type { PageSummary } from "@/lib/sync/api"
import type { Db } from "../db/engine"
import { infoOf, peopleIn, readRoles } from "../people"
import type { Visitor } from "../visitor"
import { workflowOf } from "../workflow"
import { mentionsOf } from "./mentions"
import type { Tally } from "./tally"

/** The pages of all the visitor's groups that they may see, changed last first. */
export async function pagesOf(db: Db, visitor: Visitor): Promise<PageSummary[]> {
  const groups = visitor.persons.map(person => person.group)
  const rows = await db
    .selectFrom("pages")
    .selectAll()
    .where("group_id", "in", groups)
    .orderBy("changed_at", "desc")
    .limit(2000)
    .execute()
  const hidden = await hiddenFrom(db, visitor)
  const open = await db
    .selectFrom("suggestions")
    .innerJoin("pages", "pages.id", "suggestions.page_id")
    .select(({ fn }) => ["page_id", fn.countAll().as("count")])
    .where("pages.group_id", "in", groups)
    .where("suggestions.state", "=", "open")
    .groupBy("page_id")
    .execute()
  const openOf = new Map(open.map(row => [row.page_id, Number(row.count)]))
  const faults = await db
    .selectFrom("threads")
    .innerJoin("pages", "pages.id", "threads.page_id")
    .select(({ fn }) => ["page_id", fn.countAll().as("count")])
    .where("pages.group_id", "in", groups)
    .where("threads.kind", "=", "source-fault")
    .where("threads.resolved_by", "is", null)
    .groupBy("page_id")
    .execute()
  const faultsOf = new Map(faults.map(row => [row.page_id, Number(row.count)]))
  const mentions = await mentionsOf(
    db,
    visitor.persons.map(person => person.id),
  )
  const people = (await Promise.all(groups.map(group => peopleIn(db, group)))).flat()
  const personOf = (id: string | null) => {
    const person = people.find(one => one.id === id)
    return person ? infoOf(person) : null
  }
  const workflows = new Map(await Promise.all(groups.map(async group => [group, await workflowOf(db, group)] as const)))
  const seen = rows.filter(row => !hidden.has(row.id))
  return seen.map(row => ({
    id: row.id,
    title: row.title,
    targetTitle: row.target_title,
    source: row.source_lang,
    target: row.target_lang,
    state: row.state as PageState,
    stateName: workflows.get(row.group_id)?.names[row.state as PageState] ?? null,
    due: row.due_at,
    pairs: JSON.parse(row.tally) as Tally,
    openSuggestions: openOf.get(row.id) ?? 0,
    mentions: mentions.get(row.id) ?? 0,
    sourceFaults: faultsOf.get(row.id) ?? 0,
    owner: personOf(row.owner),
    changedAt: row.changed_at,
    changedBy: personOf(row.changed_by),
  }))
}

/** Pages on which this visitor has been given roles that do not even see them. */
async function hiddenFrom(db: Db, visitor: Visitor): Promise<ReadonlySet<string>> {
  const ids = visitor.persons.map(person => person.id)
  const own = await db.selectFrom("page_roles").selectAll().where("person_id", "in", ids).execute()
  return new Set(own.filter(row => !may(readRoles(row.roles), "see")).map(row => row.page_id))
}
