/** Terms that a group's accepted changes speak for. Derived from the record of decisions at each asking; only a no is kept. */
import { type DecidedChange, gatheredChanges, type TermPage, termProposals } from "@/lib/checks/terms/proposals"
import { sideText } from "@/lib/review/find/side-text"
import type { ProposalJudged, ProposedTerm } from "@/lib/sync/glossary"
import type { Db } from "../db/engine"
import type { PageRow } from "../db/tables"
import { lastDecisions } from "../pages/suggestions"
import type { Person } from "../people"
import type { Server } from "../server"
import { checksOf } from "./group"

/** Pages whose changes are looked at, those changed last. */
const MOST_PAGES = 100
/** Pages that are named with a proposal. */
const NAMED = 3

type Opened = Pick<Server, "db" | "rooms">

export async function proposalsOf({ db, rooms }: Opened, { group }: Person): Promise<ProposedTerm[]> {
  const pages = await db
    .selectFrom("pages")
    .selectAll()
    .where("group_id", "=", group)
    .orderBy("changed_at", "desc")
    .limit(MOST_PAGES)
    .execute()
  const changes = (await Promise.all(pages.map(page => changesOn(db, page)))).flat()
  const gathered = gatheredChanges(changes)
  if (gathered.length === 0) return []
  const named = new Set(gathered.flatMap(one => one.accepted.map(change => change.page)))
  const read: TermPage[] = []
  for (const page of pages) if (named.has(page.id)) read.push(await pageOf(rooms, page))
  const [{ terms }, dismissed] = await Promise.all([
    checksOf(db, group),
    db.selectFrom("dismissed_terms").select("proposal").where("group_id", "=", group).execute(),
  ])
  const no = new Set(dismissed.map(row => row.proposal))
  const titles = new Map(pages.map(page => [page.id, page.title]))
  return termProposals(gathered, read, terms)
    .filter(({ key }) => !no.has(key))
    .map(({ changes: made, ...proposal }) => ({
      ...proposal,
      count: made.length,
      pages: [...new Set(made.map(one => one.page))].slice(0, NAMED).map(id => ({ id, title: titles.get(id) ?? "" })),
    }))
}

/** Replacements on a page that were accepted or rejected; those accepted with an edit, with what was taken. */
async function changesOn(db: Db, page: PageRow): Promise<DecidedChange[]> {
  const rows = await db
    .selectFrom("suggestions")
    .select(["id", "pair", "deleted", "inserted", "state"])
    .where("page_id", "=", page.id)
    .where("state", "in", ["accepted", "rejected"])
    .where("deleted", "!=", "")
    .where("inserted", "!=", "")
    .execute()
  if (rows.length === 0) return []
  const last = await lastDecisions(
    db,
    page.id,
    rows.map(row => row.id),
  )
  return rows.map(({ id, pair, deleted, inserted, state }) => ({
    page: page.id,
    pair,
    deleted,
    inserted: last.get(id)?.taken ?? inserted,
    accepted: state === "accepted",
    languages: { source: page.source_lang, target: page.target_lang },
  }))
}

async function pageOf(rooms: Server["rooms"], page: PageRow): Promise<TermPage> {
  const { doc } = await rooms.open(page.id)
  return {
    id: page.id,
    languages: { source: page.source_lang, target: page.target_lang },
    pairs: doc.children.map(pair => ({
      id: pair.attrs.id as string,
      source: sideText(pair.child(0)).text,
      target: sideText(pair.child(1)).text,
    })),
  }
}

export async function judgeProposal(
  opened: Opened,
  person: Person,
  { key, dismissed }: ProposalJudged,
): Promise<ProposedTerm[]> {
  const { db } = opened
  if (dismissed)
    await db
      .insertInto("dismissed_terms")
      .values({ group_id: person.group, proposal: key, by_person: person.id, at: Date.now() })
      .onConflict(same => same.doNothing())
      .execute()
  else await db.deleteFrom("dismissed_terms").where("group_id", "=", person.group).where("proposal", "=", key).execute()
  return proposalsOf(opened, person)
}
