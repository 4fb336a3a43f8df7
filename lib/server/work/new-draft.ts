/** What a new draft of a side makes of a page, worked out beside the main thread where the page is long. */
import { createHash, randomUUID } from "node:crypto"
import type { Node } from "prosemirror-model"
import { readFile } from "@/lib/formats/registry"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { pageText } from "@/lib/page/page"
import { compareVersions } from "@/lib/review/compare-versions"
import { redraft } from "@/lib/review/redraft/redraft"
import { type RedraftReport, reportOf } from "@/lib/review/redraft/report"
import type { DraftProposal, NewDraft, RefusalCode } from "@/lib/sync/api"
import { soundnessOf } from "@/lib/sync/authority"
import { touchedPairs } from "@/lib/sync/touched"
import { guessLanguage } from "@/lib/text/guess-language"
import { type Changed, changedFrom, docOf, type Handed } from "./handed"

/** Sure enough to doubt what somebody brings. */
const CERTAIN = 0.8
const baseOf = (lang: string): string => lang.split("-")[0]?.toLowerCase() ?? lang

export interface DraftAsked {
  readonly wish: NewDraft
  readonly langs: { readonly source: string; readonly target: string }
  /** The draft's number, and the version of the document given. */
  readonly number: number
  readonly version: number
}

export interface DraftMade {
  /** As JSON, each. */
  readonly steps: readonly string[]
  readonly after: Changed
  /** A reason why nobody could take it. */
  readonly unsound: string | null
  readonly ids: string
  readonly report: RedraftReport
  readonly seal: string
  /** DraftProposal as JSON: it goes out as it is, and has every row of the page in it. */
  readonly proposal: string
}

/** Whoever looks at a draft takes it next: the last one stays known. */
let last: { readonly key: string; readonly made: Outcome<DraftMade, RefusalCode> } | null = null

export async function makeDraft(handed: Handed, asked: DraftAsked): Promise<Outcome<DraftMade, RefusalCode>> {
  // Without a key there is nothing to know it by, and it is quickly made.
  if (!("key" in handed)) return workOut(docOf(handed), asked)
  const { side, format, text, anyway } = asked.wish
  const key = createHash("sha256")
    .update(JSON.stringify([handed.key, side, format, anyway === true, asked.number, asked.langs, text]))
    .digest("base64url")
  if (last?.key !== key) last = { key, made: await workOut(docOf(handed), asked) }
  return last.made
}

async function workOut(
  doc: Node,
  { wish, langs, number, version }: DraftAsked,
): Promise<Outcome<DraftMade, RefusalCode>> {
  const read = readDraft(wish, langs)
  if (!read.ok) return read
  const { page, notes } = read.value
  const { side } = wish
  const made = await redraft(doc, page, {
    side,
    langs,
    prefix: `d${number}-`,
    newId: () => randomUUID().replaceAll("-", "").slice(0, 12),
  })
  const report = reportOf(doc, made, side)
  const rows = compareVersions(doc, made.doc, side).filter(one => one.kind !== "same")
  const seal = sealOf(report)
  const proposal: DraftProposal = { version, number, report, rows, notes, seal }
  return done({
    steps: made.steps.map(step => JSON.stringify(step.toJSON())),
    after: changedFrom(doc, made.doc),
    unsound: made.steps.length === 0 ? null : soundnessOf(made.doc, touchedPairs(doc, made.doc)),
    ids: JSON.stringify(Object.fromEntries(made.ids)),
    report,
    seal,
    proposal: JSON.stringify(proposal),
  })
}

function readDraft(wish: NewDraft, langs: DraftAsked["langs"]) {
  const [lang, other] = wish.side === "source" ? [langs.source, langs.target] : [langs.target, langs.source]
  const unreadable = wish.side === "source" ? ("unreadable-source" as const) : ("unreadable-target" as const)
  // No text has such a character; a file that is not one nearly always does.
  if (wish.text.includes("\u0000")) return refuse(unreadable, "not-text")
  const read = readFile({ format: wish.format, lang, text: wish.text })
  if (!read) return refuse("not-understood" as const, "format")
  if (!read.ok) {
    if (read.why === "empty" || read.why === "no-text-in-it") return refuse("empty-text" as const)
    return refuse(read.why === "too-large" ? ("too-large" as const) : unreadable, read.why)
  }
  const { value: page, notes } = read.value
  const text = pageText(page)
  if (text.trim() === "") return refuse("empty-text" as const)
  const guess = guessLanguage(text)
  const isOther = baseOf(guess.lang) === baseOf(other) && baseOf(lang) !== baseOf(other)
  return isOther && guess.sure >= CERTAIN && wish.anyway !== true
    ? refuse("draft-in-other-language" as const, guess.lang)
    : done({ page, notes })
}

/** Equal seals: the same would be lost. */
function sealOf({ suggestions, threads, judgements }: RedraftReport): string {
  const lost = [
    suggestions.filter(one => one.fate !== "kept").map(one => [one.id, one.fate]),
    threads.filter(one => one.fate === "gone").map(one => one.id),
    judgements,
  ]
  return createHash("sha256").update(JSON.stringify(lost)).digest("base64url").slice(0, 22)
}
