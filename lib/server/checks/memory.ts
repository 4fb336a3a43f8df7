/**
 * A group's translation memory: what stands approved on its pages, and the files it brought in.
 *
 * Design: approved pairs are derived from the documents and never stored twice, so an approval that falls takes its words out
 *   of the memory at once, on every instance. Each page and each file is a memory of its own, kept in this process until
 *   it changes.
 */

import { sideText } from "@/lib/review/find/side-text"
import type { Judgement } from "@/lib/review/judgement"
import { Memory, type MemoryUnit } from "@/lib/review/memory/memory"
import { may } from "@/lib/review/roles"
import { statusOf } from "@/lib/review/status"
import { project } from "@/lib/review/suggest/project"
import type { KnownUnit, MemoryFile, MemoryFound, MemoryLanguages, MemoryMatch, SimilarWish } from "@/lib/sync/memory"
import type { Db } from "../db/engine"
import type { PageRow } from "../db/tables"
import type { Tally } from "../pages/tally"
import { type Person, readRoles } from "../people"
import { Refused } from "../refused"
import { newId } from "../secrets"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"

type Opened = Pick<Server, "db" | "rooms">

/** Pages and files kept in memory; those used longest ago go first. */
const MOST_KEPT = 300
const MOST_MATCHES = 5
const MOST_FOUND = 200
/** Files of a group. */
const MOST_FILES = 50

interface Kept {
  readonly stamp: string
  readonly memory: Memory<KnownUnit>
}
const kept = new Map<string, Kept>()

async function remembered(id: string, stamp: string, make: () => Promise<KnownUnit[]>): Promise<Memory<KnownUnit>> {
  const known = kept.get(id)
  const memory = known?.stamp === stamp ? known.memory : new Memory(await make())
  kept.delete(id)
  kept.set(id, { stamp, memory })
  const oldest = kept.keys().next()
  if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value)
  return memory
}

const base = (lang: string): string => lang.toLowerCase().split("-")[0] ?? ""
const alike = (a: MemoryLanguages, b: MemoryLanguages): boolean =>
  base(a.source) === base(b.source) && base(a.target) === base(b.target)

type PageHead = Pick<PageRow, "id" | "title" | "state" | "changed_at"> & MemoryLanguages

/** The pages that have something approved, as far as this person may see them. */
async function pagesOf(db: Db, { id, group }: Person): Promise<PageHead[]> {
  const [rows, own] = await Promise.all([
    db
      .selectFrom("pages")
      .select(["id", "title", "state", "changed_at", "tally", "source_lang as source", "target_lang as target"])
      .where("group_id", "=", group)
      .execute(),
    db.selectFrom("page_roles").selectAll().where("person_id", "=", id).execute(),
  ])
  const hidden = new Set(own.filter(row => !may(readRoles(row.roles), "see")).map(row => row.page_id))
  return rows.filter(
    row => !hidden.has(row.id) && (row.state === "approved" || mayHaveApproved(JSON.parse(row.tally) as Tally)),
  )
}

/** A pair that was approved and has something open in it is counted with those that want changes. */
const mayHaveApproved = ({ approved, changes }: Tally): boolean => approved + changes > 0

/** With the id of whoever approved it in place of the name: names change, and people go (see withNames). */
async function unitsOnPage({ rooms }: Opened, page: PageHead): Promise<KnownUnit[]> {
  const { doc } = await rooms.open(page.id)
  return doc.children.flatMap((pair): KnownUnit[] => {
    const approved = statusOf(pair) === "approved"
    if (!approved && page.state !== "approved") return []
    const source = sideText(pair.child(0)).text.trim()
    // What is only suggested was not approved.
    const target = sideText(project(pair, "left")).text.trim()
    if (source === "" || target === "") return []
    const judged = approved ? (pair.attrs.judged as Judgement) : null
    return [
      {
        source,
        target,
        origin: {
          kind: "page",
          page: page.id,
          title: page.title,
          pair: pair.attrs.id as string,
          by: judged?.by ?? null,
          at: judged?.at ?? page.changed_at,
        },
      },
    ]
  })
}

async function unitsOfFile(db: Db, id: string): Promise<KnownUnit[]> {
  const row = await db.selectFrom("memory_files").selectAll().where("id", "=", id).executeTakeFirst()
  if (!row) return []
  const { name, at } = row
  return (JSON.parse(row.units) as MemoryUnit[]).map(unit => ({
    ...unit,
    origin: { kind: "file", file: id, name, at },
  }))
}

const fileHeads = (db: Db, group: string) =>
  db
    .selectFrom("memory_files")
    .select(["id", "name", "count", "at", "version", "source_lang as source", "target_lang as target"])
    .where("group_id", "=", group)
    .orderBy("at", "desc")
    .execute()

async function memoriesOf(opened: Opened, person: Person, languages: MemoryLanguages): Promise<Memory<KnownUnit>[]> {
  const [pages, files] = await Promise.all([pagesOf(opened.db, person), fileHeads(opened.db, person.group)])
  const memories: Memory<KnownUnit>[] = []
  for (const page of pages)
    if (alike(page, languages))
      memories.push(
        await remembered(`page ${page.id}`, `${page.changed_at} ${page.state} ${page.title}`, () =>
          unitsOnPage(opened, page),
        ),
      )
  for (const file of files)
    if (alike(file, languages))
      memories.push(await remembered(`file ${file.id}`, `${file.version}`, () => unitsOfFile(opened.db, file.id)))
  return memories
}

/** The same words from several places count once: as they were approved last. */
function once<T>(all: readonly T[], unitOf: (one: T) => KnownUnit): T[] {
  const seen = new Set<string>()
  return all.filter(one => {
    const { source, target } = unitOf(one)
    const key = `${source}\u0000${target}`
    return seen.has(key) ? false : seen.add(key)
  })
}

/** Says who approved it, as they are called now; nobody who has left. */
async function withNames(db: Db, group: string): Promise<(unit: KnownUnit) => KnownUnit> {
  const people = await db
    .selectFrom("persons")
    .select(["id", "name"])
    .where("group_id", "=", group)
    .where("left_at", "is", null)
    .execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return unit => {
    const { origin } = unit
    return origin.kind === "page" ? { ...unit, origin: { ...origin, by: names.get(origin.by ?? "") ?? null } } : unit
  }
}

/** What the group has said of sources like this one, elsewhere. */
export async function similarOn(
  opened: Opened,
  { row, person }: PageAccess,
  { pair, text }: SimilarWish,
): Promise<MemoryMatch[]> {
  const languages = { source: row.source_lang, target: row.target_lang }
  const memories = await memoriesOf(opened, person, languages)
  const matches = memories
    .flatMap(memory => memory.similar(text))
    .filter(({ unit: { origin } }) => origin.kind === "file" || origin.page !== row.id || origin.pair !== pair)
    .sort((a, b) => b.likeness - a.likeness || b.unit.origin.at - a.unit.origin.at)
  const named = await withNames(opened.db, person.group)
  return once(matches, one => one.unit)
    .slice(0, MOST_MATCHES)
    .map(match => ({ ...match, unit: named(match.unit) }))
}

export interface MemoryAsked {
  readonly words: string
  readonly source: string | null
  readonly target: string | null
  /** As many as there are, for a file. */
  readonly all: boolean
}

export async function memoryFound(opened: Opened, person: Person, asked: MemoryAsked): Promise<MemoryFound> {
  const { db } = opened
  const [group, pages, files] = await Promise.all([
    db.selectFrom("groups").select(["id", "name"]).where("id", "=", person.group).executeTakeFirstOrThrow(),
    db
      .selectFrom("pages")
      .select(["source_lang as source", "target_lang as target"])
      .where("group_id", "=", person.group)
      .orderBy("changed_at", "desc")
      .execute(),
    fileHeads(db, person.group),
  ])
  const languages = distinct([...pages, ...files])
  const chosen = asked.source && asked.target ? { source: asked.source, target: asked.target } : (languages[0] ?? null)
  const memories = chosen ? await memoriesOf(opened, person, chosen) : []
  const newest = (units: readonly KnownUnit[]) => [...units].sort((a, b) => b.origin.at - a.origin.at)
  const all = once(newest(memories.flatMap(memory => memory.units)), one => one)
  const found =
    asked.words.trim() === "" ? all : once(newest(memories.flatMap(memory => memory.holding(asked.words))), one => one)
  return {
    group,
    languages,
    units: (asked.all ? found : found.slice(0, MOST_FOUND)).map(await withNames(db, person.group)),
    count: found.length,
    all: all.length,
    files: files
      .filter(file => chosen === null || alike(file, chosen))
      .map(({ id, name, count, at }) => ({ id, name, count: Number(count), at: Number(at) })),
    keeps: may(person.roles, "keep-terms"),
  }
}

function distinct(all: readonly MemoryLanguages[]): MemoryLanguages[] {
  const seen = new Map<string, MemoryLanguages>()
  for (const { source, target } of all) {
    const key = `${base(source)} ${base(target)}`
    if (!seen.has(key)) seen.set(key, { source, target })
  }
  return [...seen.values()]
}

/** Keeps those units of a file that the group does not have word for word. */
export async function takeMemoryFile(opened: Opened, person: Person, file: MemoryFile): Promise<{ taken: number }> {
  const known = new Set(
    (await memoriesOf(opened, person, file)).flatMap(memory =>
      memory.units.map(({ source, target }) => `${source}\u0000${target}`),
    ),
  )
  const units = file.units.flatMap(({ source, target }) => {
    const [from, to] = [source.trim(), target.trim()]
    const key = `${from}\u0000${to}`
    if (known.has(key)) return []
    known.add(key)
    return [{ source: from, target: to }]
  })
  if (units.length === 0) return { taken: 0 }
  const { db } = opened
  if ((await fileHeads(db, person.group)).length >= MOST_FILES) throw new Refused("too-many-files")
  await db
    .insertInto("memory_files")
    .values({
      id: newId(),
      group_id: person.group,
      name: file.name,
      source_lang: file.source,
      target_lang: file.target,
      count: units.length,
      units: JSON.stringify(units),
      by_person: person.id,
      at: Date.now(),
    })
    .execute()
  return { taken: units.length }
}

export async function dropMemoryFile(
  { db }: Opened,
  person: Person,
  { file }: { file: string },
): Promise<{ gone: boolean }> {
  const { numDeletedRows } = await db
    .deleteFrom("memory_files")
    .where("group_id", "=", person.group)
    .where("id", "=", file)
    .executeTakeFirst()
  return { gone: Number(numDeletedRows) > 0 }
}
