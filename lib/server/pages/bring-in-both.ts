/** A new page from one file that holds both sides, with the statuses, comments and suggestions that came in it. */
import type { Bitext, RowSuggestion } from "@/lib/page/bitext"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type BitextDoc, docOfBitext, type PlacedThread } from "@/lib/review/bitext/to-doc"
import { isThreadKind } from "@/lib/review/comments/kinds"
import { isCategory, isSeverity } from "@/lib/review/mqm"
import type { Judgement } from "@/lib/review/schema"
import { listSuggestions, suggestionsInPair } from "@/lib/review/suggest/list"
import { MOST_OF_QUOTE, type RefusalCode } from "@/lib/sync/api"
import type { BringInBoth } from "@/lib/sync/take-out"
import { firstCharacters } from "@/lib/text/characters"
import type { Db } from "../db/engine"
import type { Person } from "../people"
import { newId } from "../secrets"
import type { Server } from "../server"
import { beside } from "../work/beside"
import { storePage } from "./bring-in"
import { judgementKey } from "./check"
import { retally } from "./tally"

export async function bringInBoth(
  server: Server,
  person: Person,
  { title, both }: BringInBoth,
): Promise<Outcome<string, RefusalCode>> {
  const read = await readBoth(both)
  if (!read.ok) return read
  const at = Date.now()
  const made = docOfBitext(read.value, { newId: () => newId().slice(0, 12), by: person.id, at })
  const { source, target } = read.value
  const file = { format: both.format, text: both.text, ...(both.name === undefined ? {} : { name: both.name }) }
  const wish = {
    title: title.trim() === "" ? read.value.title.slice(0, 300) : title,
    source: { ...file, lang: source },
    target: { ...file, lang: target },
  }
  const id = await server.db.transaction().execute(async tx => {
    const page = await storePage(tx, person, wish, made.doc, null)
    await storeSaid(tx, page, person, made, at)
    await retally(tx, page, made.doc)
    return page
  })
  return done(id)
}

async function readBoth({ format, text, source, target }: BringInBoth["both"]): Promise<Outcome<Bitext, RefusalCode>> {
  const languages = { ...(source ? { source } : {}), ...(target ? { target } : {}) }
  const read = await beside(text.length, "readBoth", format, text, languages)
  if (!read) return refuse("not-understood", "format")
  if (!read.ok) {
    if (read.why === "empty" || read.why === "no-units") return refuse("empty-side")
    const large = read.why === "too-large" || read.why === "too-many-rows" || read.why === "xml-too-large"
    return refuse(large ? "too-large" : "unreadable-both", read.why)
  }
  // A file may leave its languages out; a page may not.
  const bitext = read.value.value
  return done({ ...bitext, source: source || bitext.source || "en", target: target || bitext.target || "es" })
}

async function storeSaid(db: Db, page: string, person: Person, made: BitextDoc, at: number): Promise<void> {
  const pairs = new Map(made.doc.children.map(pair => [pair.attrs.id as string, pair]))
  for (const one of listSuggestions(made.doc)) {
    const facts = made.suggestions.get(one.id)
    await db
      .insertInto("suggestions")
      .values({
        page_id: page,
        id: one.id,
        author: person.id,
        at: facts?.at ?? at,
        state: "open",
        decided_by: null,
        decided_at: null,
        pair: one.pairs[0] ?? "",
        inserted: one.inserted,
        deleted: one.deleted,
        form: JSON.stringify({ kinds: one.kinds, format: one.format }),
        ...saidOf(facts),
      })
      .execute()
  }
  for (const [pair, node] of pairs) {
    for (const { id, author, inserted, deleted } of suggestionsInPair(node))
      await db
        .insertInto("standings")
        .values({ page_id: page, pair, suggestion: id, author, inserted, deleted })
        .execute()
    const judged = node.attrs.judged as Judgement | null
    if (judged)
      await db
        .insertInto("judgements")
        .values({ page_id: page, pair, body: judgementKey(judged) })
        .execute()
  }
  let order = 0
  for (const thread of made.threads) await storeThread(db, page, person, thread, at + order++)
}

const saidOf = (facts: RowSuggestion | undefined) => ({
  reason: facts?.reason || null,
  category: isCategory(facts?.category) ? facts.category : null,
  severity: isSeverity(facts?.severity) ? facts.severity : null,
  imported_by: facts?.by || null,
})

/** Comments longer than one may be are kept whole: they are somebody's words, and were not written here. */
async function storeThread(db: Db, page: string, person: Person, one: PlacedThread, at: number): Promise<void> {
  const { thread } = one
  const kind = isThreadKind(thread.kind) ? thread.kind : "note"
  await db
    .insertInto("threads")
    .values({
      page_id: page,
      id: one.id,
      pair: one.pair,
      side: one.side,
      quote: firstCharacters(one.quote, MOST_OF_QUOTE),
      resolved_by: thread.resolved === null ? null : person.id,
      resolved_at: thread.resolved === null ? null : (thread.resolved.at ?? at),
      created_at: at,
      kind,
      category: isCategory(thread.category) ? thread.category : null,
      severity: isSeverity(thread.severity) ? thread.severity : null,
    })
    .execute()
  for (const [ord, said] of thread.said.entries())
    await db
      .insertInto("comments")
      .values({
        id: newId(),
        page_id: page,
        thread_id: one.id,
        author: person.id,
        imported_by: said.by === "" ? null : said.by.slice(0, 200),
        at: said.at ?? at,
        ord,
        text: said.text,
      })
      .execute()
}
