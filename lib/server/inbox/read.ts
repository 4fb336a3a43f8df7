/** A person's inbox, as they may see it now. */
import { labelsOf, toNames } from "@/lib/review/comments/mentions"
import { may, type PageState } from "@/lib/review/roles"
import type { Workflow } from "@/lib/review/workflow"
import type { Inbox, Notice, NoticeDetail, NoticeKind, WaitingPage } from "@/lib/sync/inbox"
import type { Db } from "../db/engine"
import { mentionsOf } from "../pages/mentions"
import { infoOf, peopleIn, rolesOn } from "../people"
import type { Visitor } from "../visitor"
import { workflowOf } from "../workflow"

const MOST = 200

export async function inboxOf(db: Db, visitor: Visitor): Promise<Inbox> {
  const ids = visitor.persons.map(person => person.id)
  const rows = await db
    .selectFrom("notices")
    .innerJoin("pages", "pages.id", "notices.page_id")
    .selectAll("notices")
    .select(["pages.title", "pages.source_lang", "pages.group_id"])
    .where("notices.person_id", "in", ids)
    .orderBy("notices.at", "desc")
    .limit(MOST)
    .execute()
  const people = new Map<string, Awaited<ReturnType<typeof peopleIn>>[number]>()
  for (const { group } of visitor.persons) for (const one of await peopleIn(db, group)) people.set(one.id, one)
  const names = labelsOf([...people.values()])
  const sees = seenBy(db, visitor)
  const calls = namesOfStates(db)
  const details = new Map(rows.map(row => [row.id, JSON.parse(row.detail) as NoticeDetail]))
  const gone = await goneOf(
    db,
    [...details.values()].flatMap(({ comment }) => comment ?? []),
  )
  const notices: Notice[] = []
  for (const row of rows) {
    const { words, ...rest } = details.get(row.id) ?? {}
    const said = words !== undefined && !gone.has(rest.comment ?? "") ? { words: toNames(words, names) } : {}
    if (!(await sees(row.page_id, row.group_id))) continue
    const by = row.by_person === null ? undefined : people.get(row.by_person)
    notices.push({
      id: row.id,
      kind: row.kind as NoticeKind,
      at: Number(row.at),
      unread: row.read_at === null,
      by: by ? infoOf(by) : null,
      page: { id: row.page_id, title: row.title, lang: row.source_lang },
      detail: { ...rest, ...said },
      stateName: rest.to === undefined ? null : ((await calls(row.group_id))[rest.to] ?? null),
    })
  }
  return { unread: await unreadOf(db, visitor), waiting: await waitingFor(db, visitor, ids), notices }
}

/** Comments of these that were deleted: their words are not shown any more. */
async function goneOf(db: Db, comments: readonly string[]): Promise<ReadonlySet<string>> {
  if (comments.length === 0) return new Set()
  const rows = await db
    .selectFrom("comments")
    .select("id")
    .where("id", "in", comments)
    .where("deleted_by", "is not", null)
    .execute()
  return new Set(rows.map(row => row.id))
}

/** May the visitor see this page? Asked once a page. */
function seenBy(db: Db, visitor: Visitor) {
  const known = new Map<string, boolean>()
  return async (page: string, group: string): Promise<boolean> => {
    const person = visitor.persons.find(one => one.group === group)
    if (!person) return false
    const sees = known.get(page) ?? may(await rolesOn(db, page, person), "see")
    known.set(page, sees)
    return sees
  }
}

/** What a group calls its states. Asked once a group. */
function namesOfStates(db: Db) {
  const known = new Map<string, Promise<Workflow["names"]>>()
  return (group: string): Promise<Workflow["names"]> => {
    const names = known.get(group) ?? workflowOf(db, group).then(workflow => workflow.names)
    known.set(group, names)
    return names
  }
}

async function waitingFor(db: Db, visitor: Visitor, ids: readonly string[]): Promise<WaitingPage[]> {
  const mentions = await mentionsOf(db, ids)
  const called = [...mentions.keys()]
  const rows = await db
    .selectFrom("pages")
    .select(["id", "title", "source_lang", "state", "changed_at", "group_id"])
    .where(({ eb, or, and }) =>
      or([
        and([eb("owner", "in", ids), eb("state", "!=", "approved")]),
        ...(called.length > 0 ? [eb("id", "in", called)] : []),
      ]),
    )
    .where(
      "group_id",
      "in",
      visitor.persons.map(one => one.group),
    )
    .orderBy("changed_at", "desc")
    .limit(500)
    .execute()
  if (rows.length === 0) return []
  const open = await db
    .selectFrom("suggestions")
    .select(({ fn }) => ["page_id", fn.countAll().as("count")])
    .where(
      "page_id",
      "in",
      rows.map(row => row.id),
    )
    .where("state", "=", "open")
    .groupBy("page_id")
    .execute()
  const openOf = new Map(open.map(row => [row.page_id, Number(row.count)]))
  const sees = seenBy(db, visitor)
  const calls = namesOfStates(db)
  const waiting: WaitingPage[] = []
  for (const row of rows)
    if (await sees(row.id, row.group_id))
      waiting.push({
        id: row.id,
        title: row.title,
        lang: row.source_lang,
        state: row.state as PageState,
        stateName: (await calls(row.group_id))[row.state as PageState] ?? null,
        openSuggestions: openOf.get(row.id) ?? 0,
        mentions: mentions.get(row.id) ?? 0,
        changedAt: Number(row.changed_at),
      })
  return waiting
}

/** Of what they may see: nothing is unread that is nowhere to be read. */
export async function unreadOf(db: Db, visitor: Visitor): Promise<number> {
  const rows = await db
    .selectFrom("notices")
    .innerJoin("pages", "pages.id", "notices.page_id")
    .select(({ fn }) => ["notices.page_id", "pages.group_id", fn.countAll().as("count")])
    .where(
      "person_id",
      "in",
      visitor.persons.map(person => person.id),
    )
    .where("read_at", "is", null)
    .groupBy(["notices.page_id", "pages.group_id"])
    .execute()
  const sees = seenBy(db, visitor)
  let unread = 0
  for (const row of rows) if (await sees(row.page_id, row.group_id)) unread += Number(row.count)
  return unread
}

/** Only one's own can be read by oneself; ids of others' do nothing. */
export async function markRead(db: Db, visitor: Visitor, ids: readonly string[] | null): Promise<void> {
  const query = db
    .updateTable("notices")
    .set({ read_at: Date.now() })
    .where(
      "person_id",
      "in",
      visitor.persons.map(person => person.id),
    )
    .where("read_at", "is", null)
  if (ids === null) await query.execute()
  else if (ids.length > 0) await query.where("id", "in", ids).execute()
}
