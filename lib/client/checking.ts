/** What the desk knows of its page's findings. They are derived in a worker, pair by pair, and only kept here to be shown. */
import type { Finding, Level } from "@/lib/checks/check"
import type { CheckId } from "@/lib/checks/ids"
import { findingKey } from "@/lib/checks/key"
import type { GroupChecks, LanguageToolPlace, NotFault } from "@/lib/sync/checks"
import { type AskingState, notAsking } from "./asking"
import type { Unfetched } from "./word-lists"

/** A finding with its place on the page. */
export interface PageFinding {
  /** Says the same as long as the finding does: pair, rule, words, and which of several. */
  readonly id: string
  readonly pair: string
  /** findingKey of lib/checks: with the pair, what "not a fault" is kept by. */
  readonly key: string
  readonly finding: Finding
  /** Positions counted from before the pair; null where it has no words of its own. */
  readonly place: { readonly from: number; readonly to: number } | null
}

/** More about the finding whose card is open, from the worker. */
export interface Explained {
  readonly id: string
  readonly suggestions: readonly string[]
  /** A text with a fault of the kind, the words in it that are the fault, and what becomes of the text. */
  readonly example: { readonly wrong: string; readonly fault: string; readonly right: string } | null
}

/** What was done about findings last, so that it can be undone. */
export type FindingAct =
  | { readonly kind: "suggested" | "changed"; readonly count: number }
  | { readonly kind: "not-fault"; readonly findings: readonly PageFinding[] }
  | { readonly kind: "word"; readonly word: string }
  /** It could not be kept on the server. */
  | { readonly kind: "not-kept" }

export type CheckingPhase = "waiting" | "checking" | "done" | "failed"

export interface CheckingState {
  readonly phase: CheckingPhase
  /** What the group says; null until it is known. */
  readonly checks: GroupChecks | null
  readonly notFaults: readonly NotFault[]
  /** Pairs that somebody has had before them. */
  readonly opened: ReadonlySet<string>
  /** What is shown, by pair, in the order of the text; a pair without findings is not in it. */
  readonly found: ReadonlyMap<string, readonly PageFinding[]>
  /** Hints are shown, too. */
  readonly hints: boolean
  /** Words of the source that nothing answers are marked, too. */
  readonly unanswered: boolean
  /** Id of the finding whose card is open. */
  readonly open: string | null
  readonly explained: Explained | null
  readonly last: FindingAct | null
  /** Checks that failed on a pair and were left out, and own rules that were stopped. */
  readonly failed: readonly CheckId[]
  readonly stopped: readonly string[]
  /** Dictionaries that did not come; they are asked for again. */
  readonly unfetched: readonly Unfetched[]
  /** The server outside that reads the translation too; null: none. */
  readonly languageTool: LanguageToolPlace | null
  readonly asking: AskingState
}

export const notChecking: CheckingState = {
  phase: "waiting",
  checks: null,
  notFaults: [],
  opened: new Set(),
  found: new Map(),
  hints: false,
  unanswered: false,
  open: null,
  explained: null,
  last: null,
  failed: [],
  stopped: [],
  unfetched: [],
  languageTool: null,
  asking: notAsking,
}

/** The findings of a pair, each with an id; `place` puts one on the page. */
export function named(
  pair: string,
  findings: readonly Finding[],
  place: (finding: Finding) => PageFinding["place"],
): PageFinding[] {
  const times = new Map<string, number>()
  return findings.map(finding => {
    const key = findingKey(finding)
    const nth = times.get(key) ?? 0
    times.set(key, nth + 1)
    return { id: JSON.stringify([pair, key, nth]), pair, key, finding, place: place(finding) }
  })
}

/** Those that are to be shown. */
export function shown(
  all: readonly PageFinding[],
  { notFaults, hints, unanswered }: Pick<CheckingState, "notFaults" | "hints" | "unanswered">,
): readonly PageFinding[] {
  const settled = new Set(notFaults.map(one => `${one.pair} ${one.finding}`))
  const isWanted = ({ check, level }: Finding) => (check === "no-counterpart" ? unanswered : hints || level !== "hint")
  return all.filter(({ pair, key, finding }) => isWanted(finding) && !settled.has(`${pair} ${key}`))
}

/** All findings in page order. */
export const inOrder = (
  rows: readonly { readonly id: string }[],
  found: CheckingState["found"],
): readonly PageFinding[] => (found.size === 0 ? [] : rows.flatMap(row => found.get(row.id) ?? []))

export const countOf = (found: CheckingState["found"]): number => {
  let count = 0
  for (const here of found.values()) count += here.length
  return count
}

export interface Kind {
  readonly check: CheckId
  readonly level: Level
  readonly findings: readonly PageFinding[]
}

const loud: readonly Level[] = ["error", "warning", "hint"]

/** Findings by check, the gravest and then the most frequent first. */
export function byCheck(findings: readonly PageFinding[]): readonly Kind[] {
  const kinds = new Map<CheckId, PageFinding[]>()
  for (const one of findings) {
    const { check } = one.finding
    const here = kinds.get(check)
    if (here) here.push(one)
    else kinds.set(check, [one])
  }
  return [...kinds]
    .map(([check, list]) => ({ check, level: loudest(list) ?? "hint", findings: list }))
    .sort((a, b) => loud.indexOf(a.level) - loud.indexOf(b.level) || b.findings.length - a.findings.length)
}

/** What may be put in its place, with what the worker knows beyond it. */
export const suggestionsOf = ({ id, finding }: PageFinding, explained: Explained | null): readonly string[] =>
  finding.suggestions.length === 0 && explained?.id === id ? explained.suggestions : finding.suggestions

export const findingOf = ({ found, open }: Pick<CheckingState, "found" | "open">): PageFinding | null => {
  if (open === null) return null
  const [pair] = JSON.parse(open) as [string]
  return found.get(pair)?.find(one => one.id === open) ?? null
}

/** The gravest level among them; null when there are none. */
export const loudest = (findings: readonly PageFinding[]): Level | null =>
  loud.find(level => findings.some(({ finding }) => finding.level === level)) ?? null

/** Could a suggestion be made of it as it stands? */
export const isMendable = ({ finding, place }: PageFinding): boolean =>
  finding.side === "target" && place !== null && finding.suggestions.length > 0
