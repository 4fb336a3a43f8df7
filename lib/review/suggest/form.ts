/** Changes of form (bold, link…) that a transaction makes by mark steps, written as `fmt` suggestions. */
import type { Mark, Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { AddMarkStep, Mapping, RemoveMarkStep, type Step } from "prosemirror-transform"
import { schema } from "../schema"
import { MarkSteps } from "./mark-steps"
import { comment, fmt, idOf, ins, isAbout, isKind, isSuggestion, markKey, ownMark } from "./marks"
import type { Change } from "./ranges"

/** A mark step with its range in the document before the transaction. */
export interface MarkOp {
  readonly from: number
  readonly to: number
  readonly mark: Mark
  readonly adds: boolean
}

/** The mark steps of a transaction, without those that put on or take off suggestions. */
export function markOps(tr: Transaction): readonly MarkOp[] {
  return tr.steps.flatMap((step: Step, i) => {
    if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep) || isSuggestion(step.mark)) return []
    const back = new Mapping(
      tr.mapping.maps
        .slice(0, i)
        .reverse()
        .map(map => map.invert()),
    )
    const [from, to] = [back.map(step.from, 1), back.map(step.to, -1)]
    return from < to ? [{ from, to, mark: step.mark, adds: step instanceof AddMarkStep }] : []
  })
}

/** Comments are not text: they go on as they came, in the source too. */
export function writeComments(tr: Transaction, ops: readonly MarkOp[]): void {
  for (const { from, to, mark, adds } of ops) {
    if (mark.type !== comment) continue
    const [a, b] = [tr.mapping.map(from, 1), tr.mapping.map(to, -1)]
    if (a < b) tr.step(adds ? new AddMarkStep(a, b, mark) : new RemoveMarkStep(a, b, mark))
  }
}

/** `doc`: the document before. `changes`: what was replaced; there the marks are already part of what was inserted. */
export function writeForm(
  tr: Transaction,
  doc: Node,
  ops: readonly MarkOp[],
  changes: readonly Change[],
  by: { readonly author: string; readonly idFor: (pos: number) => string },
): void {
  const form = ops.filter(op => op.mark.type !== comment)
  if (form.length === 0) return
  const borders = [...form, ...changes.map(change => ({ from: change.fromA, to: change.toA }))].flatMap(r => [
    r.from,
    r.to,
  ])
  const steps = new MarkSteps()
  const from = Math.min(...form.map(op => op.from))
  const to = Math.max(...form.map(op => op.to))
  doc.nodesBetween(from, to, (node, pos, parent) => {
    if (node.type === schema.nodes.source) return false
    if (!node.isInline || !parent?.type.allowsMarkType(fmt)) return true
    const cuts = [pos, ...borders.filter(border => border > pos && border < pos + node.nodeSize), pos + node.nodeSize]
    cuts.sort((a, b) => a - b)
    for (let i = 0; i + 1 < cuts.length; i++) {
      const [a, b] = [cuts[i] as number, cuts[i + 1] as number]
      if (a === b || changes.some(change => change.fromA <= a && change.toA >= b)) continue
      const over = form.filter(op => op.from <= a && op.to >= b)
      if (over.length === 0) continue
      const next = marksAfter(node, over, by.author, () => by.idFor(pos))
      const [mappedA, mappedB] = [tr.mapping.map(a, 1), tr.mapping.map(b, -1)]
      if (mappedA >= mappedB) continue
      for (const mark of node.marks) if (!mark.isInSet(next)) steps.remove(mappedA, mappedB, mark)
      for (const mark of next) if (!mark.isInSet(node.marks)) steps.add(mappedA, mappedB, mark)
    }
    return true
  })
  steps.apply(tr)
}

const isOwnForm = (mark: Mark, author: string): boolean =>
  mark.type === fmt && !isKind(mark) && mark.attrs.author === author

/** The text's own marks with the author's pending changes of form made: what the author sees. */
export function formSeenBy(node: Node, author: string): readonly Mark[] {
  let seen: readonly Mark[] = node.marks.filter(mark => !isAbout(mark))
  for (const mark of node.marks) {
    if (!isOwnForm(mark, author)) continue
    const type = schema.marks[mark.attrs.mark as keyof typeof schema.marks]
    if (!type) continue
    seen = mark.attrs.op === "remove" ? type.removeFromSet(seen) : type.create(mark.attrs.attrs).addToSet(seen)
  }
  return seen
}

function marksAfter(node: Node, ops: readonly MarkOp[], author: string, newId: () => string): readonly Mark[] {
  const wish = (marks: readonly Mark[]): readonly Mark[] =>
    ops.reduce((set, op) => (op.adds ? op.mark.addToSet(set) : op.mark.removeFromSet(set)), marks)
  const about = node.marks.filter(isAbout)
  const plain = node.marks.filter(mark => !isAbout(mark))
  if (ownMark(node.marks, ins, author)) return sorted([...wish(plain), ...about])
  const wanted = wish(formSeenBy(node, author))
  const added = wanted.filter(mark => !mark.isInSet(plain))
  const removed = plain.filter(mark => !mark.isInSet(wanted) && !added.some(one => one.type.excludes(mark.type)))
  const pending = about.filter(mark => isOwnForm(mark, author))
  const changes = [
    ...added.map(mark => ({
      op: "add",
      mark: mark.type.name,
      attrs: Object.keys(mark.attrs).length > 0 ? mark.attrs : null,
    })),
    ...removed.map(mark => ({ op: "remove", mark: mark.type.name, attrs: null })),
  ]
  const made = changes.map(change => {
    const same = pending.find(mark => mark.attrs.mark === change.mark)
    return fmt.create({ ...change, id: same ? idOf(same) : newId(), author })
  })
  const kept = about.filter(mark => !isOwnForm(mark, author))
  const reused = made.map(mark => pending.find(one => markKey(one) === markKey(mark)) ?? mark)
  return sorted([...plain, ...kept, ...reused])
}

/** As ProseMirror orders them. */
const sorted = (marks: readonly Mark[]): readonly Mark[] =>
  marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), [])
