import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import { AttrStep, RemoveMarkStep, RemoveNodeMarkStep } from "prosemirror-transform"
import { confine, type Located } from "./confine"
import { readEdit } from "./edit"
import { markOps } from "./form"
import { del, ins, isAbout } from "./marks"
import { refuse } from "./meta"
import { isInSource, targetAround } from "./sides"
import { tokensBetween } from "./tokens"

/**
 * The guard of *Editing* mode: what is typed or pasted plainly takes on nobody's suggestion, keeps to targets, and
 * leaves no mark behind that means nothing. Gives back the transaction itself, with steps added where needed, a smaller
 * one when it crossed a border, or one without change (`refusalOf` says why).
 */
export function plainEdit(tr: Transaction, state: EditorState): Transaction {
  if (!tr.docChanged) return tr
  const confined = confine(tr, state)
  if ("why" in confined) return refuse(state.tr, confined.why)
  if (markOps(tr).some(op => !isAbout(op.mark) && isInSource(state.doc, op.from))) return refuse(state.tr, "source")
  const { tr: made, edits } = confined
  const after = made.doc
  const drops: { from: number; to: number }[] = []
  for (const edit of edits) drops.push(...cleanInserted(made, edit))
  for (const index of new Set(edits.map(edit => edit.before.index))) cleanFirst(made, state.doc, after, index)
  for (const { from, to } of drops.sort((a, b) => b.from - a.from)) made.delete(from, to)
  return made
}

/** Takes marks off what was inserted; gives back what was copied although it was deleted. */
function cleanInserted(made: Transaction, { change, before, after }: Located) {
  const edit = readEdit(change, before, after, null)
  const tokens = tokensBetween(after.target, after.start, change.fromB, change.toB)
  const drops: { from: number; to: number }[] = []
  const inherits = tokensBetween(before.target, before.start, Math.max(before.start, change.fromA - 1), change.toA + 1)
  const comments = edit.inserted.flatMap(line => line.content.flatMap(node => node.marks.filter(isAbout)))
  const breaks = tokens.filter(token => token.kind === "break")
  for (const token of tokens) {
    const copied = token.node.marks.some(
      mark =>
        mark.type === del &&
        !inherits.some(near => mark.isInSet(near.node.marks) || onBlock(before.target, near.index, mark)),
    )
    if (token.kind === "run" && copied) {
      drops.push(token)
      continue
    }
    if (token.kind === "run") {
      for (const mark of token.node.marks)
        if (isAbout(mark) && !mark.isInSet(comments)) made.step(new RemoveMarkStep(token.from, token.to, mark))
      continue
    }
    const origin = edit.kinds[breaks.indexOf(token)]?.block ?? null
    for (const mark of token.node.marks)
      if (!mark.isInSet(origin?.marks ?? [])) made.step(new RemoveNodeMarkStep(token.from, mark))
    keepOrigin(made, token.from, token.node, origin)
  }
  return drops
}

const onBlock = (target: Node, index: number, mark: Node["marks"][number]): boolean =>
  mark.isInSet(target.child(index).marks)

/** A block that stays keeps where it came from; a new one came from nowhere. */
function keepOrigin(made: Transaction, pos: number, block: Node, origin: Node | null): void {
  const want = { from: origin?.attrs.from ?? null, cont: origin?.attrs.cont ?? false }
  for (const name of ["from", "cont"] as const)
    if (block.attrs[name] !== want[name]) made.step(new AttrStep(pos, name, want[name]))
}

/** A first block that was not first has no break any more that could be suggested. */
function cleanFirst(made: Transaction, before: Node, after: Node, index: number): void {
  const was = before.child(index).child(1).child(0)
  const pair = after.child(index)
  const first = pair.child(1).child(0)
  if (was === first || !first.isTextblock) return
  let start = 0
  for (let i = 0; i < index; i++) start += after.child(i).nodeSize
  const place = targetAround(after, start + 2 + pair.child(0).nodeSize, start + 2 + pair.child(0).nodeSize)
  if (!place) return
  for (const mark of first.marks)
    if ((mark.type === ins || mark.type === del) && !mark.isInSet(was.marks))
      if (made.doc.nodeAt(place.start)?.marks.some(one => one.eq(mark)))
        made.step(new RemoveNodeMarkStep(place.start, mark))
}
