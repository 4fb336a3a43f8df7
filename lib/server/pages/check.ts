/**
 * Purpose: what the authority asks last about a push: may this person, with these roles, on this page as it stands?
 * Design: the rules are pure and ask now and then about the past (has this judgement, has this suggestion stood here
 *   before?). A first run notes those questions and supposes yes; when there were any, the database answers them and
 *   the push is judged again.
 */
import type { PageState } from "@/lib/review/roles"
import { checkPush } from "@/lib/review/rules"
import type { Judgement } from "@/lib/review/schema"
import type { Check, Received } from "@/lib/sync/authority"
import type { Db } from "../db/engine"
import { rolesOn } from "../people"
import type { PageAccess } from "../visitor"

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

/** The page's state and the person's roles are read now: the request may have waited. */
export async function checkFor(db: Db, { row, person }: PageAccess): Promise<Ask> {
  const { state } = await db.selectFrom("pages").select("state").where("id", "=", row.id).executeTakeFirstOrThrow()
  const roles = await rolesOn(db, row.id, person)
  const disputed = new Set(await disputedOn(db, row.id))
  const checkWith =
    (wasJudged: (pair: string, key: string) => boolean, wasSuggested: (pair: string, key: string) => boolean): Check =>
    (before, after) =>
      (state as PageState) === "approved"
        ? "page-approved"
        : checkPush(before, after, {
            author: person.id,
            roles,
            wasJudged: (pair, judgement) => wasJudged(pair, judgementKey(judgement)),
            wasSuggested: (pair, suggestion) => wasSuggested(pair, standingKey(suggestion)),
            isDisputed: id => disputed.has(id),
          })
  return async judge => {
    const asked = { judged: new Map() as ByPair, suggested: new Map() as ByPair }
    const supposing = judge(
      checkWith(
        (pair, key) => {
          add(asked.judged, pair, key)
          return true
        },
        (pair, key) => {
          add(asked.suggested, pair, key)
          return true
        },
      ),
    )
    if (supposing.taken.length === 0 || asked.judged.size + asked.suggested.size === 0) return supposing
    const judged = await judgedOn(db, row.id, [...asked.judged.keys()])
    const stood = await stoodIn(db, row.id, [...asked.suggested.keys()])
    return judge(
      checkWith(
        (pair, key) => judged.get(pair)?.has(key) === true,
        (pair, key) => stood.get(pair)?.has(key) === true,
      ),
    )
  }
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
