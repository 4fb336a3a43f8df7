import type { Mark, Node } from "prosemirror-model"
import { Transaction } from "prosemirror-state"
import { AttrStep, RemoveNodeMarkStep, type Transform } from "prosemirror-transform"
import { type BlockCut, makeCuts, planCuts, type Range } from "./cuts"
import { type Decided, decideNode, decides, type Judge } from "./fold"
import { kindOf, sameKind } from "./kind"
import { MarkSteps } from "./mark-steps"
import { del } from "./marks"
import { UNTRACKED } from "./meta"
import { hasSuggestionMarks } from "./project"

/**
 * Accepts or rejects the suggestions whose marks are meant, in the targets (all, or what of them lies in `range`).
 * Steps only; gives back the transaction it was given, marked as not to be tracked. A suggestion that makes no sense
 * (damaged, forged) is taken off without effect and never stands in the way of the others.
 */
export function decide<T extends Transform>(
  tr: T,
  which: (mark: Mark) => boolean,
  how: "accept" | "reject",
  range: Range = { from: 0, to: tr.doc.content.size },
): T {
  const targets: { target: Node; start: number }[] = []
  tr.doc.forEach((pair, offset) => {
    if (offset + pair.nodeSize < range.from || offset > range.to) return
    const target = pair.child(1)
    if (hasSuggestionMarks(target)) targets.push({ target, start: offset + 2 + pair.child(0).nodeSize })
  })
  const judge = decides(which, how)
  for (const { target, start } of targets.reverse()) decideTarget(tr, target, start, judge, range)
  if (tr instanceof Transaction) tr.setMeta(UNTRACKED, true)
  return tr
}

/** `start`: where the target's content begins. */
function decideTarget(tr: Transform, target: Node, start: number, judge: Judge, range: Range): void {
  const marks = new MarkSteps()
  const nodes: { pos: number; at: Decided; block: Node }[] = []
  const blocks: BlockCut[] = []
  const origins: { pos: number; of: Node }[] = []
  const within = (from: number, to: number): Judge => (from < range.to && to > range.from ? judge : () => null)
  let some = false
  let before: { pos: number; empty: boolean } | null = null
  target.forEach((block, offset) => {
    const pos = start + offset
    const at = decideNode(block, within(pos, pos + 1))
    if (at.done.length > 0) nodes.push({ pos, at, block })
    const runs: Range[] = []
    const rest: Node[] = []
    block.forEach((node, inner) => {
      const from = pos + 1 + inner
      const to = from + node.nodeSize
      const one = decideNode(node, within(from, to))
      if (one.done.length > 0) some = true
      if (one.dead) {
        runs.push({ from, to })
        return
      }
      rest.push(one.done.length === 0 ? node : node.mark(one.marks))
      for (const mark of node.marks) if (!mark.isInSet(one.marks)) marks.remove(from, to, mark)
      for (const mark of one.marks) if (!mark.isInSet(node.marks)) marks.add(from, to, mark)
    })
    blocks.push({ block, pos, dead: at.dead, runs, rest, kind: at.kind ?? kindOf(block) })
    if (block.isTextblock && at.dead && before?.empty && at.done.some(mark => mark.type === del))
      origins.push({ pos: before.pos, of: block })
    if (block.isTextblock && at.dead && before) before.empty &&= rest.length === 0
    else if (!at.dead) before = block.isTextblock ? { pos, empty: rest.length === 0 } : null
  })
  if (!some && nodes.length === 0) return
  marks.apply(tr)
  const cuts = planCuts(blocks)
  const goes = (pos: number) => cuts.leavesNothing || cuts.ranges.some(cut => cut.from <= pos && cut.to > pos)
  for (const { pos, at, block } of nodes) if (!goes(pos)) decideBlock(tr, pos, block, at)
  for (const { pos, of } of origins) if (!goes(pos)) takeOrigin(tr, pos, of)
  makeCuts(tr, cuts, { from: start, to: start + target.content.size })
}

function decideBlock(tr: Transform, pos: number, block: Node, at: Decided): void {
  for (const mark of at.done) tr.step(new RemoveNodeMarkStep(pos, mark))
  if (at.kind && !sameKind(kindOf(block), at.kind)) tr.setNodeMarkup(pos, at.kind.type, at.kind.attrs, at.marks)
}

function takeOrigin(tr: Transform, pos: number, of: Node): void {
  for (const name of ["from", "cont"])
    if (tr.doc.nodeAt(pos)?.attrs[name] !== of.attrs[name]) tr.step(new AttrStep(pos, name, of.attrs[name]))
}
