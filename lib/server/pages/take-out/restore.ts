/**
 * A page from its archive, in this group (work/archive-file.ts reads it). People of the archive become former members with their
 * names: they wrote what they wrote, and can do nothing.
 */
import { done, type Outcome } from "@/lib/page/outcome"
import type { RefusalCode } from "@/lib/sync/api"
import type { Db } from "../../db/engine"
import { insertMany } from "../../db/insert-many"
import type { Tables } from "../../db/tables"
import type { Person } from "../../people"
import { peopleIn } from "../../people"
import { newId } from "../../secrets"
import type { Server } from "../../server"
import { siglumFor } from "../../siglum"
import { type ArchiveRead, archiveTables } from "../../work/archive-file"
import { beside } from "../../work/beside"
import { remember } from "../history"
import { storeSnapshot } from "../keep"

export async function restoreArchive(
  server: Server,
  person: Person,
  file: string,
): Promise<Outcome<string, RefusalCode>> {
  const read = await beside(file.length, "readArchive", file)
  if (!read.ok) return read
  return done(
    await server.db.transaction().execute(async tx => {
      await storeNewcomers(tx, person, read.value)
      return storeArchive(tx, person, read.value)
    }),
  )
}

/** Everybody of the archive as a former member of this group. */
async function storeNewcomers(db: Db, { group }: Person, { people }: ArchiveRead): Promise<void> {
  const there = await peopleIn(db, group)
  const sigla = new Set(there.map(one => one.siglum))
  let order = there.reduce((last, one) => Math.max(last, one.order + 1), 0)
  for (const { id: own, name } of people) {
    const user = newId()
    const siglum = siglumFor(name || "A", sigla)
    sigla.add(siglum)
    const now = new Date().toISOString()
    const account = {
      id: user,
      name,
      email: `${user}@archive.invalid`,
      emailVerified: 0,
      createdAt: now,
      updatedAt: now,
      isAnonymous: 1,
    }
    await db.insertInto("user").values(account).execute()
    const left = { hat: "", roles: "[]", joined_at: Date.now(), left_at: Date.now() }
    await db
      .insertInto("persons")
      .values({ id: own, group_id: group, user_id: user, name, siglum, ord: order++, ...left })
      .execute()
  }
}

async function storeArchive(db: Db, person: Person, archive: ArchiveRead): Promise<string> {
  const page = newId()
  const { page: info, first, last, steps, tables } = archive
  await db
    .insertInto("pages")
    .values({
      ...info,
      id: page,
      group_id: person.group,
      target_title: last.targetTitle,
      owner: null,
      tally: JSON.stringify(last.tally),
      created_by: person.id,
      changed_by: person.id,
    })
    .execute()
  await storeSnapshot(db, page, 0, first)
  if (steps > 0) await storeSnapshot(db, page, steps, last.text)
  for (const table of archiveTables) {
    const rows = (tables[table] as readonly object[]).map(row => ({ ...row, page_id: page }))
    await insertMany(db, table, rows as unknown as readonly Insertable[])
  }
  const detail = { pairs: last.pairs, source: null, target: null, archive: true }
  await remember(db, page, [{ kind: "imported", by: person.id, detail }])
  return page
}

/** The rows were checked against their table's shape; the compiler cannot follow a table chosen by name. */
type Insertable = Tables["standings"]
