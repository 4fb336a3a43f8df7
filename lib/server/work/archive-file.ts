/**
 * The file of a whole page, written and read beside the main thread where it is long. See pages/take-out/archive.ts and restore.ts.
 *
 * Nothing in a file is believed: every step is taken again on the first document, as if it came from a desk, and what does
 * not fit ends it.
 */
import { Node } from "prosemirror-model"
import { z } from "zod"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { wantsChanges } from "@/lib/review/comments/kinds"
import { pageStates } from "@/lib/review/roles"
import { schema } from "@/lib/review/schema"
import type { RefusalCode } from "@/lib/sync/api"
import { applyAll, hasSoundAttributes, readStep } from "@/lib/sync/untrusted"
import { newId } from "../secrets"
import { type Built, builtOf } from "./built"
import { textOfDoc } from "./handed"

export const archiveTables = [
  "page_files",
  "drafts",
  "steps",
  "suggestions",
  "decisions",
  "judgements",
  "standings",
  "anchored",
  "threads",
  "comments",
  "wordings",
  "history",
] as const
export type ArchiveTable = (typeof archiveTables)[number]

export interface ArchiveParts {
  readonly page: object
  /** Everybody of the group. */
  readonly people: readonly { readonly id: string }[]
  /** The first document, as the store has it. */
  readonly doc: string
  readonly tables: Readonly<Record<string, readonly unknown[]>>
}

export function writeArchiveFile({ page, people, doc, tables }: ArchiveParts): string {
  const all = JSON.stringify(tables)
  // Only those whom the page names: the others of the group are nobody's business elsewhere.
  const named = people.filter(({ id }) => doc.includes(id) || all.includes(id))
  const head = JSON.stringify({ format: "cotejo-page", version: 1, page, people: named })
  return `${head.slice(0, -1)},"doc":${doc},${all.slice(1)}\n`
}

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

export interface ArchiveRead {
  readonly page: Archive["page"]
  /** Everybody of the archive, by a new id. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** The first document as the store has it, and the last. */
  readonly first: string
  readonly last: Built
  readonly steps: number
  readonly tables: { readonly [T in ArchiveTable]: Archive[T] }
}

export function readArchive(file: string): Outcome<ArchiveRead, RefusalCode> {
  const read = archiveShape.safeParse(jsonOf(file))
  if (!read.success) return refuse("not-an-archive", read.error.issues[0]?.path.join("."))
  const archive = read.data
  if (!isSound(archive)) return refuse("not-an-archive", "json")
  // Ids of people stand in the document and in steps too; those of this server's are other people's.
  const names = new Map(archive.people.map(one => [one.id, newId()]))
  const renamed = withNames(archive, names)
  const replayed = renamed && replay(renamed)
  if (!renamed || !replayed) return refuse("not-an-archive", "steps")
  const issues = renamed.threads.filter(one => one.resolved_by === null && wantsChanges(one.kind as "issue"))
  return done({
    page: archive.page,
    people: archive.people.map(({ id, name }) => ({ id: names.get(id) ?? id, name })),
    first: textOfDoc(replayed.first),
    last: builtOf(replayed.last, issues),
    steps: renamed.steps.length,
    tables: renamed,
  })
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(file) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
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
