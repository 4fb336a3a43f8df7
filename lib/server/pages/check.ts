/**
 * Purpose: what the authority asks last about a push: may this person, with these roles, on this page as it stands?
 * Design: the rules are pure and ask now and then about the past (has this judgement, has this suggestion stood here
 *   before?). A first run notes those questions and supposes yes; when there were any, the database answers them and
 *   the push is judged again.
 */
import type { PageState } from "@/lib/review/roles"
import { checkPush } from "@/lib/review/rules"
import { checkAnchors } from "@/lib/review/rules/anchors"
import type { Judgement } from "@/lib/review/schema"
import type { Check, Received } from "@/lib/sync/authority"
import type { Db } from "../db/engine"
import { rolesOn } from "../people"
import type { PageAccess } from "../visitor"
import { workflowOf, writtenBy } from "../workflow"
import { othersThreads } from "./anchored"

/** Judges once or twice, with what `receive` makes of a check. */
export type Ask = (judge: (check: Check) => Received) => Promise<Received>

export const judgementKey = ({ status, by, at, words }: Judgement): string => JSON.stringify([status, by, at, words])
const standingKey = (one: {
  readonly id: string
  readonly author: string
  readonly inserted: string
  readonly deleted: string
}) => JSON.stringify([one.id, one.author, one.inserted, one.deleted])

/** Keys of what is asked about, or was found, by pair. */
type ByPair = Map<string, Set<string>>
const add = (map: ByPair, pair: string, key: string): void => {
  map.set(pair, (map.get(pair) ?? new Set()).add(key))
}

/** What the rules ask about the past. Keys are those above. */
interface Past {
  wasJudged(pair: string, key: string): boolean
  wasSuggested(pair: string, key: string): boolean
  isOthersSuggestion(id: string): boolean
  isOthersThread(id: string): boolean
}

/** Notes what is asked, and says what lets the push through. */
class Questions implements Past {
  readonly judged: ByPair = new Map()
  readonly suggested: ByPair = new Map()
  readonly suggestions = new Set<string>()
  readonly threads = new Set<string>()
  wasJudged(pair: string, key: string): boolean {
    add(this.judged, pair, key)
    return true
  }
  wasSuggested(pair: string, key: string): boolean {
    add(this.suggested, pair, key)
    return true
  }
  isOthersSuggestion(id: string): boolean {
    this.suggestions.add(id)
    return false
  }
  isOthersThread(id: string): boolean {
    this.threads.add(id)
    return false
  }
  get none(): boolean {
    return this.judged.size + this.suggested.size + this.suggestions.size + this.threads.size === 0
  }
}

/** What is asked of a page for every push to it. */
export interface PageNow {
  readonly state: PageState
  readonly disputed: ReadonlySet<string>
  readonly fourEyes: boolean
}

/** Read when its turn has come: the request may have waited. */
export async function pageNow(db: Db, { row }: PageAccess): Promise<PageNow> {
  const { state } = await db.selectFrom("pages").select("state").where("id", "=", row.id).executeTakeFirstOrThrow()
  const { fourEyes } = await workflowOf(db, row.group_id)
  return { state: state as PageState, disputed: new Set(await disputedOn(db, row.id)), fourEyes }
}

/** The person's roles are read now, too. */
export async function checkFor(db: Db, { row, person }: PageAccess, now: PageNow): Promise<Ask> {
  const { state, disputed, fourEyes } = now
  const roles = await rolesOn(db, row.id, person)
  const written = fourEyes ? { written: await writtenBy(db, row.id, person.id) } : {}
  const by = { author: person.id, roles, ...written }
  const checkWith =
    (past: Past): Check =>
    (before, after, touched, steps) =>
      state === "approved"
        ? "page-approved"
        : (checkPush(before, after, {
            ...by,
            wasJudged: (pair, judgement) => past.wasJudged(pair, judgementKey(judgement)),
            wasSuggested: (pair, suggestion) => past.wasSuggested(pair, standingKey(suggestion)),
            isAnothers: id => past.isOthersSuggestion(id),
            isDisputed: id => disputed.has(id),
          }) ?? checkAnchors(touched, steps, { ...by, isAnothers: id => past.isOthersThread(id) }))
  return async judge => {
    const asked = new Questions()
    const supposing = judge(checkWith(asked))
    if (supposing.taken.length === 0 || asked.none) return supposing
    const judged = await judgedOn(db, row.id, [...asked.judged.keys()])
    const stood = await stoodIn(db, row.id, [...asked.suggested.keys()])
    const suggestions = await othersSuggestions(db, row.id, [...asked.suggestions], person.id)
    const threads = await othersThreads(db, row.id, [...asked.threads], person.id)
    return judge(
      checkWith({
        wasJudged: (pair, key) => judged.get(pair)?.has(key) === true,
        wasSuggested: (pair, key) => stood.get(pair)?.has(key) === true,
        isOthersSuggestion: id => suggestions.has(id),
        isOthersThread: id => threads.has(id),
      }),
    )
  }
}

async function othersSuggestions(db: Db, page: string, ids: readonly string[], person: string) {
  if (ids.length === 0) return new Set<string>()
  const rows = await db
    .selectFrom("suggestions")
    .select("id")
    .where("page_id", "=", page)
    .where("author", "<>", person)
    .where("id", "in", ids)
    .execute()
  return new Set(rows.map(row => row.id))
}

async function disputedOn(db: Db, page: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("suggestions")
    .select("id")
    .where("page_id", "=", page)
    .where("state", "=", "open")
    .where("dispute", "is not", null)
    .execute()
  return rows.map(row => row.id)
}

async function judgedOn(db: Db, page: string, pairs: readonly string[]): Promise<ByPair> {
  const found: ByPair = new Map()
  if (pairs.length === 0) return found
  const rows = await db
    .selectFrom("judgements")
    .select(["pair", "body"])
    .where("page_id", "=", page)
    .where("pair", "in", pairs)
    .execute()
  for (const row of rows) add(found, row.pair, row.body)
  return found
}

async function stoodIn(db: Db, page: string, pairs: readonly string[]): Promise<ByPair> {
  const found: ByPair = new Map()
  if (pairs.length === 0) return found
  const rows = await db
    .selectFrom("standings")
    .selectAll()
    .where("page_id", "=", page)
    .where("pair", "in", pairs)
    .execute()
  for (const row of rows) add(found, row.pair, standingKey({ ...row, id: row.suggestion }))
  return found
}
