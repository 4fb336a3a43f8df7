/**
 * Purpose: a new page from what somebody brought: two files, the pairs they saw in the preview, perhaps a ticket.
 * Design: the files are read again here, and the pairs must hold both of them exactly; nothing a browser made out of
 *   them is believed.
 */

import type { Node } from "prosemirror-model"
import type { Ticket } from "@/lib/formats/ticket"
import { readTicket } from "@/lib/formats/ticket-read"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type Page, pageText } from "@/lib/page/page"
import { buildDoc } from "@/lib/review/build"
import { pairsFit } from "@/lib/review/check-pairs"
import type { BringIn, RefusalCode, SideFile } from "@/lib/sync/api"
import type { Db } from "../db/engine"
import type { Person } from "../people"
import { newId } from "../secrets"
import type { Server } from "../server"
import { beside } from "../work/beside"
import { takeBrought } from "./brought"
import { remember } from "./history"
import { storeSnapshot } from "./keep"
import { tallyOf } from "./tally"
import { rememberTicket } from "./ticket"
import { titleOf } from "./title"

export async function bringIn(server: Server, person: Person, wish: BringIn): Promise<Outcome<string, RefusalCode>> {
  const source = await readSide(wish.source, "unreadable-source")
  if (!source.ok) return source
  const target = await readSide(wish.target, "unreadable-target")
  if (!target.ok) return target
  const doc = buildFitting(source.value, target.value, wish)
  if (!doc) return refuse("pairs-do-not-fit")
  const ticket = wish.ticket ? readDraftTicket(wish.ticket) : done(null)
  if (!ticket.ok) return ticket
  const id = await server.db
    .transaction()
    .execute(tx =>
      storePage(tx, person, wish, doc, ticket.value && wish.ticket ? { ...wish.ticket, read: ticket.value } : null),
    )
  await takeBrought(server, person, id, wish.target)
  return done(id)
}

const tooLarge = new Set<string>(["too-large", "too-many-blocks", "markdown-too-large"])

async function readSide(file: SideFile, why: RefusalCode): Promise<Outcome<Page, RefusalCode>> {
  const read = await beside(file.text.length, "readPage", file)
  if (!read) return refuse("not-understood", "format")
  if (!read.ok) {
    if (read.why === "empty" || read.why === "no-text-in-it") return refuse("empty-side")
    return refuse(tooLarge.has(read.why) ? "too-large" : why, read.why)
  }
  const page = read.value.value
  return pageText(page).trim() === "" ? refuse("empty-side") : done(page)
}

function buildFitting(source: Page, target: Page, { pairs, granularity }: BringIn): Node | null {
  if (!pairsFit(source, target, pairs)) return null
  try {
    return buildDoc(source, target, pairs, () => newId().slice(0, 12), granularity ?? null)
  } catch (error) {
    // The schema's word on a level or kind that somebody made up.
    if (error instanceof RangeError) return null
    throw error
  }
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
  doc: Node,
  ticket: TicketBrought | null,
): Promise<string> {
  const id = newId()
  const at = Date.now()
  const title = wish.title.trim() === "" ? titleOf(doc, "source") : wish.title
  await db
    .insertInto("pages")
    .values({
      id,
      group_id: person.group,
      title,
      target_title: titleOf(doc, "target"),
      source_lang: wish.source.lang,
      target_lang: wish.target.lang,
      state: "new",
      owner: null,
      override: null,
      tally: JSON.stringify(tallyOf(doc)),
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
  await storeSnapshot(db, id, 0, doc)
  if (ticket) await rememberTicket(db, id, person, ticket, at)
  const detail = { pairs: doc.childCount, source: wish.source.name ?? null, target: wish.target.name ?? null }
  await remember(db, id, [{ kind: "imported", by: person.id, at, detail }])
  return id
}
