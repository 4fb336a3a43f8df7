/**
 * A page from its archive, in this group.
 *
 * Nothing in the file is believed: every step is taken again on the first document, as if it came from a desk, and what does
 * not fit ends it. People of the archive become former members with their names: they wrote what they wrote, and can do nothing.
 */
import { Node } from "prosemirror-model"
import { z } from "zod"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { pageStates } from "@/lib/review/roles"
import { schema } from "@/lib/review/schema"
import type { RefusalCode } from "@/lib/sync/api"
import { applyAll, hasSoundAttributes, readStep } from "@/lib/sync/untrusted"
import type { Db } from "../../db/engine"
import type { Tables } from "../../db/tables"
import type { Person } from "../../people"
import { peopleIn } from "../../people"
import { newId } from "../../secrets"
import type { Server } from "../../server"
import { siglumFor } from "../../siglum"
import { remember } from "../history"
import { storeSnapshot } from "../keep"
import { retally } from "../tally"
import { titleOf } from "../title"
import { archiveTables } from "./archive"

const id = z.string().min(1).max(64)
const text = z.string().max(30_000_000)
const short = z.string().max(500)
// Whole numbers come back from some databases as text.
const time = z.coerce.number().int().min(0).max(9e15)
const orNull = <T extends z.ZodType>(type: T) => type.nullable()
const list = <T extends z.ZodType>(type: T) => z.array(type).max(500_000)

const side = z.enum(["source", "target"])
export const archiveShape = z.object({
  format: z.literal("cotejo-page"),
  version: z.literal(1),
  page: z.object({
    title: short,
    target_title: short,
    source_lang: short,
    target_lang: short,
    state: z.enum(pageStates),
    override: orNull(text),
    created_at: time,
    changed_at: time,
  }),
  people: list(z.object({ id, name: short })),
  doc: z.unknown(),
  page_files: list(
    z.object({ side: z.enum(["source", "target", "ticket"]), format: short, name: orNull(short), text }),
  ),
  drafts: list(
    z.object({
      side,
      number: z.int().min(1),
      format: short,
      name: orNull(short),
      text,
      ids: text,
      report: orNull(text),
      by_person: id,
      at: time,
      version: z.coerce.number().int().min(0),
    }),
  ),
  steps: list(
    z.object({
      version: z.coerce.number().int().min(1),
      client: id,
      serial: z.coerce.number().int().min(0),
      author: id,
      body: text,
      at: time,
    }),
  ),
  suggestions: list(
    z.object({
      id,
      author: id,
      at: time,
      state: z.enum(["open", "accepted", "rejected", "withdrawn"]),
      decided_by: orNull(id),
      decided_at: orNull(time),
      pair: short,
      inserted: text,
      deleted: text,
      form: orNull(text),
      reason: orNull(text),
      category: orNull(short),
      severity: orNull(short),
      thread: orNull(id),
      finding: orNull(short),
      dispute: orNull(text),
      imported_by: orNull(short).optional(),
    }),
  ),
  decisions: list(
    z.object({
      suggestion: id,
      how: short,
      by_person: orNull(id),
      at: time,
      reason: orNull(short),
      reason_words: orNull(text),
      words: text,
      inserted: text,
      deleted: text,
      taken: orNull(text),
    }),
  ),
  judgements: list(z.object({ pair: id, body: text })),
  standings: list(z.object({ pair: id, suggestion: id, author: id, inserted: text, deleted: text })),
  anchored: list(z.object({ thread: id, by_person: id })),
  threads: list(
    z.object({
      id,
      pair: orNull(id),
      side: orNull(side),
      quote: text,
      resolved_by: orNull(id),
      resolved_at: orNull(time),
      created_at: time,
      kind: short,
      category: orNull(short),
      severity: orNull(short),
    }),
  ),
  comments: list(
    z.object({
      id,
      thread_id: id,
      author: id,
      imported_by: orNull(short),
      at: time,
      ord: z.int().min(0),
      text,
      edited_at: orNull(time),
      deleted_by: orNull(id),
      deleted_at: orNull(time),
    }),
  ),
  wordings: list(z.object({ comment_id: id, ord: z.int().min(0), text, at: time, until: time })),
  history: list(
    z.object({
      id: short,
      kind: short,
      at: time,
      by_person: orNull(id),
      as_written: orNull(text),
      pair: orNull(short),
      detail: text,
    }),
  ),
})
export type Archive = z.infer<typeof archiveShape>

/** Rows put in with one statement. */
const AT_ONCE = 200

export async function restoreArchive(
  server: Server,
  person: Person,
  value: unknown,
): Promise<Outcome<string, RefusalCode>> {
  const read = archiveShape.safeParse(value)
  if (!read.success) return refuse("not-an-archive", read.error.issues[0]?.path.join("."))
  const archive = read.data
  if (!isSound(archive)) return refuse("not-an-archive", "json")
  const here = await server.db.transaction().execute(async tx => {
    const names = await newcomers(tx, person, archive)
    // Ids of people stand in the document and in steps too; those of this server's are other people's.
    const renamed = withNames(archive, names)
    const replayed = renamed && replay(renamed)
    return renamed && replayed ? storeArchive(tx, person, renamed, replayed) : null
  })
  return here === null ? refuse("not-an-archive", "steps") : done(here)
}

/** Columns that hold JSON do. */
function isSound(archive: Archive): boolean {
  try {
    for (const one of archive.history) JSON.parse(one.detail)
    for (const one of [
      ...archive.history.map(h => h.as_written),
      ...archive.suggestions.flatMap(s => [s.form, s.dispute]),
    ])
      if (one !== null) JSON.parse(one)
    for (const one of archive.drafts) for (const json of [one.ids, one.report ?? "null"]) JSON.parse(json)
    for (const one of archive.judgements) JSON.parse(one.body)
    return archive.steps.every((step, i) => step.version === i + 1)
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

/** Everybody of the archive as a former member of this group. */
async function newcomers(db: Db, { group }: Person, { people }: Archive): Promise<ReadonlyMap<string, string>> {
  const there = await peopleIn(db, group)
  const sigla = new Set(there.map(one => one.siglum))
  let order = there.reduce((last, one) => Math.max(last, one.order + 1), 0)
  const names = new Map<string, string>()
  for (const { id: old, name } of people) {
    const own = newId()
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
    names.set(old, own)
  }
  return names
}

/** The archive with everybody's new ids, and new ids for comments, which are unique on the whole server. */
function withNames(archive: Archive, names: ReadonlyMap<string, string>): Archive | null {
  const comments = new Map(archive.comments.map(one => [one.id, newId()]))
  const ids = new Map([...names, ...comments])
  const known = (old: string): string => ids.get(old) ?? old
  const inJson = (json: string): string =>
    JSON.stringify(JSON.parse(json), (_, value: unknown) =>
      typeof value === "string" ? mentioned(known(value)) : value,
    )
  const mentioned = (words: string): string =>
    words.replace(/<@([\w-]{1,64})>/g, (whole, old: string) => (names.has(old) ? `<@${known(old)}>` : whole))
  const people = ["author", "by_person", "decided_by", "resolved_by", "deleted_by"] as const
  const rename = <T extends Record<string, unknown>>(row: T): T => {
    const made: Record<string, unknown> = { ...row }
    for (const name of people) if (typeof made[name] === "string") made[name] = known(made[name])
    return made as T
  }
  try {
    return {
      ...archive,
      doc: JSON.parse(inJson(JSON.stringify(archive.doc))) as unknown,
      steps: archive.steps.map(one => ({ ...rename(one), body: inJson(one.body) })),
      drafts: archive.drafts.map(rename),
      suggestions: archive.suggestions.map(one => ({ ...rename(one), dispute: one.dispute && inJson(one.dispute) })),
      decisions: archive.decisions.map(rename),
      judgements: archive.judgements.map(one => ({ ...one, body: inJson(one.body) })),
      standings: archive.standings.map(rename),
      anchored: archive.anchored.map(rename),
      threads: archive.threads.map(rename),
      comments: archive.comments.map(one => ({ ...rename(one), id: known(one.id), text: mentioned(one.text) })),
      wordings: archive.wordings.map(one => ({ ...one, comment_id: known(one.comment_id), text: mentioned(one.text) })),
      history: archive.history.map(one => ({ ...rename(one), detail: inJson(one.detail) })),
    }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function replay({ doc, steps }: Archive): { first: Node; last: Node } | null {
  try {
    const first = Node.fromJSON(schema, doc)
    first.check()
    let last = first
    for (const { body } of steps) {
      const step = readStep(JSON.parse(body) as unknown)
      const next = step && applyAll(last, [step])
      if (!next) return null
      last = next
    }
    last.check()
    return hasSoundAttributes(first) && hasSoundAttributes(last) ? { first, last } : null
  } catch (error) {
    // ProseMirror says no in several ways: RangeError for what does not fit, TypeError for what is no node at all.
    if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError) return null
    throw error
  }
}

async function storeArchive(
  db: Db,
  person: Person,
  archive: Archive,
  { first, last }: { first: Node; last: Node },
): Promise<string> {
  const page = newId()
  const { page: info } = archive
  await db
    .insertInto("pages")
    .values({
      ...info,
      id: page,
      group_id: person.group,
      target_title: titleOf(last, "target"),
      owner: null,
      tally: "{}",
      created_by: person.id,
      changed_by: person.id,
    })
    .execute()
  await storeSnapshot(db, page, 0, first)
  if (archive.steps.length > 0) await storeSnapshot(db, page, archive.steps.length, last)
  for (const table of archiveTables) {
    const rows = (archive[table] as readonly object[]).map(row => ({ ...row, page_id: page }))
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await db
        .insertInto(table)
        .values(rows.slice(from, from + AT_ONCE) as unknown as Insertable)
        .execute()
  }
  await retally(db, page, last)
  const detail = { pairs: last.childCount, source: null, target: null, archive: true }
  await remember(db, page, [{ kind: "imported", by: person.id, detail }])
  return page
}

/** The rows were checked against their table's shape above; the compiler cannot follow a table chosen by name. */
type Insertable = Tables["standings"]
