import type { Node } from "prosemirror-model"
import { wantsChanges } from "@/lib/review/comments/kinds"
import { anchorsOf } from "@/lib/review/pair-summary"
import type { PairStatus } from "@/lib/review/roles"
import { hasSuggestions, statusOf } from "@/lib/review/status"
import type { Touched } from "@/lib/sync/touched"
import type { Db } from "../db/engine"

/** Pairs of a page by what they wait for: each counts once, as *changes wanted* when something is open in it. */
export type Tally = Readonly<Record<PairStatus | "changes", number>>

/** An open issue and the pair it is kept with, which is where it stands when its words are gone. */
export interface OpenIssue {
  readonly id: string
  readonly pair: string | null
}

const standing = (pair: Node, wanted: ReadonlySet<string>): keyof Tally =>
  wanted.has(pair.attrs.id as string) || hasSuggestions(pair) ? "changes" : statusOf(pair)

const none: ReadonlySet<string> = new Set()

export function tallyOf(doc: Node, issues: readonly OpenIssue[] = []): Tally {
  return count({ draft: 0, reviewed: 0, approved: 0, changes: 0 }, doc.content.content, 1, pairsWith(doc, issues))
}

/**
 * The tally after a change. Without issues it follows from the one before, by what was touched. Where there are issues, their
 * words may have moved: the page is counted anew, from what is remembered of each pair.
 */
export function tallyAfter(tally: Tally, touched: Touched, doc: Node, issues: readonly OpenIssue[]): Tally {
  if (issues.length > 0) return tallyOf(doc, issues)
  return count(count(tally, [...touched.before.values()], -1, none), [...touched.after.values()], 1, none)
}

function count(tally: Tally, pairs: readonly Node[], by: 1 | -1, wanted: ReadonlySet<string>): Tally {
  const sums = { ...tally }
  for (const pair of pairs) sums[standing(pair, wanted)] += by
  return sums
}

/** The pairs that issues stand in: those that hold words of theirs, else the one they are kept with. */
function pairsWith(doc: Node, issues: readonly OpenIssue[]): ReadonlySet<string> {
  if (issues.length === 0) return none
  const wanted = new Set<string>()
  const ids = new Set(issues.map(issue => issue.id))
  const found = new Set<string>()
  for (const pair of doc.children)
    for (const { thread } of anchorsOf(pair)) {
      if (!ids.has(thread)) continue
      found.add(thread)
      wanted.add(pair.attrs.id as string)
    }
  for (const { id, pair } of issues) if (pair !== null && !found.has(id)) wanted.add(pair)
  return wanted
}

export async function openIssues(db: Db, page: string): Promise<readonly OpenIssue[]> {
  const rows = await db
    .selectFrom("threads")
    .select(["id", "pair", "kind"])
    .where("page_id", "=", page)
    .where("resolved_by", "is", null)
    .where("kind", "!=", "note")
    .execute()
  return rows.filter(row => wantsChanges(row.kind as "issue")).map(({ id, pair }) => ({ id, pair }))
}

/** Counts a page anew: its issues have changed, not its document. */
export async function retally(db: Db, page: string, doc: Node): Promise<void> {
  const tally = JSON.stringify(tallyOf(doc, await openIssues(db, page)))
  await db.updateTable("pages").set({ tally }).where("id", "=", page).execute()
}
