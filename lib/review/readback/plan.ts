/**
 * Purpose: what a file that came back from Word says about the page that went out.
 * Design: row by row, by the marks the file has kept; rows whose mark is gone are looked at together with the one before.
 *   First what became of each suggestion that went out (verdicts.ts), then what is new (edits.ts), then conversations.
 * Guarantees: nothing that differs is passed over: it is a decision, an edit, a comment, or in `unclear`.
 * Not here: the page as it is by now, and who may do what (apply.ts and the server).
 */
import type { Node } from "prosemirror-model"
import type { Shape, TrackedComment, TrackedPage } from "@/lib/page/tracked"
import { sameShape } from "@/lib/page/tracked"
import { type By, type FileToken, laidOn, type RowEdit, type RowForm, rowEdits } from "./edits"
import { signOf, type WordRecord } from "./record"
import { BREAK, type Row, rowsOfDoc, rowsOfFile, type Token } from "./tokens"
import { inBy, outOf, rowVerdicts, type Verdict } from "./verdicts"

export interface PlannedEdit {
  readonly edit: RowEdit | RowForm
  /** The row as it went out, with the decisions made: what the edit's places are in. */
  readonly row: readonly Token[]
  readonly pair: string
  /** Where words go in a row without any. */
  readonly at: number
}

export interface PlannedKind {
  readonly pair: string
  readonly by: By
  /** The position of the block in the document that went out. */
  readonly pos: number
  readonly shape: Shape
}

export interface PlannedComment {
  readonly comment: TrackedComment
  /** The thread it answers; null begins one. */
  readonly thread: string | null
  /** What in the file holds it together with others that are new. */
  readonly group: string
  readonly pair: string | null
  /** Its words in the document that went out; null: the pair as a whole. */
  readonly range: { readonly from: number; readonly to: number } | null
  readonly quote: string
}

export interface Plan {
  readonly decisions: ReadonlyMap<string, Verdict>
  readonly edits: readonly PlannedEdit[]
  readonly kinds: readonly PlannedKind[]
  readonly comments: readonly PlannedComment[]
  /** Threads that were settled in Word. */
  readonly resolved: readonly string[]
  /** Suggestions of which part was decided, or of which it cannot be told: they stay open. */
  readonly unclear: readonly string[]
  /** Comments that went out and are not in the file any more. */
  readonly missing: number
}

const none: readonly never[] = []

interface Group {
  readonly pair: string
  readonly at: number
  readonly base: Token[]
  readonly leads: { readonly own: Row; readonly file: Row | undefined }[]
  /** Made when they are looked at: held all at once they fill the memory. */
  readonly file: () => FileToken[]
}

export function planReadBack(base: Node, came: TrackedPage, record: WordRecord): Plan {
  const knownAs = new Map(record.suggestions.map(one => [signOf(one.author, one.at), one.id]))
  const revisions = new Map(came.revisions.map(one => [one.id, one]))
  const known = (id: string): string | undefined => {
    const revision = revisions.get(id)
    return revision && knownAs.get(signOf(revision.author, revision.at))
  }
  const by = (ids: readonly string[]): By => {
    const fresh = ids.find(id => known(id) === undefined)
    const revision = fresh === undefined ? undefined : revisions.get(fresh)
    return revision === undefined ? null : { author: revision.author, at: revision.at }
  }
  // There are as many as letters in the page, and nearly all of them have nothing said about them.
  const asFile = (token: Token): FileToken => {
    const { text, marks, ins, del, form, threads, block, from, to } = token
    let [newIns, newDel, newForm, stands]: [By, By, FileToken["newForm"], FileToken["known"]] = [null, null, none, none]
    if (ins.length > 0 || del.length > 0 || form.length > 0) {
      newIns = by(ins)
      newDel = by(del)
      newForm = form.flatMap(({ revision, op, mark }) =>
        known(revision) === undefined ? [{ by: by([revision]), op, mark }] : [],
      )
      stands = [...ins, ...del].flatMap(id => known(id) ?? [])
    }
    return { text, marks, ins, del, form, threads, block, from, to, newIns, newDel, newForm, known: stands }
  }
  const groups = groupsOf(base, rowsOfDoc(base), rowsOfFile(came), asFile)
  const open = openIn(came, known)
  const asked = new Set(record.suggestions.map(one => one.id))
  const votes = new Votes()
  for (const group of groups) {
    if (asked.size === 0) break
    const standing = group.file().filter(token => token.newIns === null)
    const { verdicts, exact } = rowVerdicts(group.base, standing, open, asked)
    for (const [id, verdict] of verdicts) votes.add(id, verdict, exact ? 2 : 1)
  }
  const first = votes.decided(asked, open)
  const edits: PlannedEdit[] = []
  const kinds: PlannedKind[] = []
  const unclear = new Set<string>()
  const anchors = new Map<string, Anchor>()
  for (const group of groups) {
    const row = group.base.filter(token => !goes(token, first))
    const file = group.file()
    const standing = file.filter(token => token.newIns === null)
    const laid = laidOn(row, standing, id => open.has(id))
    voteByForm(row, standing, laid, asked, open, votes)
    for (const edit of rowEdits(row, file, laid)) edits.push({ edit, row, pair: group.pair, at: group.at })
    kindsOf(group, row, standing, laid, { known, by, asked, open, votes, kinds })
    partly(row, standing, laid, open, asked, unclear)
    anchor(group.pair, file, row, laid, anchors)
  }
  const decisions = votes.decided(asked, open)
  for (const id of asked) if (!open.has(id) && !decisions.has(id)) unclear.add(id)
  return {
    decisions,
    edits,
    kinds,
    ...commentsOf(base, came, record, anchors),
    unclear: [...unclear].filter(id => !decisions.has(id)),
  }
}

class Votes {
  readonly #counts = new Map<string, number>()

  add(id: string, verdict: Verdict, weight = 1): void {
    this.#counts.set(id, (this.#counts.get(id) ?? 0) + (verdict === "accept" ? weight : -weight))
  }

  has(id: string): boolean {
    return this.#counts.has(id)
  }

  decided(asked: ReadonlySet<string>, open: ReadonlySet<string>): ReadonlyMap<string, Verdict> {
    const sure = [...this.#counts].filter(([id, count]) => asked.has(id) && !open.has(id) && count !== 0)
    return new Map(sure.map(([id, count]) => [id, count > 0 ? "accept" : "reject"]))
  }
}

function groupsOf(
  base: Node,
  rows: ReadonlyMap<string, Row>,
  inFile: ReadonlyMap<string, Row>,
  asFile: (token: Token) => FileToken,
): Group[] {
  const groups: Group[] = []
  base.forEach((pair, _, index) => {
    const own = rows.get(String(index)) as Row
    const file = inFile.get(String(index))
    const last = groups.at(-1)
    if (file === undefined && last !== undefined) {
      // The mark of this row is gone: it is one with the row before.
      const border: Token = {
        text: BREAK,
        marks: [],
        ins: [],
        del: [],
        form: [],
        threads: [],
        block: null,
        from: -1,
        to: -1,
      }
      if (own.tokens.length > 0 && last.base.length > 0 && own.lead !== null) last.base.push(border)
      last.base.push(...own.tokens)
      last.leads.push({ own, file: undefined })
      return
    }
    const tokens = [...(index === 0 ? (inFile.get("")?.tokens ?? []) : []), ...(file?.tokens ?? [])]
    groups.push({
      pair: pair.attrs.id as string,
      at: own.at,
      base: [...own.tokens],
      leads: [{ own, file: file ?? (index === 0 ? inFile.get("") : undefined) }],
      file: () => tokens.map(asFile),
    })
  })
  return groups
}

/** Suggestions that the file still shows, wherever. */
function openIn(file: TrackedPage, known: (id: string) => string | undefined): ReadonlySet<string> {
  const ids = file.blocks.flatMap(block => [
    ...block.opened,
    ...block.joined,
    ...block.turns.map(one => one.revision),
    ...block.runs.flatMap(run => [...run.ins, ...run.del, ...run.form.map(one => one.revision)]),
  ])
  return new Set(ids.flatMap(id => known(id) ?? []))
}

const goes = (token: Token, decisions: ReadonlyMap<string, Verdict>): boolean =>
  inBy(token).some(id => decisions.get(id) === "reject") || outOf(token).some(id => decisions.get(id) === "accept")

/** Changes of form leave no words: whether the look is there tells. */
function voteByForm(
  row: readonly Token[],
  file: readonly FileToken[],
  laid: readonly number[],
  asked: ReadonlySet<string>,
  open: ReadonlySet<string>,
  votes: Votes,
): void {
  laid.forEach((is, i) => {
    const own = row[is]
    const token = file[i]
    if (own === undefined || token === undefined) return
    for (const { revision, op, mark } of own.form) {
      if (!asked.has(revision) || open.has(revision) || mark.kind === "link") continue
      const has = token.marks.some(one => one.kind === mark.kind)
      votes.add(revision, has === (op === "add") ? "accept" : "reject")
    }
  })
}

interface Kinds {
  readonly known: (id: string) => string | undefined
  readonly by: (ids: readonly string[]) => By
  readonly asked: ReadonlySet<string>
  readonly open: ReadonlySet<string>
  readonly votes: Votes
  readonly kinds: PlannedKind[]
}

/** Blocks that face each other: the row's first, and those behind a break that is in both. */
function kindsOf(
  group: Group,
  row: readonly Token[],
  file: readonly FileToken[],
  laid: readonly number[],
  k: Kinds,
): void {
  const facing = group.leads.flatMap(({ own, file: there }) =>
    own.lead && there?.lead ? [{ own: own.lead, there: there.lead, pos: own.at - 1 }] : [],
  )
  laid.forEach((is, i) => {
    const own = row[is]
    const there = file[i]
    if (own?.block && there?.block) facing.push({ own: own.block, there: there.block, pos: own.to - 1 })
  })
  for (const { own, there, pos } of facing) {
    for (const { revision, shape } of own.turns)
      if (k.asked.has(revision) && !k.open.has(revision))
        k.votes.add(revision, sameShape(there.shape, shape) ? "accept" : "reject")
    for (const turn of there.turns) {
      if (k.known(turn.revision) !== undefined || own.shape.kind === "cell") continue
      k.kinds.push({ pair: group.pair, by: k.by([turn.revision]), pos, shape: turn.shape })
    }
  }
  for (const { own, file: there } of group.leads) {
    if (own.lead === null) continue
    // Only of a break that nothing else was said with: the words have spoken otherwise.
    const stands = there?.lead != null
    for (const id of own.lead.opened) if (!k.votes.has(id)) k.votes.add(id, stands ? "accept" : "reject")
    for (const id of own.lead.joined) if (!k.votes.has(id)) k.votes.add(id, stands ? "reject" : "accept")
  }
}

/** A suggestion that still stands somewhere, and somewhere was decided. */
function partly(
  row: readonly Token[],
  file: readonly FileToken[],
  laid: readonly number[],
  open: ReadonlySet<string>,
  asked: ReadonlySet<string>,
  unclear: Set<string>,
): void {
  const there = new Map(laid.map((is, i) => [is, file[i]]))
  row.forEach((own, i) => {
    if (own.text === BREAK) return
    for (const id of [...inBy(own), ...outOf(own)])
      if (asked.has(id) && open.has(id) && !there.get(i)?.known.includes(id)) unclear.add(id)
  })
}

interface Anchor {
  readonly pair: string
  from: number
  to: number
  quote: string
}

/** Where each conversation of the file hangs, in the document that went out. */
function anchor(
  pair: string,
  file: readonly FileToken[],
  row: readonly Token[],
  laid: readonly number[],
  anchors: Map<string, Anchor>,
): void {
  let index = 0
  for (const token of file) {
    const own = token.newIns === null ? row[laid[index++] ?? -1] : undefined
    for (const id of token.threads) {
      const known = anchors.get(id)
      const at = known ?? { pair, from: -1, to: -1, quote: "" }
      if (known === undefined) anchors.set(id, at)
      if (at.pair !== pair) continue
      at.quote += token.text === BREAK ? "\n" : token.text
      if (own === undefined || own.from < 0 || own.text === BREAK) continue
      if (at.from < 0) at.from = own.from
      at.to = own.to
    }
  }
}

function commentsOf(
  base: Node,
  file: TrackedPage,
  record: WordRecord,
  anchors: ReadonlyMap<string, Anchor>,
): Pick<Plan, "comments" | "resolved" | "missing"> {
  const known = new Map(record.comments.map(one => [signOf(one.author, one.at), one.thread]))
  const rowOf = new Map(file.blocks.map(block => [block.id, block]))
  const comments: PlannedComment[] = []
  const resolved = new Set<string>()
  const found = new Set<string>()
  for (const thread of file.threads) {
    const threads = thread.comments.map(one => known.get(signOf(one.author, one.at)))
    const home = threads.find(one => one !== undefined) ?? null
    if (home !== null && thread.resolved && !record.resolved.includes(home)) resolved.add(home)
    thread.comments.forEach((comment, i) => {
      if (threads[i] !== undefined) {
        found.add(signOf(comment.author, comment.at))
        return
      }
      if (comment.text.trim() === "") return
      const at = anchors.get(thread.id)
      const block = thread.block === undefined ? undefined : rowOf.get(thread.block)
      const pair = at?.pair ?? pairNamed(base, block?.rows[0]?.row)
      const range = at && at.from >= 0 ? { from: at.from, to: at.to } : null
      comments.push({ comment, thread: home, group: thread.id, pair, range, quote: at?.quote ?? "" })
    })
  }
  return { comments, resolved: [...resolved], missing: record.comments.length - found.size }
}

const pairNamed = (base: Node, row: string | undefined): string | null =>
  row === undefined ? null : ((base.maybeChild(Number(row))?.attrs.id as string | undefined) ?? null)
