/** Keeps what a returned Word file brought, beside the steps: names, conversations, and that it has come. */
import { translator } from "@/lib/messages"
import type { By } from "@/lib/review/readback/edits"
import { may } from "@/lib/review/roles"
import { firstCharacters } from "@/lib/text/characters"
import type { Db } from "../db/engine"
import { type Person, peopleIn } from "../people"
import { newId } from "../secrets"
import type { PageAccess } from "../visitor"
import type { WordTried } from "../work/word-return"
import { remember } from "./history"
import { threadsOf } from "./info"
import { memberNamed } from "./members-by-name"
import { settle } from "./threads"

type Locale = "en" | "es"

export async function storeReturn(db: Db, access: PageAccess, tried: WordTried, locale: Locale): Promise<void> {
  const { row, person } = access
  const people = await peopleIn(db, row.group_id)
  await storeNames(db, access, tried, people)
  await storeComments(db, access, tried, people)
  await storeUnplaced(db, access, tried, people, locale)
  await storeVotes(db, access, tried, locale)
  await settleThreads(db, access, tried)
  for (const key of new Set(tried.keys)) {
    await db
      .insertInto("word_returns")
      .values({ page_id: row.id, export_id: tried.went.id, key, by_person: person.id, at: Date.now() })
      .onConflict(same => same.columns(["page_id", "key"]).doNothing())
      .execute()
  }
  const { decisions, changes, comments } = tried.report
  const detail = { decisions: decisions.length, changes: changes.length, comments: comments.length }
  await remember(db, row.id, [{ kind: "word-returned", by: person.id, detail }])
}

/** Null for whoever brings the file: what is theirs needs no name from it. */
const nameFrom = (by: By, people: readonly Person[], person: Person): string | null =>
  by === null || memberNamed(people, by.author)?.id === person.id ? null : by.author || null

async function storeNames(
  db: Db,
  { row, person }: PageAccess,
  { placed }: WordTried,
  people: readonly Person[],
): Promise<void> {
  for (const { by, suggestions } of placed) {
    const imported_by = nameFrom(by, people, person)
    if (imported_by === null) continue
    for (const id of suggestions)
      await db
        .updateTable("suggestions")
        .set({ imported_by })
        .where("page_id", "=", row.id)
        .where("id", "=", id)
        .execute()
  }
}

interface NewComment {
  readonly thread: string
  readonly pair: string | null
  readonly by: By
  readonly quote: string
  readonly text: string
}

async function addThread(
  db: Db,
  { row, person }: PageAccess,
  people: readonly Person[],
  one: NewComment,
): Promise<void> {
  const { thread: id, pair, by, quote, text } = one
  const at = by?.at ?? Date.now()
  await db
    .insertInto("threads")
    .values({
      page_id: row.id,
      id,
      pair,
      side: pair === null ? null : "target",
      quote: firstCharacters(quote, 2000),
      resolved_by: null,
      resolved_at: null,
      created_at: Date.now(),
    })
    .execute()
  await addComment(db, { row, person }, people, { thread: id, by, text, ord: 0, at })
}

async function addComment(
  db: Db,
  { row, person }: Pick<PageAccess, "row" | "person">,
  people: readonly Person[],
  one: { thread: string; by: By; text: string; ord: number; at: number },
): Promise<void> {
  const author = one.by === null ? person.id : (memberNamed(people, one.by.author)?.id ?? person.id)
  const values = { id: newId(), page_id: row.id, thread_id: one.thread, author, at: one.at, ord: one.ord }
  const imported_by = nameFrom(one.by, people, person)
  await db
    .insertInto("comments")
    .values({ ...values, imported_by, text: firstCharacters(one.text, 5000) })
    .execute()
}

async function storeComments(
  db: Db,
  access: PageAccess,
  { comments, threads }: WordTried,
  people: readonly Person[],
): Promise<void> {
  const begun = new Map<string, number>()
  for (const { comment, thread, group, pair, quote } of comments) {
    const by = { author: comment.author, at: comment.at }
    const id = thread ?? threads.get(group) ?? newId()
    const ord = begun.get(id) ?? (thread === null ? 0 : await nextOrd(db, access.row.id, id))
    begun.set(id, ord + 1)
    if (ord === 0 && thread === null)
      await addThread(db, access, people, { thread: id, pair, by, quote, text: comment.text })
    else await addComment(db, access, people, { thread: id, by, text: comment.text, ord, at: comment.at ?? Date.now() })
  }
}

async function nextOrd(db: Db, page: string, thread: string): Promise<number> {
  const { last } = await db
    .selectFrom("comments")
    .select(({ fn }) => fn.max("ord").as("last"))
    .where("page_id", "=", page)
    .where("thread_id", "=", thread)
    .executeTakeFirstOrThrow()
  return Number(last ?? -1) + 1
}

/** What has no place in the page any more is said on its pair. */
async function storeUnplaced(
  db: Db,
  access: PageAccess,
  { unplaced }: WordTried,
  people: readonly Person[],
  locale: Locale,
): Promise<void> {
  const t = translator(locale, "word")
  for (const { by, pair, deleted, inserted } of unplaced) {
    const text = t("unplacedComment", { deleted: deleted || "—", inserted: inserted || "—" })
    await addThread(db, access, people, { thread: newId().slice(0, 16), pair, by, quote: deleted, text })
  }
}

/** Decisions of somebody who may not decide, in one comment about the page. */
async function storeVotes(db: Db, access: PageAccess, { report }: WordTried, locale: Locale): Promise<void> {
  const votes = report.decisions.filter(one => one.state === "vote")
  if (votes.length === 0) return
  const t = translator(locale, "word")
  const lines = votes.map(({ how, deleted, inserted, number }) =>
    t("voteLine", { number, how, deleted: deleted || "—", inserted: inserted || "—" }),
  )
  const text = [t("votes", { name: access.person.name }), ...lines].join("\n")
  await addThread(db, access, [], { thread: newId().slice(0, 16), pair: null, by: null, quote: "", text })
}

async function settleThreads(db: Db, access: PageAccess, { resolved }: WordTried): Promise<void> {
  if (!may(access.roles, "resolve-thread")) return
  for (const id of resolved) {
    const [thread] = await threadsOf(db, access.row.id, id)
    if (thread && thread.resolved === null) await settle(db, access, thread, "resolve")
  }
}
