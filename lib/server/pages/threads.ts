import { done, refuse } from "@/lib/page/outcome"
import { hasFault } from "@/lib/review/comments/kinds"
import { isBegunBy } from "@/lib/review/comments/threads"
import { may } from "@/lib/review/roles"
import { MOST_OF_QUOTE, type NewReply, type NewThread, type ThreadMeaning } from "@/lib/sync/api"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { firstCharacters } from "@/lib/text/characters"
import type { Db } from "../db/engine"
import { tellOfComment } from "../inbox/events"
import { newId } from "../secrets"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { othersThreads } from "./anchored"
import { remember } from "./history"
import { keepMentions } from "./mentions"
import { changeThread, findThread, type Threaded, threadEvent, wordsRefused } from "./thread-store"

/**
 * Begins a thread on a pair, or on the page as a whole. Its mark comes, or came, with a push; the words are kept whether or
 * not the mark lives. The same id again from the same person is the same thread: an answer may have been lost on the way.
 */
export async function beginThread(server: Server, access: PageAccess, wish: NewThread): Promise<Threaded> {
  const { id, pair, side, text } = wish
  const wrong = wordsRefused(text)
  if (wrong) return refuse(wrong)
  const page = access.row.id
  const { doc } = await server.rooms.open(page)
  if (pair !== null && !doc.content.content.some(one => one.attrs.id === pair)) return refuse("not-found")
  if (pair === null && side !== null) return refuse("not-understood", "side")
  return changeThread(server, access, id, async (tx, known) => {
    if (known) return isOwn(known, access) ? null : refuse("not-understood", "id")
    if ((await othersThreads(tx, page, [id], access.person.id)).has(id)) return refuse("not-understood", "id")
    const at = Date.now()
    const quote = firstCharacters(wish.quote, MOST_OF_QUOTE)
    const meaning = columnsOf({ kind: wish.kind ?? "note", fault: wish.fault ?? { category: null, severity: null } })
    await tx
      .insertInto("threads")
      .values({
        page_id: page,
        id,
        pair,
        side,
        quote,
        resolved_by: null,
        resolved_at: null,
        created_at: at,
        ...meaning,
      })
      .execute()
    await say(tx, access, { thread: id, comment: newId(), ord: 0, at, text })
    await remember(tx, page, [threadEvent("commented", access, { id, pair }, { text, kind: meaning.kind })])
    return null
  })
}

export async function replyTo(server: Server, access: PageAccess, thread: string, wish: NewReply): Promise<Threaded> {
  const { text } = wish
  const wrong = wordsRefused(text)
  if (wrong) return refuse(wrong)
  const page = access.row.id
  return changeThread(server, access, thread, async (tx, known) => {
    if (!known) return refuse("not-found")
    const comment = wish.id ?? newId()
    const before = await tx.selectFrom("comments").selectAll().where("id", "=", comment).executeTakeFirst()
    if (before) {
      const same = before.page_id === page && before.thread_id === thread && before.author === access.person.id
      return same ? null : refuse("not-understood", "id")
    }
    const { last } = await tx
      .selectFrom("comments")
      .select(({ fn }) => fn.max("ord").as("last"))
      .where("page_id", "=", page)
      .where("thread_id", "=", thread)
      .executeTakeFirstOrThrow()
    await say(tx, access, { thread, comment, ord: Number(last ?? -1) + 1, at: Date.now(), text })
    await remember(tx, page, [threadEvent("replied", access, known, { text })])
    return null
  })
}

/** Resolving what is resolved, and reopening what is open, changes nothing. */
export async function settleThread(
  server: Server,
  access: PageAccess,
  thread: string,
  to: "resolve" | "reopen",
): Promise<Threaded> {
  const now = await findThread(server, access.row.id, thread)
  if (now && (now.resolved !== null) === (to === "resolve")) return done(now)
  return changeThread(server, access, thread, async (tx, known) => {
    if (!known) return refuse("not-found")
    await settle(tx, access, known, to)
    return null
  })
}

export async function settle(tx: Db, access: PageAccess, thread: ThreadInfo, to: "resolve" | "reopen"): Promise<void> {
  const page = access.row.id
  const resolved =
    to === "resolve"
      ? { resolved_by: access.person.id, resolved_at: Date.now() }
      : { resolved_by: null, resolved_at: null }
  await tx.updateTable("threads").set(resolved).where("page_id", "=", page).where("id", "=", thread.id).execute()
  await remember(tx, page, [threadEvent(to === "resolve" ? "resolved" : "reopened-thread", access, thread)])
}

/** Says what a thread is meant as: whoever began it, or who keeps order in comments. */
export async function changeMeaning(
  server: Server,
  access: PageAccess,
  thread: string,
  wish: ThreadMeaning,
): Promise<Threaded> {
  return changeThread(server, access, thread, async (tx, known) => {
    if (!known) return refuse("not-found")
    if (!isOwn(known, access) && !may(access.roles, "moderate-comments")) return refuse("not-your-comment")
    const meaning = columnsOf(wish)
    const page = access.row.id
    await tx.updateTable("threads").set(meaning).where("page_id", "=", page).where("id", "=", thread).execute()
    if (meaning.kind !== known.kind)
      await remember(tx, page, [threadEvent("thread-kind", access, known, { from: known.kind, to: meaning.kind })])
    return null
  })
}

const isOwn = (thread: ThreadInfo, { person }: PageAccess): boolean => isBegunBy(thread, person.id)

const columnsOf = ({ kind, fault }: ThreadMeaning) =>
  hasFault(kind)
    ? { kind, category: fault.category, severity: fault.severity }
    : { kind, category: null, severity: null }

interface Said {
  readonly thread: string
  readonly comment: string
  readonly ord: number
  readonly at: number
  readonly text: string
}

async function say(tx: Db, access: PageAccess, { thread, comment, ord, at, text }: Said): Promise<void> {
  await tx
    .insertInto("comments")
    .values({
      id: comment,
      page_id: access.row.id,
      thread_id: thread,
      author: access.person.id,
      imported_by: null,
      at,
      ord,
      text,
    })
    .execute()
  const called = await keepMentions(tx, access, { thread, comment, text })
  await tellOfComment(tx, access, { thread, comment, text }, called, ord > 0)
}
