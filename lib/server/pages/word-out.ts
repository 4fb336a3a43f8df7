/**
 * A page as a Word file for somebody who reviews there: every suggestion a tracked change of its author, every conversation a
 * comment. What is needed to know the file again is kept (lib/review/readback/record.ts); the file is written in work/word-file.ts.
 */
import type { Locale } from "@/lib/messages"
import type { Noted } from "@/lib/page/outcome"
import { peopleIn } from "../people"
import { newId } from "../secrets"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { beside } from "../work/beside"
import type { WordLayout } from "../work/word-file"
import { nameOf } from "./export-note"
import { threadsOf } from "./info"
import { suggestionsOf } from "./suggestions"

/** @param isKept false for a look before saving: the file is not known again */
export async function wordOf(
  server: Server,
  { row, person }: PageAccess,
  layout: WordLayout,
  locale: Locale,
  isKept: boolean,
): Promise<Noted<string>> {
  const room = await server.rooms.open(row.id)
  const people = await peopleIn(server.db, row.group_id)
  const id = newId()
  const { file, record } = await beside(
    room.doc.content.size,
    "makeWord",
    await server.rooms.handed(row.id, room, room.doc.content.size),
    {
      layout,
      locale,
      id: row.id,
      title: row.target_title || row.title,
      langs: { source: row.source_lang, target: row.target_lang },
      goingOut: isKept ? id : null,
      people: people.map(one => ({ ...one, name: nameOf(one, locale) })),
      suggestions: await suggestionsOf(server.db, row.id),
      threads: await threadsOf(server.db, row.id),
    },
  )
  if (record) {
    const values = { id, page_id: row.id, version: room.version, layout, by_person: person.id, at: Date.now() }
    await server.db
      .insertInto("word_exports")
      .values({ ...values, body: JSON.stringify(record) })
      .execute()
  }
  return file
}
