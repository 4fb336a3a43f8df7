/**
 * Purpose: what a push may do, by the roles of whoever pushes. The server asks before it takes a push, the desk before
 *   it applies an edit.
 * Design: compares the document before with the document after, and only pairs whose nodes are not the same object, so
 *   the cost does not grow with the page. How the steps got there does not matter.
 * Guarantees: a reviewer changes nothing but their own suggestions: with these rejected, every target reads the same
 *   before and after. Nobody puts words or marks in another's name. The source keeps its words.
 * Not here: whether the steps apply and the document is valid (lib/sync/untrusted.ts), the state of the page.
 */
import type { Mark, Node } from "prosemirror-model"
import { may, type Role } from "./roles"
import { grown, insideOwn, inTarget } from "./rules/foreign"
import { checkJudgement, type Judged } from "./rules/judged"
import type { RuleRefusal } from "./rules/refusal"
import { joinedWords, sameSource } from "./rules/source"
import { closeInBoth } from "./source-order"
import { decides } from "./suggest/fold"
import { type PairSuggestion, suggestionsInPair } from "./suggest/list"
import { authorOf, idOf, isSuggestion } from "./suggest/marks"
import { readingOf } from "./suggest/project"

export interface Pusher extends Judged {
  readonly author: string
  readonly roles: readonly Role[]
  /**
   * Whether another's suggestion has stood in this pair like this (id, author, inserted and deleted words): asked when
   * one comes back, as by the undo of a decision. Absent: none comes back.
   */
  wasSuggested?(pair: string, suggestion: PairSuggestion): boolean
  /** Whether this id has been another's suggestion on the page, open or decided. Absent: none has. */
  isAnothers?(suggestion: string): boolean
  /** Whether only a coordinator, or its own author by taking it back, may end this suggestion. Absent: none is. */
  isDisputed?(suggestion: string): boolean
}

/** Null when the push may be taken. The documents are valid documents of the schema. */
export function checkPush(before: Node, after: Node, by: Pusher): RuleRefusal | null {
  return checkPairs(before, after, by) ?? (takesId(before, after, by) ? "not-your-suggestion" : null)
}

function checkPairs(before: Node, after: Node, by: Pusher): RuleRefusal | null {
  if (before.attrs.granularity !== after.attrs.granularity && !may(by.roles, "mend-alignment")) return "not-allowed"
  const run = touchedRun(before, after)
  if (run.from === run.toBefore && run.from === run.toAfter) return null
  if (!may(by.roles, "comment")) return "not-allowed"
  const pairsBefore = before.children.slice(run.from, run.toBefore)
  const pairsAfter = after.children.slice(run.from, run.toAfter)
  // A crossing reaches beyond the pairs that were touched; the source is only in order when all of it is looked at.
  const mending = () => checkMending(...wholeCrossings(before, after, run), by)
  const inPlace =
    pairsBefore.length === pairsAfter.length &&
    pairsBefore.every(
      (pair, i) => sameStructure(pair, pairsAfter[i] as Node) && sameSource(pair, pairsAfter[i] as Node),
    )
  if (!inPlace && may(by.roles, "mend-alignment")) return hasIdTwice(after) ? "pairs-changed" : mending()
  if (pairsBefore.length !== pairsAfter.length) return "pairs-changed"
  for (const [i, pair] of pairsBefore.entries()) {
    const why = checkPair(pair, pairsAfter[i] as Node, by)
    // Nothing but words moved from one target to the next, suggestions and all, looks like writing in others' names.
    if (why) return may(by.roles, "mend-alignment") ? checkMending(pairsBefore, pairsAfter, by, "in order") : why
  }
  return null
}

function touchedRun(before: Node, after: Node) {
  const least = Math.min(before.childCount, after.childCount)
  let from = 0
  while (from < least && before.child(from) === after.child(from)) from++
  let end = 0
  while (end < least - from && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end))
    end++
  return { from, toBefore: before.childCount - end, toAfter: after.childCount - end }
}

/** The touched pairs before and after, with those that crossings bind to them. */
function wholeCrossings(
  before: Node,
  after: Node,
  run: ReturnType<typeof touchedRun>,
): [readonly Node[], readonly Node[]] {
  const { from, toBefore, toAfter } = closeInBoth(before.children, after.children, run)
  return [before.children.slice(from, toBefore), after.children.slice(from, toAfter)]
}

const hasIdTwice = (doc: Node): boolean => new Set(doc.children.map(pair => pair.attrs.id)).size < doc.childCount

const sameStructure = (a: Node, b: Node): boolean =>
  a.attrs.id === b.attrs.id &&
  a.attrs.sure === b.attrs.sure &&
  a.attrs.locked === b.attrs.locked &&
  a.attrs.back === b.attrs.back &&
  (a.attrs.memory === b.attrs.memory || JSON.stringify(a.attrs.memory) === JSON.stringify(b.attrs.memory))

function checkPair(before: Node, after: Node, by: Pusher): RuleRefusal | null {
  if (before === after) return null
  if (!sameStructure(before, after)) return "pairs-changed"
  if (!sameSource(before, after)) return "source-changed"
  const judged = checkJudgement(before, after, by)
  if (judged) return judged
  const [a, b] = [before.child(1), after.child(1)]
  return a === b ? null : checkTarget(before, after, by)
}

function checkTarget(before: Node, after: Node, by: Pusher): RuleRefusal | null {
  const [a, b] = [before.child(1), after.child(1)]
  const { author } = by
  if (borrowsId(a, b, author)) return "not-your-suggestion"
  if (endsDispute(before, after, by)) return "disputed"
  const edits = may(by.roles, "edit-target")
  if (!edits) {
    const judge = decides(mark => may(by.roles, "suggest") && authorOf(mark) === author, "reject")
    if (readingOf(a, judge) !== readingOf(b, judge)) return forges(a, b, author) ? "not-your-suggestion" : "not-allowed"
  }
  // A reviewer's own insertions are left out of the reading above; others' marks must not grow inside them either.
  const marks = edits ? inTarget : insideOwn
  return haveStood(grown(marks(a, author), marks(b, author)), [after], by) ? null : "not-your-suggestion"
}

/** How many pairs are asked whether a suggestion stood in them, when pairs have been cut and joined since. */
const MOST_ASKED = 50

/** Whether suggestions that have more in these pairs than before are back as they stood, as after the undo of a decision. */
function haveStood(more: ReadonlySet<string>, pairs: readonly Node[], by: Pusher): boolean {
  if (more.size === 0) return true
  const back = pairs.flatMap(pair =>
    suggestionsInPair(pair)
      .filter(one => one.author !== by.author && more.has(one.id))
      .map(one => ({ pair, one })),
  )
  if (new Set(back.map(({ one }) => one.id)).size < more.size) return false
  return back.every(({ pair, one }) => {
    // All are asked, not only as many as it takes: the answers may have to be looked up.
    const places = pairs.length > MOST_ASKED ? [pair] : pairs
    return places.map(place => by.wasSuggested?.(place.attrs.id as string, one) === true).includes(true)
  })
}

/** A disputed suggestion of somebody else's stands in the pair until a coordinator decides. */
function endsDispute(before: Node, after: Node, by: Pusher): boolean {
  if (!by.isDisputed || may(by.roles, "settle")) return false
  const still = new Set(suggestionsInPair(after).map(one => one.id))
  return suggestionsInPair(before).some(
    one => one.author !== by.author && !still.has(one.id) && by.isDisputed?.(one.id) === true,
  )
}

/** Only to say it better: the push changes marks in another's name. */
const forges = (a: Node, b: Node, author: string): boolean => grown(inTarget(a, author), inTarget(b, author)).size > 0

/** A new suggestion under an id that has been another's would be taken for that one in the history. */
function takesId(before: Node, after: Node, { author, isAnothers }: Pusher): boolean {
  if (!isAnothers) return false
  const run = touchedRun(before, after)
  const own = (pairs: readonly Node[]) =>
    pairs.flatMap(pair => suggestionsInPair(pair).flatMap(one => (one.author === author ? [one.id] : [])))
  const known = new Set(own(before.children.slice(run.from, run.toBefore)))
  const made = own(after.children.slice(run.from, run.toAfter)).filter(id => !known.has(id))
  return made.map(id => isAnothers(id)).includes(true)
}

/** A suggestion of one's own under an id that is another's would be decided together with that one. */
function borrowsId(before: Node, after: Node, author: string): boolean {
  const owners = ownersOf(before)
  for (const [id, names] of ownersOf(after))
    if (names.has(author) && names.size > 1 && !owners.get(id)?.has(author)) return true
  return false
}

function ownersOf(target: Node): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>()
  const see = (mark: Mark): void => {
    if (!isSuggestion(mark)) return
    const names = owners.get(idOf(mark)) ?? new Set()
    owners.set(idOf(mark), names.add(authorOf(mark)))
  }
  target.descendants(node => node.marks.forEach(see))
  return owners
}

/**
 * A coordinator may cut, join and move pieces: the joined words of the source stay, and nobody's marks grow, unless a
 * suggestion comes back as it stood.
 */
function checkMending(
  before: readonly Node[],
  after: readonly Node[],
  by: Pusher,
  order: "in order" | "in any order" = "in any order",
): RuleRefusal | null {
  if (joinedWords(before) !== joinedWords(after)) return "source-changed"
  const all = (pairs: readonly Node[]) => pairs.flatMap(pair => inTarget(pair.child(1), by.author))
  if (!haveStood(grown(all(before), all(after), order), after, by)) return "not-your-suggestion"
  const known = new Map(before.map(pair => [pair.attrs.id as string, pair]))
  for (const pair of after) {
    const why = checkJudgement(known.get(pair.attrs.id as string) ?? null, pair, by)
    if (why) return why
  }
  return null
}
