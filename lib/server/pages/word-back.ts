/**
 * Purpose: a Word file that comes back: what it would do, and doing it.
 * Design: the file says which page and which going-out it is of; the record of that and the document as it was then are laid
 *   beside it (lib/review/readback). Decisions of somebody who may decide are decisions; of others they are told in a comment.
 * Guarantees: what cannot be put into the page is a comment on its pair. The same file again does nothing.
 */
import { createHash } from "node:crypto"
import { Step, type StepMap } from "prosemirror-transform"
import { customProperty } from "@/lib/formats/docx-package"
import { readWord, type WordRead } from "@/lib/formats/docx-read"
import { isPacked, unpack } from "@/lib/formats/packed"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type Applied, applyPlan } from "@/lib/review/readback/apply"
import type { By } from "@/lib/review/readback/edits"
import { type Plan, planReadBack } from "@/lib/review/readback/plan"
import { signOf, type WordRecord } from "@/lib/review/readback/record"
import { may } from "@/lib/review/roles"
import { schema } from "@/lib/review/schema"
import type { RefusalCode } from "@/lib/sync/api"
import type { Room } from "@/lib/sync/authority"
import type { WordReport, WordReturn, WordTaken } from "@/lib/sync/word"
import type { Db } from "../db/engine"
import type { WordExportRow } from "../db/tables"
import { peopleIn } from "../people"
import { newId } from "../secrets"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { threadsOf } from "./info"
import { memberNamed } from "./members-by-name"
import { takeOwnSteps } from "./own-steps"
import { suggestionsOf } from "./suggestions"
import { reportOf } from "./word-report"
import { storeReturn } from "./word-store"

/** What somebody's file says, with what it is laid beside. */
interface Returned {
  readonly file: WordRead
  readonly went: WordExportRow
  readonly record: WordRecord
}

export interface Tried {
  readonly plan: Plan
  readonly applied: Applied
  readonly report: WordReport
  readonly went: WordExportRow
}

export async function lookAtWord(
  server: Server,
  access: PageAccess,
  wish: WordReturn,
): Promise<Outcome<WordReport, RefusalCode>> {
  const returned = await readReturned(server, access, wish)
  if (!returned.ok) return returned
  const room = await server.rooms.open(access.row.id)
  return done((await tryOut(server, access, room, returned.value)).report)
}

export async function takeWord(
  server: Server,
  access: PageAccess,
  wish: WordReturn,
): Promise<Outcome<WordTaken, RefusalCode>> {
  const returned = await readReturned(server, access, wish)
  if (!returned.ok) return returned
  let otherwise: WordReport | null = null
  const taken = await takeOwnSteps(server, access, async room => {
    const tried = await tryOut(server, access, room, returned.value)
    if (wish.seal !== undefined && wish.seal !== tried.report.seal) {
      otherwise = tried.report
      return null
    }
    const { applied } = tried
    return {
      steps: applied.steps,
      acts: [...applied.decided].map(([suggestion, how]) => ({ kind: how, suggestion })),
      value: { kind: "taken" as const, report: tried.report },
      store: (db: Db) => storeReturn(db, access, tried, wish.locale),
    }
  })
  if (!taken.ok) return taken
  if (taken.value !== null) {
    await tellChanged(server, access, taken.value.report)
    return done(taken.value)
  }
  return otherwise ? done({ kind: "changed", report: otherwise }) : refuse("server-fault")
}

async function readReturned(
  server: Server,
  access: PageAccess,
  wish: WordReturn,
): Promise<Outcome<Returned, RefusalCode>> {
  const bytes = isPacked(wish.text) ? unpack(wish.text) : null
  if (bytes === null) return refuse("word-not-ours")
  const file = readWord(bytes, access.row.target_lang)
  if (!file.ok) return refuse(file.why === "too-large" ? "too-large" : "unreadable-target", file.why)
  const page = customProperty(file.value.word, "cotejo.page")
  if (page === null || page === "") return refuse("word-not-ours")
  if (page !== access.row.id) return refuse("word-other-page")
  const went = await server.db
    .selectFrom("word_exports")
    .selectAll()
    .where("page_id", "=", access.row.id)
    .where("id", "=", customProperty(file.value.word, "cotejo.export") ?? "")
    .executeTakeFirst()
  if (!went) return refuse("word-not-ours")
  return done({ file: file.value, went, record: JSON.parse(went.body) as WordRecord })
}

async function tryOut(
  server: Server,
  access: PageAccess,
  room: Room,
  { file, went, record }: Returned,
): Promise<Tried> {
  const { row, person, roles } = access
  const base = await server.rooms.at(row.id, Number(went.version))
  if (base === null) throw new Error(`page ${row.id} has no version ${went.version}`)
  const people = await peopleIn(server.db, row.group_id)
  const known = new Set(
    (await server.db.selectFrom("word_returns").select("key").where("page_id", "=", row.id).execute()).map(
      one => one.key,
    ),
  )
  const read = planReadBack(base, file.page, record)
  const said = file.remarks.map(({ row: at, text }) => ({
    comment: { id: `remark-${at}`, author: person.name, at: null, text },
    thread: null,
    group: `remark-${at}`,
    pair: (base.maybeChild(Number(at))?.attrs.id as string | undefined) ?? null,
    range: null,
    quote: "",
  }))
  const all = { ...read, comments: [...read.comments, ...said] }
  const plan = withoutKnown(all, known)
  const infos = new Map((await suggestionsOf(server.db, row.id)).map(one => [one.id, one]))
  const isDisputed = (id: string): boolean => infos.get(id)?.dispute != null
  const applied = applyPlan(plan, {
    doc: room.doc,
    since: await mapsSince(server, row.id, Number(went.version), room.version),
    personFor: by => (by === null ? person.id : (memberNamed(people, by.author)?.id ?? person.id)),
    newId: () => newId().slice(0, 12),
    mayDecide: id => may(roles, "decide") && (!isDisputed(id) || may(roles, "settle")),
  })
  const report = reportOf({ base, went, plan, applied, infos, brought: all.edits.length - plan.edits.length })
  return { plan, applied, went, report: { ...report, seal: sealOf(report) } }
}

/** Equal seals: the same would be done. New suggestions have other ids each time. */
function sealOf(report: Omit<WordReport, "seal">): string {
  const changes = report.changes.map(one => ({ ...one, suggestions: one.suggestions.length }))
  return createHash("sha256")
    .update(JSON.stringify({ ...report, changes }))
    .digest("base64url")
    .slice(0, 22)
}

/** How positions moved between two versions. */
async function mapsSince(server: Server, page: string, from: number, to: number): Promise<StepMap[]> {
  const maps: StepMap[] = []
  for (let at = from; at < to; ) {
    const { steps } = await server.rooms.stepsSince(page, at)
    if (steps.length === 0) break
    for (const { step } of steps.slice(0, to - at)) maps.push(Step.fromJSON(schema, step).getMap())
    at += steps.length
  }
  return maps
}

const sign = (by: By): string => (by === null ? "" : signOf(by.author, by.at))

export const editKey = ({ edit, row, pair }: Plan["edits"][number]): string => {
  const words = row
    .slice(edit.from, edit.to)
    .map(token => token.text)
    .join("")
  const next = edit.kind === "words" ? edit.insert.map(token => token.text).join("") : `${edit.op} ${edit.mark.kind}`
  return createHash("sha256")
    .update(JSON.stringify([sign(edit.by), pair, words, next]))
    .digest("base64url")
}
export const commentKey = ({ comment }: Plan["comments"][number]): string =>
  createHash("sha256")
    .update(JSON.stringify([signOf(comment.author, comment.at), comment.text]))
    .digest("base64url")
export const kindKey = ({ by, pair, shape }: Plan["kinds"][number]): string =>
  createHash("sha256")
    .update(JSON.stringify([sign(by), pair, shape]))
    .digest("base64url")

/** Without what came in before: the same file, or the same saved again. */
const withoutKnown = (plan: Plan, known: ReadonlySet<string>): Plan => ({
  ...plan,
  edits: plan.edits.filter(one => !known.has(editKey(one))),
  kinds: plan.kinds.filter(one => !known.has(kindKey(one))),
  comments: plan.comments.filter(one => !known.has(commentKey(one))),
})

/** Names were set after the suggestions had been told. */
async function tellChanged(server: Server, { row }: PageAccess, report: WordReport): Promise<void> {
  const ids = report.changes.flatMap(one => one.suggestions)
  if (ids.length > 0)
    server.hub.tell(row.id, { kind: "suggestions", suggestions: await suggestionsOf(server.db, row.id, ids) })

  for (const thread of await threadsOf(server.db, row.id)) server.hub.tell(row.id, { kind: "thread", thread })
}
