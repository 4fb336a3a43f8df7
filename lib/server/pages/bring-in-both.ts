/** A new page from one file that holds both sides, with the statuses, comments and suggestions that came in it. */
import { done, type Outcome } from "@/lib/page/outcome"
import type { RefusalCode } from "@/lib/sync/api"
import type { BringInBoth } from "@/lib/sync/take-out"
import type { Db } from "../db/engine"
import { insertMany } from "../db/insert-many"
import type { Person } from "../people"
import type { Server } from "../server"
import { beside } from "../work/beside"
import type { BothMade } from "../work/new-page-both"
import { storePage } from "./bring-in"

export async function bringInBoth(
  server: Server,
  person: Person,
  { title, both }: BringInBoth,
): Promise<Outcome<string, RefusalCode>> {
  const made = await beside(both.text.length, "makePageOfBoth", both, { by: person.id, at: Date.now() })
  if (!made.ok) return made
  const { source, target, built } = made.value
  const file = { format: both.format, text: both.text, ...(both.name === undefined ? {} : { name: both.name }) }
  const wish = {
    title: title.trim() === "" ? made.value.title.slice(0, 300) : title,
    source: { ...file, lang: source },
    target: { ...file, lang: target },
  }
  const id = await server.db.transaction().execute(async tx => {
    const page = await storePage(tx, person, wish, built, null)
    await storeSaid(tx, page, made.value.said)
    return page
  })
  return done(id)
}

async function storeSaid(db: Db, page: string, said: BothMade["said"]): Promise<void> {
  const of = <R extends object>(rows: readonly R[]) => rows.map(row => ({ ...row, page_id: page }))
  await insertMany(db, "suggestions", of(said.suggestions))
  await insertMany(db, "standings", of(said.standings))
  await insertMany(db, "judgements", of(said.judgements))
  await insertMany(db, "threads", of(said.threads))
  await insertMany(db, "comments", of(said.comments))
}
