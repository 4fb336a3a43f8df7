/** What everything that changes a conversation shares: its limits, its row in the history, and telling the desks. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { isOpenIssue } from "@/lib/review/comments/threads"
import { type HistoryKind, MOST_OF_COMMENT } from "@/lib/sync/api"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { countCharacters, firstCharacters } from "@/lib/text/characters"
import type { Db } from "../db/engine"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import type { NewEvent } from "./history"
import { threadsOf } from "./info"
import { retally } from "./tally"

export type ThreadRefusal =
  | "not-found"
  | "not-understood"
  | "not-allowed"
  | "not-your-comment"
  | "comment-gone"
  | "empty-text"
  | "too-long"
export type Threaded = Outcome<ThreadInfo, ThreadRefusal>

/** Null when these words may stand in a comment. */
export function wordsRefused(text: string): "empty-text" | "too-long" | null {
  if (text.trim() === "") return "empty-text"
  return countCharacters(text) > MOST_OF_COMMENT ? "too-long" : null
}

export async function findThread(server: Server, page: string, thread: string): Promise<ThreadInfo | null> {
  return (await threadsOf(server.db, page, thread))[0] ?? null
}

/** An event about a thread; of a text, its beginning. */
export function threadEvent(
  kind: HistoryKind,
  access: PageAccess,
  thread: { readonly id: string; readonly pair: string | null },
  more: { readonly [name: string]: string | null } = {},
): NewEvent {
  const by = access.person.id
  const detail: Record<string, string | null> = { thread: thread.id, ...more }
  if (typeof detail.text === "string") detail.text = firstCharacters(detail.text, 300)
  return thread.pair === null ? { kind, by, detail } : { kind, by, pair: thread.pair, detail }
}

/**
 * Makes a change of a conversation in one transaction, and tells the desks. In turn with the page's pushes, because an
 * issue that comes or goes changes what the page counts.
 * @param work what it answers is told as the refusal, or null when it is done
 */
export function changeThread(
  server: Server,
  access: PageAccess,
  id: string,
  work: (tx: Db, before: ThreadInfo | null) => Promise<Exclude<Threaded, { readonly ok: true }> | null>,
): Promise<Threaded> {
  const page = access.row.id
  return server.rooms.inTurn(page, async () => {
    const before = await findThread(server, page, id)
    const { doc } = await server.rooms.open(page)
    const refused = await server.db.transaction().execute(async tx => {
      const why = await work(tx, before)
      if (why) return why
      const [now] = await threadsOf(tx, page, id)
      if (now && isOpenIssue(now) !== (before !== null && isOpenIssue(before))) await retally(tx, page, doc)
      return null
    })
    if (refused) return refused
    const thread = await findThread(server, page, id)
    if (!thread) return refuse("not-found")
    server.hub.tell(page, { kind: "thread", thread })
    return done(thread)
  })
}
