/** Who is told of what happens on a page. */
import { mentionsIn } from "@/lib/review/comments/mentions"
import { may, type PageState } from "@/lib/review/roles"
import type { Dispute } from "@/lib/sync/protocol"
import { firstCharacters } from "@/lib/text/characters"
import type { Db } from "../db/engine"
import type { Decided } from "../pages/store-suggestions"
import { peopleIn, rolesOn } from "../people"
import type { PageAccess } from "../visitor"
import { type NewNotice, tell } from "./tell"

/** So much of what was said is shown with a notice. */
const BEGINNING = 240

export interface Spoken {
  readonly thread: string
  readonly comment: string
  readonly text: string
}

/** Whoever is newly called, and whoever spoke in the thread before. */
export async function tellOfComment(
  db: Db,
  access: PageAccess,
  { thread, comment, text }: Spoken,
  called: readonly string[],
  isReply: boolean,
): Promise<void> {
  const page = access.row.id
  const words = firstCharacters(text, BEGINNING)
  const calls = called.map(
    (person): NewNotice => ({
      kind: "mentioned",
      person,
      fold: `mentioned ${comment}`,
      detail: { thread, comment, words },
    }),
  )
  const inText = new Set(mentionsIn(text))
  const replies: NewNotice[] = []
  if (isReply) {
    const spoke = await db
      .selectFrom("comments")
      .select("author")
      .distinct()
      .where("page_id", "=", page)
      .where("thread_id", "=", thread)
      .where("imported_by", "is", null)
      .where("deleted_by", "is", null)
      .execute()
    for (const { author } of spoke)
      if (!inText.has(author))
        replies.push({
          kind: "replied",
          person: author,
          fold: `replied ${page} ${thread}`,
          detail: { thread, comment, words, replies: 1 },
        })
  }
  await tell(db, access, [...calls, ...replies])
}

/** The comment does not call them any more, or is gone: what they have not read is not said. */
export async function takeBackCalls(db: Db, comment: string, persons: readonly string[] | null): Promise<void> {
  const query = db.deleteFrom("notices").where("fold", "=", `mentioned ${comment}`).where("read_at", "is", null)
  if (persons === null) await query.execute()
  else if (persons.length > 0) await query.where("person_id", "in", persons).execute()
}

/** Authors, of what became of their suggestions; one notice for all that one person decided. */
export async function tellOfDecisions(db: Db, access: PageAccess, closed: readonly Decided[]): Promise<void> {
  const of = new Map<string, { accepted: number; edited: number; rejected: number; suggestion: string }>()
  for (const { author, how, suggestion } of closed) {
    if (how === "withdrawn") continue
    const known = of.get(author) ?? { accepted: 0, edited: 0, rejected: 0, suggestion }
    const name = how === "accepted-with-edit" ? "edited" : how
    of.set(author, { ...known, [name]: known[name] + 1, suggestion })
  }
  const fold = `decided ${access.row.id} ${access.person.id}`
  await tell(
    db,
    access,
    [...of].map(([person, detail]) => ({ kind: "decided", person, fold, detail }) as const),
  )
}

/** Whoever had disputed one of them, of how it was settled. */
export async function tellOfSettled(db: Db, access: PageAccess, closed: readonly Decided[]): Promise<void> {
  const notices: NewNotice[] = []
  const page = access.row.id
  for (let at = 0; at < closed.length; at += 500) {
    const some = new Map(closed.slice(at, at + 500).map(one => [one.suggestion, one]))
    const disputed = await db
      .selectFrom("suggestions")
      .select(["id", "dispute"])
      .where("page_id", "=", page)
      .where("dispute", "is not", null)
      .where("id", "in", [...some.keys()])
      .execute()
    for (const { id, dispute } of disputed) {
      const how = some.get(id)?.how
      if (!how || dispute === null) continue
      const { by: person } = JSON.parse(dispute) as Dispute
      const detail = { suggestion: id, how: how === "accepted-with-edit" ? "edited" : how } as const
      notices.push({ kind: "settled", person, fold: `settled ${page} ${id}`, detail })
    }
  }
  await tell(db, access, notices)
}

/** Those who settle disputes on this page. */
export async function tellOfDispute(db: Db, access: PageAccess, suggestion: string, words: string): Promise<void> {
  const settlers: string[] = []
  for (const person of await peopleIn(db, access.row.group_id))
    if (!person.former && may(await rolesOn(db, access.row.id, person), "settle")) settlers.push(person.id)
  const fold = `disputed ${access.row.id} ${suggestion}`
  const detail = { suggestion, words: firstCharacters(words, BEGINNING) }
  await tell(
    db,
    access,
    settlers.map(person => ({ kind: "disputed", person, fold, detail }) as const),
  )
}

/** Whoever had disputed it. */
export async function tellOfDisputeEnd(db: Db, access: PageAccess, suggestion: string, person: string): Promise<void> {
  const fold = `dispute-ended ${access.row.id} ${suggestion}`
  await tell(db, access, [{ kind: "dispute-ended", person, fold, detail: { suggestion } }])
}

export interface Move {
  readonly from: PageState
  readonly to: PageState
  readonly note: string | null
  readonly ownerBefore: string | null
  readonly owner: string | null
}

/** The owner, that it is up to them; whoever had it, brought it in, or has written on it, that it went on. */
export async function tellOfMove(db: Db, access: PageAccess, move: Move): Promise<void> {
  const { id: page, created_by: bringer } = access.row
  const { from, to, owner, ownerBefore } = move
  const detail = { from, to, ...(move.note ? { note: firstCharacters(move.note, BEGINNING) } : {}) }
  const wrote = await db.selectFrom("steps").select("author").distinct().where("page_id", "=", page).execute()
  const spoke = await db
    .selectFrom("comments")
    .select("author")
    .distinct()
    .where("page_id", "=", page)
    .where("imported_by", "is", null)
    .execute()
  const others = new Set([bringer, ownerBefore, ...wrote.map(one => one.author), ...spoke.map(one => one.author)])
  if (owner) others.delete(owner)
  others.delete(null)
  const fold = `moved ${page}`
  const notices: NewNotice[] = [...others].flatMap(person =>
    person === null ? [] : [{ kind: "moved", person, fold, detail } as const],
  )
  if (owner && to !== "approved") notices.unshift({ kind: "assigned", person: owner, fold, detail })
  else if (owner) notices.unshift({ kind: "moved", person: owner, fold, detail })
  await tell(db, access, notices)
}
