/**
 * Purpose: a plan (plan.ts) carried out on the page as it is by now.
 * Design: decisions first, by the suggestions' ids; then every edit is taken from the document that went out to the one of now
 *   by the steps between them, and made a suggestion of its author. What has no place any more, or reads otherwise there by
 *   now, is not forced: it is answered in `unplaced`, and becomes a comment.
 */
import { Fragment, type Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { Mapping, type Step, type StepMap } from "prosemirror-transform"
import { buildBlock } from "@/lib/page/tracked"
import { buildInline, buildBlock as buildNode } from "../build"
import { schema } from "../schema"
import { decide } from "../suggest/decide"
import { comment, idOf, isSuggestion } from "../suggest/marks"
import { isEdit, refusalOf } from "../suggest/meta"
import { track } from "../suggest/track"
import type { By, RowEdit, RowForm } from "./edits"
import type { Plan, PlannedComment, PlannedEdit, PlannedKind } from "./plan"
import { BREAK, type Token } from "./tokens"
import type { Verdict } from "./verdicts"

export interface Apply {
  readonly doc: Node
  /** What happened to the page since it went out. */
  readonly since: readonly StepMap[]
  /** The person who answers for what an author of the file did. */
  personFor(by: By): string
  readonly newId: () => string
  /** Whether a decision may be made by whoever brings the file. */
  mayDecide(suggestion: string): boolean
}

export interface Unplaced {
  readonly by: By
  readonly pair: string
  readonly deleted: string
  readonly inserted: string
}

export interface Placed extends Unplaced {
  /** The suggestions it became. */
  readonly suggestions: readonly string[]
}

export interface Applied {
  readonly steps: readonly Step[]
  readonly doc: Node
  readonly decided: ReadonlyMap<string, Verdict>
  /** Decided otherwise, or gone, since it went out. */
  readonly overtaken: ReadonlyMap<string, Verdict>
  /** Decisions of somebody who may not decide. */
  readonly votes: ReadonlyMap<string, Verdict>
  readonly placed: readonly Placed[]
  readonly unplaced: readonly Unplaced[]
  /** By the comment's place in the plan: the thread its mark was set for. */
  readonly threads: ReadonlyMap<string, string>
}

export function applyPlan(plan: Plan, options: Apply): Applied {
  const run = new Run(options)
  const standing = idsIn(options.doc)
  const decided = new Map<string, Verdict>()
  const overtaken = new Map<string, Verdict>()
  const votes = new Map<string, Verdict>()
  for (const [id, verdict] of plan.decisions) {
    if (!standing.has(id)) overtaken.set(id, verdict)
    else (options.mayDecide(id) ? decided : votes).set(id, verdict)
  }
  for (const how of ["accept", "reject"] as const) {
    const ids = new Set([...decided].filter(([, verdict]) => verdict === how).map(([id]) => id))
    if (ids.size > 0) run.take(decide(run.state.tr, mark => ids.has(idOf(mark)), how))
  }
  const placed: Placed[] = []
  const unplaced: Unplaced[] = []
  for (const planned of [...plan.edits].reverse()) {
    const said = saying(planned)
    const made = run.edit(planned)
    if (made === null) unplaced.unshift(said)
    else if (made.length > 0) placed.unshift({ ...said, suggestions: made })
  }
  for (const kind of plan.kinds) {
    const said = { by: kind.by, pair: kind.pair, deleted: "", inserted: "" }
    const made = run.kind(kind)
    if (made === null) unplaced.push(said)
    else if (made.length > 0) placed.push({ ...said, suggestions: made })
  }
  const threads = new Map<string, string>()
  for (const one of plan.comments)
    if (one.thread === null && !threads.has(one.group)) threads.set(one.group, run.comment(one))
  return { steps: run.steps, doc: run.state.doc, decided, overtaken, votes, placed, unplaced, threads }
}

function idsIn(doc: Node): ReadonlySet<string> {
  const ids = new Set<string>()
  doc.descendants(node => {
    for (const mark of node.marks) if (isSuggestion(mark)) ids.add(idOf(mark))
  })
  return ids
}

const wordsOf = (tokens: readonly Token[]): string =>
  tokens.map(token => (token.text === BREAK ? "\n" : token.text)).join("")

function saying({ edit, row, pair }: PlannedEdit): Unplaced {
  const deleted = wordsOf(row.slice(edit.from, edit.to))
  const inserted = edit.kind === "words" ? wordsOf(edit.insert) : deleted
  return { by: edit.by, pair, deleted, inserted }
}

class Run {
  state: EditorState
  readonly steps: Step[] = []
  readonly #mapping: Mapping

  constructor(readonly options: Apply) {
    this.state = EditorState.create({ schema, doc: options.doc })
    this.#mapping = new Mapping([...options.since])
  }

  take(tr: Transaction): void {
    this.steps.push(...tr.steps)
    this.#mapping.appendMapping(tr.mapping)
    this.state = this.state.apply(tr)
  }

  /** The suggestions it became; null when it has no place. */
  edit({ edit, row, at }: PlannedEdit): readonly string[] | null {
    const range = this.#range(edit, row, at)
    if (range === null) return null
    const { tr } = this.state
    if (edit.kind === "form") {
      const made = schema.marks[edit.mark.kind]
      if (edit.mark.kind === "link") return null
      if (edit.op === "add") tr.addMark(range.from, range.to, made.create())
      else tr.removeMark(range.from, range.to, made)
    } else if (!this.#replace(tr, range, edit)) return null
    return this.#tracked(tr, edit.by)
  }

  kind({ pos, shape, by }: PlannedKind): readonly string[] | null {
    const at = this.#mapping.mapResult(pos, 1)
    const block = at.deleted ? null : this.state.doc.nodeAt(at.pos)
    const made = buildNode(buildBlock("", shape, []))
    if (!block?.isTextblock || !made.isTextblock) return null
    const attrs = { ...made.attrs, from: block.attrs.from, cont: block.attrs.cont }
    return this.#tracked(this.state.tr.setNodeMarkup(at.pos, made.type, attrs, block.marks), by)
  }

  /** Sets the mark of a new conversation, where its words still stand. */
  comment({ range }: PlannedComment): string {
    const id = this.options.newId()
    if (range === null) return id
    const from = this.#mapping.map(range.from, 1)
    const to = this.#mapping.map(range.to, -1)
    if (from >= to) return id
    const { tr } = this.state
    this.take(tr.addMark(from, to, comment.create({ thread: id })))
    return id
  }

  #tracked(tr: Transaction, by: By): readonly string[] | null {
    if (!tr.docChanged || !isEdit(tr)) return []
    const before = idsIn(this.state.doc)
    const made = track(tr, this.state, { author: this.options.personFor(by), newId: this.options.newId })
    if (refusalOf(made) !== null) return null
    this.take(made)
    return [...idsIn(this.state.doc)].filter(id => !before.has(id))
  }

  #range(edit: RowEdit | RowForm, row: readonly Token[], at: number): { from: number; to: number } | null {
    const gone = row.slice(edit.from, edit.to)
    if (gone.some(token => token.from < 0)) return null
    const first = gone[0]
    const last = gone.at(-1)
    if (first === undefined || last === undefined) {
      const before = row[edit.from - 1]
      const after = row[edit.from]
      const place = before && before.from >= 0 ? before.to : after && after.from >= 0 ? after.from : at
      const mapped = this.#mapping.mapResult(place, before ? -1 : 1)
      if (mapped.deletedBefore && mapped.deletedAfter) return null
      return this.#isIn(mapped.pos) ? { from: mapped.pos, to: mapped.pos } : null
    }
    const from = this.#mapping.map(first.from, 1)
    const to = this.#mapping.map(last.to, -1)
    if (from >= to || !this.#isIn(from) || !this.#isIn(to)) return null
    // Somebody may have changed these very words since.
    return this.#reads(from, to) === gone.map(token => (token.text.length > 1 ? "\ufffc" : token.text)).join("")
      ? { from, to }
      : null
  }

  #isIn(pos: number): boolean {
    if (pos < 0 || pos > this.state.doc.content.size) return false
    const place = this.state.doc.resolve(pos)
    return place.depth >= 2 && place.node(2).type === schema.nodes.target
  }

  #reads(from: number, to: number): string {
    return this.state.doc.textBetween(from, to, BREAK, node => (node.type === schema.nodes.break ? "\n" : "\ufffc"))
  }

  #replace(tr: Transaction, { from, to }: { from: number; to: number }, edit: RowEdit): boolean {
    const place = tr.doc.resolve(from)
    if (!place.parent.isTextblock) return edit.insert.length === 0 && from < to && Boolean(tr.delete(from, to))
    const isCode = place.parent.type.spec.code === true
    const mayBreak = place.parent.type !== schema.nodes.cell && !isCode
    if (from < to) tr.delete(from, to)
    let at = from
    for (const piece of pieces(edit.insert)) {
      if (piece === BREAK && mayBreak) {
        tr.split(at)
        at += 2
        continue
      }
      const nodes =
        piece === BREAK ? [isCode ? schema.text("\n") : schema.nodes.break.create()] : inlineOf(piece, isCode)
      const content = Fragment.fromArray(nodes)
      tr.insert(at, content)
      at += content.size
    }
    return true
  }
}

/** Runs of tokens with the same look, and the breaks between them. */
function pieces(tokens: readonly Token[]): (Token[] | typeof BREAK)[] {
  const out: (Token[] | typeof BREAK)[] = []
  for (const token of tokens) {
    const last = out.at(-1)
    const first = Array.isArray(last) ? last[0] : undefined
    if (token.text === BREAK) out.push(BREAK)
    else if (Array.isArray(last) && JSON.stringify(first?.marks) === JSON.stringify(token.marks)) last.push(token)
    else out.push([token])
  }
  return out
}

function inlineOf(tokens: readonly Token[], isCode: boolean): Node[] {
  const words = tokens.map(token => token.text).join("")
  if (isCode) return [schema.text(words)]
  const [first] = tokens
  const marks = first?.marks ?? []
  return words.split(/(\n)/).flatMap(text => {
    if (text === "") return []
    return [...buildInline([text === "\n" ? { kind: "break", marks: [] } : { kind: "text", text, marks }]).content]
  })
}
