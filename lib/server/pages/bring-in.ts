/**
 * Purpose: a new page from what somebody brought: two files, the pairs they saw in the preview, perhaps a ticket.
 * Design: the files are read again here, and the pairs must hold both of them exactly; nothing a browser made out of
 *   them is believed.
 */

import { Node } from "prosemirror-model"
import type { Ticket } from "@/lib/formats/ticket"
import { readTicket } from "@/lib/formats/ticket-read"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { BringIn, RefusalCode, SideFile } from "@/lib/sync/api"
import type { Db } from "../db/engine"
import type { Person } from "../people"
import { newId } from "../secrets"
import type { Server } from "../server"
import { beside } from "../work/beside"
import { type Built, builtOf } from "../work/built"
import { takeBrought } from "./brought"
import { remember } from "./history"
import { storeSnapshot } from "./keep"
import { rememberTicket } from "./ticket"

export async function bringIn(server: Server, person: Person, wish: BringIn): Promise<Outcome<string, RefusalCode>> {
  const { source, target, pairs, granularity } = wish
  const size = source.text.length + target.text.length
  const made = await beside(size, "makePage", { source, target, pairs, granularity: granularity ?? null })
  if (!made.ok) return made
  const ticket = wish.ticket ? readDraftTicket(wish.ticket) : done(null)
  if (!ticket.ok) return ticket
  const id = await server.db
    .transaction()
    .execute(tx =>
      storePage(
        tx,
        person,
        wish,
        made.value,
        ticket.value && wish.ticket ? { ...wish.ticket, read: ticket.value } : null,
      ),
    )
  await takeBrought(server, person, id, wish.target)
  return done(id)
}

function readDraftTicket({ text, draft }: NonNullable<BringIn["ticket"]>): Outcome<Ticket, RefusalCode> {
  const read = readTicket(text)
  if (!read.ok) return refuse("not-a-ticket", read.why)
  return read.value.comments.some(comment => comment.number === draft) ? done(read.value) : refuse("no-such-draft")
}

/** A file as it came; `format` may be one that holds both sides. */
export type StoredFile = Omit<SideFile, "format"> & { readonly format: string }

export interface TicketBrought {
  readonly text: string
  readonly draft: number
  readonly read: Ticket
}

/** Writes a page that has been read and built; within a transaction. */
export async function storePage(
  db: Db,
  person: Person,
  wish: Omit<BringIn, "pairs" | "ticket" | "source" | "target"> & {
    readonly source: StoredFile
    readonly target: StoredFile
  },
  page: Node | Built,
  ticket: TicketBrought | null,
): Promise<string> {
  const id = newId()
  const at = Date.now()
  const built = page instanceof Node ? builtOf(page) : page
  const title = wish.title.trim() === "" ? built.title : wish.title
  await db
    .insertInto("pages")
    .values({
      id,
      group_id: person.group,
      title,
      target_title: built.targetTitle,
      source_lang: wish.source.lang,
      target_lang: wish.target.lang,
      state: "new",
      owner: null,
      override: null,
      tally: JSON.stringify(built.tally),
      created_at: at,
      created_by: person.id,
      changed_at: at,
      changed_by: person.id,
      due_at: null,
    })
    .execute()
  for (const side of ["source", "target"] as const) {
    const { format, text, name } = wish[side]
    await db
      .insertInto("page_files")
      .values({ page_id: id, side, format, name: name ?? null, text })
      .execute()
    const first = { number: 1, ids: "{}", report: null, version: 0 }
    await db
      .insertInto("drafts")
      .values({ page_id: id, side, format, name: name ?? null, text, by_person: person.id, at, ...first })
      .execute()
  }
  await storeSnapshot(db, id, 0, built.text)
  if (ticket) await rememberTicket(db, id, person, ticket, at)
  const detail = { pairs: built.pairs, source: wish.source.name ?? null, target: wish.target.name ?? null }
  await remember(db, id, [{ kind: "imported", by: person.id, at, detail }])
  return id
}
