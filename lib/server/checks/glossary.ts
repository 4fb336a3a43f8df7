/** A group's glossary and rules for their own screen, which stands beside no page. */
import { findsOf } from "@/lib/checks/own/own-rules"
import type { OwnRule } from "@/lib/checks/own/rule"
import { sideText } from "@/lib/review/find/side-text"
import { may } from "@/lib/review/roles"
import type { GlossaryLanguages, GroupGlossary, RuleTried } from "@/lib/sync/glossary"
import type { Db } from "../db/engine"
import type { Person } from "../people"
import type { Server } from "../server"
import { checksOf } from "./group"

export async function glossaryOf(db: Db, person: Person): Promise<GroupGlossary> {
  const [group, checks, languages] = await Promise.all([
    db.selectFrom("groups").select("name").where("id", "=", person.group).executeTakeFirstOrThrow(),
    checksOf(db, person.group),
    languagesOf(db, person.group),
  ])
  return {
    group: { id: person.group, name: group.name },
    checks,
    languages,
    keeps: may(person.roles, "keep-terms"),
    sets: may(person.roles, "set-checks"),
  }
}

/** Of the group's pages, those of the most pages first. */
async function languagesOf(db: Db, group: string): Promise<GlossaryLanguages[]> {
  const rows = await db
    .selectFrom("pages")
    .select(({ fn }) => ["source_lang", "target_lang", fn.countAll().as("count")])
    .where("group_id", "=", group)
    .groupBy(["source_lang", "target_lang"])
    .execute()
  return rows
    .map(row => ({ source: row.source_lang, target: row.target_lang, pages: Number(row.count) }))
    .sort((a, b) => b.pages - a.pages || `${a.source} ${a.target}`.localeCompare(`${b.source} ${b.target}`))
}

/** Milliseconds for one rule on all pages of a group. */
const LONGEST_TRY = 3_000
const MOST_PAGES = 500

/** How often a rule would find something on the group's pages as they stand. */
export async function tryRule(
  { db, rooms }: Pick<Server, "db" | "rooms">,
  person: Person,
  rule: Omit<OwnRule, "id">,
): Promise<RuleTried> {
  const pages = await db
    .selectFrom("pages")
    .select("id")
    .where("group_id", "=", person.group)
    .orderBy("changed_at", "desc")
    .limit(MOST_PAGES)
    .execute()
  const tried: OwnRule = { ...rule, id: "tried" }
  const until = Date.now() + LONGEST_TRY
  let [places, withPlaces, read] = [0, 0, 0]
  for (const { id } of pages) {
    const { doc } = await rooms.open(id)
    const before = places
    for (const pair of doc.children) {
      if (Date.now() > until) return { places, pages: withPlaces, of: pages.length, end: "stopped" }
      for (const { code } of findsOf(tried, {
        source: sideText(pair.child(0)).text,
        target: sideText(pair.child(1)).text,
      })) {
        if (code === "own-rule-unreadable") return { places: 0, pages: 0, of: pages.length, end: "unreadable" }
        if (code === "own-rule-stopped") return { places, pages: withPlaces, of: pages.length, end: "stopped" }
        places++
      }
    }
    if (places > before) withPlaces++
    read++
  }
  return { places, pages: withPlaces, of: read, end: "done" }
}
