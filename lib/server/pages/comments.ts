/** What becomes of a comment after it was written: edited, deleted, and what it said before. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { may } from "@/lib/review/roles"
import type { Wording } from "@/lib/sync/api"
import type { CommentInfo, ThreadInfo } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import { takeBackCalls, tellOfComment } from "../inbox/events"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { remember } from "./history"
import { keepMentions } from "./mentions"
import { changeThread, type Threaded, threadEvent, wordsRefused } from "./thread-store"
import { settle } from "./threads"

const commentIn = (thread: ThreadInfo | null, id: string): CommentInfo | undefined =>
  thread?.comments.find(one => one.id === id)

const isOwn = (comment: CommentInfo, { person }: PageAccess): boolean =>
  comment.importedBy === null && comment.author === person.id

/** Only whoever wrote a comment changes its words. What it said before is kept. */
export async function editComment(
  server: Server,
  access: PageAccess,
  thread: string,
  id: string,
  text: string,
): Promise<Threaded> {
  const wrong = wordsRefused(text)
  if (wrong) return refuse(wrong)
  return changeThread(server, access, thread, async (tx, known) => {
    const comment = commentIn(known, id)
    if (!known || !comment) return refuse("not-found")
    if (!isOwn(comment, access)) return refuse("not-your-comment")
    if (comment.deleted) return refuse("comment-gone")
    if (comment.text === text) return null
    const at = Date.now()
    await keepWording(tx, access.row.id, comment, at)
    await tx.updateTable("comments").set({ text, edited_at: at }).where("id", "=", id).execute()
    const called = await keepMentions(tx, access, { thread, comment: id, text })
    await tellOfComment(tx, access, { thread, comment: id, text }, called, false)
    await remember(tx, access.row.id, [threadEvent("comment-edited", access, known, { text })])
    return null
  })
}

/** Its author, or who keeps order. That it was there stays; a conversation in which nothing is left to read is over. */
export async function deleteComment(server: Server, access: PageAccess, thread: string, id: string): Promise<Threaded> {
  return changeThread(server, access, thread, async (tx, known) => {
    const comment = commentIn(known, id)
    if (!known || !comment) return refuse("not-found")
    if (!isOwn(comment, access) && !may(access.roles, "moderate-comments")) return refuse("not-your-comment")
    if (comment.deleted) return null
    const gone = { deleted_by: access.person.id, deleted_at: Date.now() }
    await tx.updateTable("comments").set(gone).where("id", "=", id).execute()
    await tx.deleteFrom("mentions").where("comment_id", "=", id).execute()
    await takeBackCalls(tx, id, null)
    const author = comment.importedBy === null ? comment.author : null
    await remember(tx, access.row.id, [threadEvent("comment-deleted", access, known, { author })])
    const nothingLeft = known.comments.every(one => one.id === id || one.deleted !== null)
    if (nothingLeft && known.resolved === null) await settle(tx, access, known, "resolve")
    return null
  })
}

/** What a comment said before, oldest first; the last words of a deleted one too. */
export async function wordingsOf(
  server: Server,
  access: PageAccess,
  thread: string,
  id: string,
): Promise<Outcome<readonly Wording[], "not-found">> {
  const { db } = server
  const row = await db
    .selectFrom("comments")
    .selectAll()
    .where("page_id", "=", access.row.id)
    .where("thread_id", "=", thread)
    .where("id", "=", id)
    .executeTakeFirst()
  if (!row) return refuse("not-found")
  const before = await db
    .selectFrom("wordings")
    .select(["text", "at", "until"])
    .where("comment_id", "=", id)
    .orderBy("ord")
    .execute()
  const last = row.deleted_at === null ? [] : [{ text: row.text, at: row.edited_at ?? row.at, until: row.deleted_at }]
  return done([...before, ...last])
}

async function keepWording(tx: Db, page: string, comment: CommentInfo, until: number): Promise<void> {
  const { count } = await tx
    .selectFrom("wordings")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("comment_id", "=", comment.id)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto("wordings")
    .values({
      page_id: page,
      comment_id: comment.id,
      ord: Number(count),
      text: comment.text,
      at: comment.edited ?? comment.at,
      until,
    })
    .execute()
}
