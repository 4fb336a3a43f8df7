/** Writes what people are told of. Within the transaction of what they are told, so that neither is there without the other. */

import { may } from "@/lib/review/roles"
import type { NoticeDetail, NoticeKind } from "@/lib/sync/inbox"
import type { Db } from "../db/engine"
import type { Person } from "../people"
import { peopleIn, rolesOn } from "../people"
import { newId } from "../secrets"
import type { PageAccess } from "../visitor"

export interface NewNotice {
  readonly kind: NoticeKind
  /** Whom it is for. */
  readonly person: string
  /** Unread notices of one person with the same fold become one. */
  readonly fold: string
  readonly detail: NoticeDetail
}

/** Nobody is told of what they did themselves, nor those who left or may not see the page. */
export async function tell(db: Db, { row, person: by }: PageAccess, notices: readonly NewNotice[]): Promise<void> {
  const wanted = notices.filter(one => one.person !== by.id)
  if (wanted.length === 0) return
  const people = new Map((await peopleIn(db, row.group_id)).map(one => [one.id, one]))
  const seers = new Map<string, boolean>()
  for (const notice of wanted) {
    const person = people.get(notice.person)
    if (!person || person.former) continue
    const sees = seers.get(person.id) ?? may(await rolesOn(db, row.id, person), "see")
    seers.set(person.id, sees)
    if (sees) await put(db, row.id, by, notice)
  }
}

async function put(db: Db, page: string, by: Person, { kind, person, fold, detail }: NewNotice): Promise<void> {
  const at = Date.now()
  const before = await db
    .selectFrom("notices")
    .select(["id", "detail"])
    .where("person_id", "=", person)
    .where("fold", "=", fold)
    .where("read_at", "is", null)
    .executeTakeFirst()
  if (before) {
    const folded = JSON.stringify(together(JSON.parse(before.detail) as NoticeDetail, detail))
    await db
      .updateTable("notices")
      .set({ kind, at, by_person: by.id, detail: folded })
      .where("id", "=", before.id)
      .execute()
    return
  }
  await db
    .insertInto("notices")
    .values({
      id: newId(),
      person_id: person,
      page_id: page,
      kind,
      at,
      by_person: by.id,
      fold,
      detail: JSON.stringify(detail),
      read_at: null,
    })
    .execute()
}

const counted = ["replies", "accepted", "edited", "rejected"] as const

/** The later with the counts of both. */
export function together(before: NoticeDetail, now: NoticeDetail): NoticeDetail {
  const counts = counted.flatMap(name => {
    const sum = (before[name] ?? 0) + (now[name] ?? 0)
    return sum > 0 ? [[name, sum] as const] : []
  })
  return { ...now, ...Object.fromEntries(counts) }
}
