/** What a group says about checks: settings, words, terms and rules. Every change has a number, by which open desks hear of it. */
import { type CheckId, isCheckId } from "@/lib/checks/ids"
import { compiledOf } from "@/lib/checks/own/own-rules"
import type { OwnRule } from "@/lib/checks/own/rule"
import type { Term } from "@/lib/checks/terms/term"
import {
  type ChecksWish,
  type GroupChecks,
  LONGEST_WORD,
  MOST_RULES,
  MOST_TERMS,
  MOST_WORDS,
  plainChecks,
  type RuleWish,
  type TermWish,
  type WordWish,
} from "@/lib/sync/checks"
import { countCharacters } from "@/lib/text/characters"
import type { Db } from "../db/engine"
import type { Person } from "../people"
import { Refused } from "../refused"
import type { Server } from "../server"

type Telling = Pick<Server, "db" | "hub">

export async function checksOf(db: Db, group: string): Promise<GroupChecks> {
  const [settings, words, terms, rules] = await Promise.all([
    settingsOf(db, group),
    db.selectFrom("check_words").select("word").where("group_id", "=", group).execute(),
    db.selectFrom("terms").select(["id", "body"]).where("group_id", "=", group).orderBy("id").execute(),
    db.selectFrom("own_rules").select(["id", "body"]).where("group_id", "=", group).orderBy("at").execute(),
  ])
  const alphabet = new Intl.Collator("es")
  return {
    ...settings,
    words: words.map(row => row.word).sort(alphabet.compare),
    terms: terms
      .map(row => ({ ...(JSON.parse(row.body) as Term), id: row.id }))
      .sort((a, b) => alphabet.compare(a.source, b.source)),
    rules: rules.map(row => ({ ...(JSON.parse(row.body) as OwnRule), id: row.id })),
  }
}

async function settingsOf(db: Db, group: string): Promise<ChecksWish & { stamp: number }> {
  const row = await db.selectFrom("check_settings").selectAll().where("group_id", "=", group).executeTakeFirst()
  const kept = row ? (JSON.parse(row.body) as Partial<ChecksWish>) : {}
  // A check that is no more must not keep the others from running.
  const off = (kept.off ?? []).filter(isCheckId)
  return { ...plainChecks, ...kept, off, stamp: Number(row?.stamp ?? 0) }
}

export async function stampOf(db: Db, group: string): Promise<number> {
  const row = await db.selectFrom("check_settings").select("stamp").where("group_id", "=", group).executeTakeFirst()
  return Number(row?.stamp ?? 0)
}

export async function setChecks(server: Telling, group: string, wish: ChecksWish): Promise<GroupChecks> {
  const body = JSON.stringify(wish)
  await server.db
    .insertInto("check_settings")
    .values({ group_id: group, body, stamp: 0 })
    .onConflict(same => same.column("group_id").doUpdateSet({ body }))
    .execute()
  return changed(server, group)
}

/** Does the group have this check run? */
export const runs = async (db: Db, group: string, check: CheckId): Promise<boolean> =>
  !(await settingsOf(db, group)).off.includes(check)

/** Puts a word on the group's list, or takes it off. Refuses with "empty-text" and "too-long". */
export async function setWord(server: Telling, person: Person, { word, keep }: WordWish): Promise<GroupChecks> {
  const { db } = server
  const clean = word.normalize("NFC").trim()
  if (clean === "") throw new Refused("empty-text")
  if (countCharacters(clean) > LONGEST_WORD) throw new Refused("too-long")
  const group = person.group
  if (!keep) await db.deleteFrom("check_words").where("group_id", "=", group).where("word", "=", clean).execute()
  else {
    const { count } = await db
      .selectFrom("check_words")
      .select(({ fn }) => fn.countAll().as("count"))
      .where("group_id", "=", group)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MOST_WORDS) throw new Refused("too-large")
    await db
      .insertInto("check_words")
      .values({ group_id: group, word: clean, by_person: person.id, at: Date.now() })
      .onConflict(same => same.doNothing())
      .execute()
  }
  return changed(server, group)
}

/** Puts terms into the glossary, in place of those of the same ids, or takes them out: all or none. Refuses with "too-large". */
export const setTerms = (server: Telling, person: Person, wishes: readonly TermWish[]): Promise<GroupChecks> =>
  setEntries(
    server,
    person,
    { table: "terms", most: MOST_TERMS },
    wishes.map(({ id, term }) => ({ id, body: term })),
  )

/** Refuses with "bad-pattern" what the engine of lib/checks/own cannot read. */
export async function setRule(server: Telling, person: Person, { id, rule }: RuleWish): Promise<GroupChecks> {
  if (rule && compiledOf({ ...rule, id }) === null) throw new Refused("bad-pattern")
  return setEntries(server, person, { table: "own_rules", most: MOST_RULES }, [{ id, body: rule }])
}

async function setEntries(
  server: Telling,
  person: Person,
  { table, most }: { readonly table: "terms" | "own_rules"; readonly most: number },
  entries: readonly { readonly id: string; readonly body: object | null }[],
): Promise<GroupChecks> {
  const group = person.group
  await server.db.transaction().execute(async tx => {
    for (const { id, body } of entries) {
      if (body === null) await tx.deleteFrom(table).where("group_id", "=", group).where("id", "=", id).execute()
      else {
        const json = JSON.stringify(body)
        await tx
          .insertInto(table)
          .values({ group_id: group, id, body: json, by_person: person.id, at: Date.now() })
          .onConflict(same => same.columns(["group_id", "id"]).doUpdateSet({ body: json }))
          .execute()
      }
    }
    const { count } = await tx
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as("count"))
      .where("group_id", "=", group)
      .executeTakeFirstOrThrow()
    if (Number(count) > most) throw new Refused("too-large")
  })
  return changed(server, group)
}

/** Counts the change and tells every open desk of the group. */
export async function changed({ db, hub }: Telling, group: string): Promise<GroupChecks> {
  await db
    .insertInto("check_settings")
    .values({ group_id: group, body: JSON.stringify(plainChecks), stamp: 1 })
    .onConflict(same =>
      same.column("group_id").doUpdateSet(({ eb }) => ({ stamp: eb("check_settings.stamp", "+", 1) })),
    )
    .execute()
  const checks = await checksOf(db, group)
  const pages = await db.selectFrom("pages").select("id").where("group_id", "=", group).execute()
  for (const { id } of pages) hub.tell(id, { kind: "checks", stamp: checks.stamp })
  return checks
}
