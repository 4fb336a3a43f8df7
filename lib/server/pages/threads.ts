import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { HistoryKind, NewThread } from "@/lib/sync/api"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { newId } from "../secrets"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { type NewEvent, remember } from "./history"
import { threadsOf } from "./info"

type Threaded = Outcome<ThreadInfo, "not-found" | "empty-text" | "not-understood">

/** Begins a thread on a pair. Its mark comes, or came, with a push; the words are kept whether or not the mark lives. */
export async function beginThread(server: Server, access: PageAccess, wish: NewThread): Promise<Threaded> {
  if (wish.text.trim() === "") return refuse("empty-text")
  const { db } = server
  const page = access.row.id
  const { doc } = await server.rooms.open(page)
  if (!doc.content.content.some(pair => pair.attrs.id === wish.pair)) return refuse("not-found")
  const at = Date.now()
  const { id, pair, side, quote, text } = wish
  try {
    await db.transaction().execute(async tx => {
      await tx
        .insertInto("threads")
        .values({ page_id: page, id, pair, side, quote, resolved_by: null, resolved_at: null, created_at: at })
        .execute()
      await tx
        .insertInto("comments")
        .values({
          id: newId(),
          page_id: page,
          thread_id: id,
          author: access.person.id,
          imported_by: null,
          at,
          ord: 0,
          text,
        })
        .execute()
      await remember(tx, page, [event("commented", access, { id, pair }, text)])
    })
  } catch (error) {
    if (server.engine.isTaken(error)) return refuse("not-understood", "id")
    throw error
  }
  return tellThread(server, page, id)
}

export async function replyTo(server: Server, access: PageAccess, thread: string, text: string): Promise<Threaded> {
  if (text.trim() === "") return refuse("empty-text")
  const page = access.row.id
  const known = (await threadsOf(server.db, page, thread))[0]
  if (!known) return refuse("not-found")
  await server.db.transaction().execute(async tx => {
    const { last } = await tx
      .selectFrom("comments")
      .select(({ fn }) => fn.max("ord").as("last"))
      .where("page_id", "=", page)
      .where("thread_id", "=", thread)
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("comments")
      .values({
        id: newId(),
        page_id: page,
        thread_id: thread,
        author: access.person.id,
        imported_by: null,
        at: Date.now(),
        ord: Number(last ?? -1) + 1,
        text,
      })
      .execute()
    await remember(tx, page, [event("replied", access, known, text)])
  })
  return tellThread(server, page, thread)
}

/** Resolving what is resolved, and reopening what is open, changes nothing. */
export async function settleThread(
  server: Server,
  access: PageAccess,
  thread: string,
  to: "resolve" | "reopen",
): Promise<Threaded> {
  const page = access.row.id
  const known = (await threadsOf(server.db, page, thread))[0]
  if (!known) return refuse("not-found")
  if ((known.resolved !== null) === (to === "resolve")) return done(known)
  const resolved =
    to === "resolve"
      ? { resolved_by: access.person.id, resolved_at: Date.now() }
      : { resolved_by: null, resolved_at: null }
  await server.db.transaction().execute(async tx => {
    await tx.updateTable("threads").set(resolved).where("page_id", "=", page).where("id", "=", thread).execute()
    await remember(tx, page, [event(to === "resolve" ? "resolved" : "reopened-thread", access, known, null)])
  })
  return tellThread(server, page, thread)
}

function event(
  kind: HistoryKind,
  access: PageAccess,
  thread: { readonly id: string; readonly pair: string | null },
  text: string | null,
): NewEvent {
  const by = access.person.id
  const detail: NewEvent["detail"] =
    text === null ? { thread: thread.id } : { thread: thread.id, text: text.slice(0, 300) }
  return thread.pair === null ? { kind, by, detail } : { kind, by, pair: thread.pair, detail }
}

async function tellThread(server: Server, page: string, id: string): Promise<Threaded> {
  const [thread] = await threadsOf(server.db, page, id)
  if (!thread) return refuse("not-found")
  server.hub.tell(page, { kind: "thread", thread })
  return done(thread)
}
