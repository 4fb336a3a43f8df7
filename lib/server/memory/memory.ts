/**
 * A group's translation memory. Derived from the documents, never stored: an approval is bound to its words, so what falls is
 *   gone at the next asking, and a page that is removed takes its pairs along.
 *
 * Design: what a page has to give is remembered with the page's version, and the index with the versions of all its pages;
 *   pages without anything approved are not opened. Nobody is shown a pair of a page that they may not see.
 */
import { differences } from "@/lib/memory/differences"
import { Memory } from "@/lib/memory/memory"
import type { MemoryAnswer, MemoryAsked } from "@/lib/sync/memory"
import type { Db } from "../db/engine"
import type { PageRow } from "../db/tables"
import { hiddenFrom } from "../pages/list"
import type { Tally } from "../pages/tally"
import type { Server } from "../server"
import type { Visitor } from "../visitor"
import { approvedPairs, type Entry } from "./approved"

/** Indexes (of a group and two languages) and pages that are remembered. */
const MOST_INDEXES = 8
const MOST_PAGES = 2000
const MOST_SIMILAR = 10
const MOST_FOUND = 100

interface Kept {
  readonly pages: Map<string, { readonly state: string; readonly entries: readonly Entry[] }>
  readonly indexes: Map<string, { readonly state: string; readonly memory: Memory<Entry> }>
}
const keptOf = new WeakMap<Db, Kept>()

export async function askMemory(
  server: Pick<Server, "db" | "rooms">,
  visitor: Visitor,
  group: string,
  asked: MemoryAsked,
): Promise<MemoryAnswer> {
  const [memory, hidden] = await Promise.all([memoryOf(server, group, asked), hiddenFrom(server.db, visitor)])
  if ("words" in asked) {
    const found = memory.concordance(asked.words, asked.side, hidden.size === 0 ? MOST_FOUND : Number.POSITIVE_INFINITY)
    const shown = found.filter(({ entry }) => !hidden.has(entry.page)).slice(0, MOST_FOUND)
    return { similar: [], found: shown.map(({ entry, places, together }) => ({ ...plain(entry), places, together })) }
  }
  const { like, except } = asked
  const isItself = ({ page, pair }: Entry): boolean => page === except?.page && pair === except.pair
  const similar = memory
    .similar(like, { most: Number.POSITIVE_INFINITY })
    .filter(({ entry }) => !hidden.has(entry.page) && !isItself(entry))
    .slice(0, MOST_SIMILAR)
    .map(({ entry, percent, numbersOnly }) => ({
      ...plain(entry),
      percent,
      numbersOnly,
      differences: differences(entry.source, like),
    }))
  return { similar, found: [] }
}

const plain = ({ id: _, ...pair }: Entry) => pair
const base = (lang: string): string => lang.split("-")[0]?.toLowerCase() ?? ""

/** Languages are the same whatever their regions. */
async function memoryOf(
  { db, rooms }: Pick<Server, "db" | "rooms">,
  group: string,
  { source, target }: Pick<MemoryAsked, "source" | "target">,
): Promise<Memory<Entry>> {
  const rows = await db.selectFrom("pages").selectAll().where("group_id", "=", group).orderBy("created_at").execute()
  const giving = rows.filter(
    row => base(row.source_lang) === base(source) && base(row.target_lang) === base(target) && mayGive(row),
  )
  const kept = keptOf.get(db) ?? { pages: new Map(), indexes: new Map() }
  keptOf.set(db, kept)
  const versions = await versionsOf(db, giving)
  const states = giving.map(row => JSON.stringify([row.id, versions.get(row.id) ?? 0, row.title, row.state]))
  const name = JSON.stringify([group, base(source), base(target)])
  const state = states.join("\n")
  const known = kept.indexes.get(name)
  if (known?.state === state) return known.memory
  const all: Entry[] = []
  for (const [k, row] of giving.entries()) {
    const before = kept.pages.get(row.id)
    const entries =
      before && before.state === states[k] ? before.entries : approvedPairs((await rooms.open(row.id)).doc, row)
    remember(kept.pages, row.id, { state: states[k] ?? "", entries }, MOST_PAGES)
    for (const entry of entries) all.push(entry)
  }
  const memory = new Memory(all)
  remember(kept.indexes, name, { state, memory }, MOST_INDEXES)
  return memory
}

/** A pair with something open in it is counted under "changes", approved or not. */
function mayGive({ state, tally }: PageRow): boolean {
  const { approved, changes } = JSON.parse(tally) as Tally
  return state === "approved" || approved + changes > 0
}

async function versionsOf(db: Db, rows: readonly PageRow[]): Promise<ReadonlyMap<string, number>> {
  if (rows.length === 0) return new Map()
  const found = await db
    .selectFrom("steps")
    .innerJoin("pages", "pages.id", "steps.page_id")
    .select(({ fn }) => ["page_id", fn.max("version").as("version")])
    .where("pages.group_id", "=", rows[0]?.group_id ?? "")
    .groupBy("page_id")
    .execute()
  return new Map(found.map(row => [row.page_id, Number(row.version)]))
}

function remember<T>(map: Map<string, T>, name: string, value: T, most: number): void {
  map.delete(name)
  map.set(name, value)
  const oldest = map.keys().next()
  if (map.size > most && !oldest.done) map.delete(oldest.value)
}
