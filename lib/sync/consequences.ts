/**
 * Purpose: what a taken push means: suggestions made, decided or taken back, judgements, pairs that fell back.
 * Design: derived from the touched pairs alone. An id that appears is a new suggestion; an id that is nowhere any more
 *   was decided or withdrawn. What the desk says it meant (`acts`) is believed only where the words do not contradict.
 * Not here: whether it was allowed (the check), and how it is kept (the server).
 */
import type { Node } from "prosemirror-model"
import { ATOM } from "@/lib/page/page"
import type { PairStatus } from "@/lib/review/roles"
import type { Judgement } from "@/lib/review/schema"
import { sideWords, statusOf } from "@/lib/review/status"
import { type FormatChange, type SuggestionKind, suggestionsInPair } from "@/lib/review/suggest/list"
import type { Act } from "./protocol"
import type { Touched } from "./touched"

export interface SuggestionWords {
  readonly id: string
  readonly author: string
  readonly pair: string
  readonly inserted: string
  readonly deleted: string
  readonly kinds: readonly SuggestionKind[]
  readonly format: readonly FormatChange[]
}

export interface Closed extends SuggestionWords {
  readonly state: "accepted" | "rejected" | "withdrawn"
  /** Id of a reason, for what was rejected. */
  readonly reason: string | null
  /** What was said with it. */
  readonly words: string
  /** The words accepted instead of those suggested; they stand in the text. */
  readonly taken: string | null
}

export interface Consequences {
  /** New here, or back again after an undo. */
  readonly opened: readonly SuggestionWords[]
  /** Open before and after, with other words than before. */
  readonly reworded: readonly SuggestionWords[]
  readonly closed: readonly Closed[]
  /** Pair by pair, what stands there now otherwise than before: an undo may bring it back. */
  readonly standing: readonly Omit<SuggestionWords, "kinds" | "format">[]
  /** `judgement` null: taken back. */
  readonly judged: readonly { readonly pair: string; readonly judgement: Judgement | null }[]
  /** The judgement does not fit the words any more. */
  readonly fellBack: readonly { readonly pair: string; readonly from: PairStatus; readonly to: PairStatus }[]
  /** The words of the target changed, and not by a decision. */
  readonly edited: readonly string[]
  /** Pairs came, went or changed places. */
  readonly structure: boolean
}

const rank: { readonly [S in PairStatus]: number } = { draft: 0, reviewed: 1, approved: 2 }

const textOf = (node: Node): string =>
  node.isText ? (node.text ?? "") : node.isTextblock || node.type.name === "break" ? "\n" : ATOM

/** Every suggestion in these pairs, with the words it adds and takes away in all of them; a break counts as a line end. */
function suggestionsIn(pairs: ReadonlyMap<string, Node>): Map<string, SuggestionWords> {
  const found = new Map<string, SuggestionWords>()
  for (const [pair, node] of pairs) {
    for (const { id, author, inserted, deleted, kinds, format } of suggestionsInPair(node)) {
      const one = found.get(id)
      const words = { inserted: (one?.inserted ?? "") + inserted, deleted: (one?.deleted ?? "") + deleted }
      const form = {
        kinds: one ? [...new Set([...one.kinds, ...kinds])] : kinds,
        format: one ? [...one.format, ...format] : format,
      }
      found.set(id, { id, author, pair: one?.pair ?? pair, ...words, ...form })
    }
  }
  return found
}

/** Pair by pair, the suggestions that stand there otherwise than before. */
function standingNow(touched: Touched): Consequences["standing"] {
  return [...touched.after].flatMap(([pair, node]) => {
    const before = touched.before.get(pair)
    const was = new Map(before ? suggestionsInPair(before).map(one => [one.id, one]) : [])
    return suggestionsInPair(node)
      .filter(({ id, inserted, deleted }) => was.get(id)?.inserted !== inserted || was.get(id)?.deleted !== deleted)
      .map(({ id, author, inserted, deleted }) => ({ id, author, pair, inserted, deleted }))
  })
}

/** All text of the pairs' targets, without what carries a mark `name` of one of `ids`. */
function textWithout(pairs: Iterable<Node>, name: "ins" | "del", ids: ReadonlySet<string>): string {
  let words = ""
  for (const pair of pairs) {
    pair.child(1).descendants(node => {
      const left = node.marks.some(mark => mark.type.name === name && ids.has(mark.attrs.id as string))
      if (!left) words += textOf(node)
    })
  }
  return words
}

const none: ReadonlySet<string> = new Set()

/** What the words say became of the suggestions that are gone. */
function judgeByWords(touched: Touched, gone: readonly SuggestionWords[]) {
  const ids = new Set(gone.map(one => one.id))
  const now = textWithout(touched.after.values(), "ins", none)
  const accepted = textWithout(touched.before.values(), "del", ids)
  const rejected = textWithout(touched.before.values(), "ins", ids)
  if (accepted !== rejected && now === accepted) return () => ({ state: "accepted", sure: true }) as const
  if (accepted !== rejected && now === rejected) return () => ({ state: "rejected", sure: true }) as const
  return ({ inserted, deleted }: SuggestionWords) => {
    const isAccepted = inserted !== "" ? now.includes(inserted) : deleted === "" || !now.includes(deleted)
    return { state: isAccepted ? "accepted" : "rejected", sure: false } as const
  }
}

function stillStanding(after: Node, ids: ReadonlySet<string>): ReadonlySet<string> {
  const standing = after.content.content.flatMap(pair => suggestionsInPair(pair).map(one => one.id))
  return new Set(standing.filter(id => ids.has(id)))
}

/** What was taken instead, a line for each place, if it stands in the text and is not what was suggested anyway. */
function takenFrom(touched: Touched, taken: string | undefined, one: SuggestionWords): string | null {
  if (taken === undefined || bare(taken) === bare(one.inserted)) return null
  const now = textWithout(touched.after.values(), "ins", none)
  return taken.split("\n").every(words => now.includes(words)) ? taken : null
}

const bare = (words: string): string => words.replaceAll("\n", "").replaceAll(ATOM, "")

/** `after` is the whole document; it is only walked when a suggestion has gone from the touched pairs. */
export function consequences(after: Node, touched: Touched, author: string, acts: readonly Act[]): Consequences {
  const was = suggestionsIn(touched.before)
  const is = suggestionsIn(touched.after)
  const missing = [...was.values()].filter(one => !is.has(one.id))
  const standing = missing.length > 0 ? stillStanding(after, new Set(missing.map(one => one.id))) : none
  const gone = missing.filter(one => !standing.has(one.id))

  const meant = new Map(acts.flatMap(act => ("suggestion" in act ? [[act.suggestion, act] as const] : [])))
  const byWords = judgeByWords(touched, gone)
  const closed = gone.map((one): Closed => {
    const said = byWords(one)
    const act = meant.get(one.id)
    const wished = act && (act.kind === "accept" ? ("accepted" as const) : ("rejected" as const))
    const plain = { ...one, reason: null, words: "", taken: null }
    const own = one.author === author
    if (!wished || (said.sure && said.state !== wished)) return { ...plain, state: own ? "withdrawn" : said.state }
    if (act.kind === "reject") {
      // Nobody rejects their own: they take it back.
      if (own) return { ...plain, state: "withdrawn" }
      return { ...plain, state: "rejected", reason: act.reason ?? null, words: act.words?.trim() ?? "" }
    }
    return { ...plain, state: "accepted", taken: takenFrom(touched, act.taken, one) }
  })

  const opened = [...is.values()].filter(one => !was.has(one.id))
  // Taking a decision back changes the words as taking it did.
  const isUndo = acts.some(act => act.kind === "undo")
  const accepted = closed.filter(one => one.state === "accepted")
  const decided = new Set([...accepted, ...(isUndo ? opened : [])].map(one => one.pair))
  const judged: { pair: string; judgement: Judgement | null }[] = []
  const fellBack: { pair: string; from: PairStatus; to: PairStatus }[] = []
  const edited: string[] = []
  for (const [pair, node] of touched.after) {
    const before = touched.before.get(pair)
    if (!before || before === node) continue
    const judgement = node.attrs.judged as Judgement | null
    const from = statusOf(before)
    const to = statusOf(node)
    if (JSON.stringify(judgement) !== JSON.stringify(before.attrs.judged)) judged.push({ pair, judgement })
    else if (rank[to] < rank[from]) fellBack.push({ pair, from, to })
    if (!decided.has(pair) && sideWords(before.child(1)) !== sideWords(node.child(1))) edited.push(pair)
  }
  const reworded = [...is.values()].filter(one => {
    const before = was.get(one.id)
    return before && (before.inserted !== one.inserted || before.deleted !== one.deleted)
  })
  const standingHere = standingNow(touched)
  return { opened, reworded, closed, standing: standingHere, judged, fellBack, edited, structure: touched.structure }
}
