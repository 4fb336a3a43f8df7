/** What a Word file that comes back would do, worked out beside the main thread where it is long. See pages/word-back.ts. */
import { createHash, randomUUID } from "node:crypto"
import { Step, type StepMap } from "prosemirror-transform"
import { customProperty } from "@/lib/formats/docx-package"
import { readWord, type WordRead } from "@/lib/formats/docx-read"
import { isPacked, unpack } from "@/lib/formats/packed"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type Applied, applyPlan } from "@/lib/review/readback/apply"
import type { By } from "@/lib/review/readback/edits"
import { type Plan, planReadBack } from "@/lib/review/readback/plan"
import { signOf, type WordRecord } from "@/lib/review/readback/record"
import { schema } from "@/lib/review/schema"
import type { RefusalCode } from "@/lib/sync/api"
import { soundnessOf } from "@/lib/sync/authority"
import type { SuggestionInfo } from "@/lib/sync/protocol"
import { touchedPairs } from "@/lib/sync/touched"
import type { WordReport } from "@/lib/sync/word"
import { memberNamed, type Named } from "../pages/members-by-name"
import { reportOf } from "../pages/word-report"
import { type Changed, changedFrom, docOf, type Handed } from "./handed"

/** A file is asked for its origin, then looked at, then taken: the last one stays read. */
let last: { readonly text: string; readonly lang: string; readonly read: Outcome<WordRead, RefusalCode> } | null = null

function readReturned(text: string, lang: string): Outcome<WordRead, RefusalCode> {
  if (last?.text !== text || last.lang !== lang) last = { text, lang, read: readNow(text, lang) }
  return last.read
}

function readNow(text: string, lang: string): Outcome<WordRead, RefusalCode> {
  const bytes = isPacked(text) ? unpack(text) : null
  if (bytes === null) return refuse("word-not-ours")
  const file = readWord(bytes, lang)
  if (file.ok) return file
  return refuse(file.why === "too-large" ? "too-large" : "unreadable-target", file.why)
}

/** The page and the going-out that a file names; empty where it names none. */
export function wordOrigin(text: string, lang: string) {
  const file = readReturned(text, lang)
  if (!file.ok) return file
  const { word } = file.value
  return done({
    page: customProperty(word, "cotejo.page") ?? "",
    goingOut: customProperty(word, "cotejo.export") ?? "",
  })
}

export interface WordTrying {
  readonly text: string
  readonly lang: string
  readonly record: WordRecord
  /** The going-out it is of. */
  readonly went: { readonly id: string; readonly at: number }
  /** Steps between the document as it went out and as it is now, as JSON. */
  readonly since: readonly string[]
  readonly people: readonly Named[]
  /** Who brings it. */
  readonly person: { readonly id: string; readonly name: string }
  readonly mayDecide: boolean
  /** Disputed ones, too. */
  readonly maySettle: boolean
  readonly suggestions: readonly SuggestionInfo[]
  /** What came in before. */
  readonly known: readonly string[]
}

export interface WordTried {
  readonly report: WordReport
  /** As JSON, each. */
  readonly steps: readonly string[]
  readonly after: Changed
  /** A reason why nobody could take it. */
  readonly unsound: string | null
  readonly went: WordTrying["went"]
  /** What came in now, to know it again. */
  readonly keys: readonly string[]
  readonly comments: Plan["comments"]
  readonly resolved: Plan["resolved"]
  readonly decided: Applied["decided"]
  readonly placed: Applied["placed"]
  readonly unplaced: Applied["unplaced"]
  readonly threads: Applied["threads"]
}

export function tryWord(handed: { readonly base: Handed; readonly now: Handed }, trying: WordTrying): WordTried {
  const file = readReturned(trying.text, trying.lang)
  if (!file.ok) throw new Error(`a Word file that was read cannot be read again: ${file.why}`)
  const { page, remarks } = file.value
  const { person, people, went } = trying
  const base = docOf(handed.base)
  const now = docOf(handed.now)
  const read = planReadBack(base, page, trying.record)
  const said = remarks.map(({ row: at, text }) => ({
    comment: { id: `remark-${at}`, author: person.name, at: null, text },
    thread: null,
    group: `remark-${at}`,
    pair: (base.maybeChild(Number(at))?.attrs.id as string | undefined) ?? null,
    range: null,
    quote: "",
  }))
  const all = { ...read, comments: [...read.comments, ...said] }
  const plan = withoutKnown(all, new Set(trying.known))
  const infos = new Map(trying.suggestions.map(one => [one.id, one]))
  const isDisputed = (id: string): boolean => infos.get(id)?.dispute != null
  const applied = applyPlan(plan, {
    doc: now,
    since: trying.since.map((step): StepMap => Step.fromJSON(schema, JSON.parse(step)).getMap()),
    personFor: by => (by === null ? person.id : (memberNamed(people, by.author)?.id ?? person.id)),
    newId: () => randomUUID().replaceAll("-", "").slice(0, 12),
    mayDecide: id => trying.mayDecide && (!isDisputed(id) || trying.maySettle),
  })
  const report = reportOf({ base, went, plan, applied, infos, brought: all.edits.length - plan.edits.length })
  return {
    report: { ...report, seal: sealOf(report) },
    steps: applied.steps.map(step => JSON.stringify(step.toJSON())),
    after: changedFrom(now, applied.doc),
    unsound: applied.steps.length === 0 ? null : soundnessOf(applied.doc, touchedPairs(now, applied.doc)),
    went,
    keys: [...plan.edits.map(editKey), ...plan.kinds.map(kindKey), ...plan.comments.map(commentKey)],
    comments: plan.comments,
    resolved: plan.resolved,
    decided: applied.decided,
    placed: applied.placed,
    unplaced: applied.unplaced,
    threads: applied.threads,
  }
}

/** Equal seals: the same would be done. New suggestions have other ids each time. */
function sealOf(report: Omit<WordReport, "seal">): string {
  const changes = report.changes.map(one => ({ ...one, suggestions: one.suggestions.length }))
  return createHash("sha256")
    .update(JSON.stringify({ ...report, changes }))
    .digest("base64url")
    .slice(0, 22)
}

const sign = (by: By): string => (by === null ? "" : signOf(by.author, by.at))

const editKey = ({ edit, row, pair }: Plan["edits"][number]): string => {
  const words = row
    .slice(edit.from, edit.to)
    .map(token => token.text)
    .join("")
  const next = edit.kind === "words" ? edit.insert.map(token => token.text).join("") : `${edit.op} ${edit.mark.kind}`
  return createHash("sha256")
    .update(JSON.stringify([sign(edit.by), pair, words, next]))
    .digest("base64url")
}
const commentKey = ({ comment }: Plan["comments"][number]): string =>
  createHash("sha256")
    .update(JSON.stringify([signOf(comment.author, comment.at), comment.text]))
    .digest("base64url")
const kindKey = ({ by, pair, shape }: Plan["kinds"][number]): string =>
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
