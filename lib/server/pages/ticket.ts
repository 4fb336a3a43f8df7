import type { TicketComment } from "@/lib/formats/ticket"
import type { Db } from "../db/engine"
import type { Person } from "../people"
import { newId } from "../secrets"
import type { TicketBrought } from "./bring-in"
import { type NewEvent, remember } from "./history"

/**
 * Keeps a ticket with the page made from it: the whole text as a file, its changes as history in the words written
 * there, and every comment but the draft as a thread about the page as a whole.
 */
export async function rememberTicket(
  db: Db,
  page: string,
  by: Person,
  ticket: TicketBrought,
  at: number,
): Promise<void> {
  const { text, draft, read } = ticket
  await db
    .insertInto("page_files")
    .values({ page_id: page, side: "ticket", format: "trac-ticket", name: `#${read.id}`, text })
    .execute()
  for (const comment of read.comments) {
    // A copy of the page holds no dates, only "7 years ago".
    const then = comment.at ?? at
    const events = eventsOf(comment, comment.number === draft).map(event => ({ ...event, at: then }))
    await remember(db, page, events)
    if (comment.number !== draft && comment.text.trim() !== "") await storeThread(db, page, by, comment, then)
  }
}

function eventsOf(comment: TicketComment, isDraft: boolean): NewEvent[] {
  const said = { kind: "ticket" as const, by: null, asWritten: { by: comment.by, when: comment.when } }
  const what = isDraft ? "draft" : "comment"
  return [
    ...(comment.text.trim() === ""
      ? []
      : [{ ...said, detail: { comment: comment.number, field: what, from: null, to: null } }]),
    ...comment.changes.map(({ field, from, to, inferred }) => ({
      ...said,
      detail: { comment: comment.number, field, from, to, inferred: inferred === true },
    })),
  ]
}

async function storeThread(db: Db, page: string, by: Person, comment: TicketComment, at: number): Promise<void> {
  const id = newId()
  await db
    .insertInto("threads")
    .values({
      page_id: page,
      id,
      pair: null,
      side: null,
      quote: "",
      resolved_by: null,
      resolved_at: null,
      created_at: at + comment.number,
    })
    .execute()
  await db
    .insertInto("comments")
    .values({
      id: newId(),
      page_id: page,
      thread_id: id,
      author: by.id,
      imported_by: comment.by,
      at,
      ord: 0,
      text: comment.text,
    })
    .execute()
}
