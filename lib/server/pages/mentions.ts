/** Who is called in comments, kept apart so that lists and the people themselves can be told. */
import { MOST_MENTIONS, mentionsIn } from "@/lib/review/comments/mentions"
import { may } from "@/lib/review/roles"
import type { Db } from "../db/engine"
import { takeBackCalls } from "../inbox/events"
import { peopleIn, rolesOn } from "../people"
import type { PageAccess } from "../visitor"

export interface Calling {
  readonly thread: string
  readonly comment: string
  readonly text: string
}

/**
 * Keeps who is called in a comment as it reads now: people of the group who may see the page, and not oneself. Answers who
 * was not called in it before.
 */
export async function keepMentions(
  db: Db,
  access: PageAccess,
  { thread, comment, text }: Calling,
): Promise<readonly string[]> {
  const { row, person } = access
  const wanted = mentionsIn(text)
    .filter(id => id !== person.id)
    .slice(0, MOST_MENTIONS)
  const kept = await db.selectFrom("mentions").select("person_id").where("comment_id", "=", comment).execute()
  const gone = kept.map(one => one.person_id).filter(id => !wanted.includes(id))
  if (gone.length > 0)
    await db.deleteFrom("mentions").where("comment_id", "=", comment).where("person_id", "in", gone).execute()
  await takeBackCalls(db, comment, gone)
  const news: string[] = []
  if (wanted.length === 0) return news
  for (const called of await peopleIn(db, row.group_id)) {
    if (!wanted.includes(called.id) || kept.some(one => one.person_id === called.id)) continue
    if (!may(await rolesOn(db, row.id, called), "see")) continue
    await db
      .insertInto("mentions")
      .values({
        page_id: row.id,
        thread_id: thread,
        comment_id: comment,
        person_id: called.id,
        by_person: person.id,
        at: Date.now(),
      })
      .execute()
    news.push(called.id)
  }
  return news
}

/** For each page, the open conversations in which one of these persons is called and has said nothing since. */
export async function mentionsOf(db: Db, persons: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (persons.length === 0) return new Map()
  const calls = await db
    .selectFrom("mentions")
    .innerJoin("threads", join =>
      join.onRef("threads.page_id", "=", "mentions.page_id").onRef("threads.id", "=", "mentions.thread_id"),
    )
    .innerJoin("comments", "comments.id", "mentions.comment_id")
    .select(["mentions.page_id", "mentions.thread_id", "mentions.person_id", "comments.ord"])
    .where("mentions.person_id", "in", persons)
    .where("threads.resolved_by", "is", null)
    .execute()
  if (calls.length === 0) return new Map()
  const said = await db
    .selectFrom("comments")
    .select(({ fn }) => ["page_id", "thread_id", "author", fn.max("ord").as("last")])
    .where("author", "in", persons)
    .where("imported_by", "is", null)
    .where("deleted_by", "is", null)
    .groupBy(["page_id", "thread_id", "author"])
    .execute()
  const lastOf = new Map(said.map(one => [`${one.page_id} ${one.thread_id} ${one.author}`, Number(one.last)]))
  const waiting = new Map<string, Set<string>>()
  for (const { page_id, thread_id, person_id, ord } of calls) {
    if ((lastOf.get(`${page_id} ${thread_id} ${person_id}`) ?? -1) > ord) continue
    waiting.set(page_id, (waiting.get(page_id) ?? new Set()).add(thread_id))
  }
  return new Map([...waiting].map(([page, threads]) => [page, threads.size]))
}
