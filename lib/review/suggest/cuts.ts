/** Taking dead text and dead breaks out of a target with as few steps as possible. */
import { Fragment, type Node, Slice } from "prosemirror-model"
import { ReplaceStep, type Transform } from "prosemirror-transform"
import { schema } from "../schema"
import { canTake } from "./fold"
import type { Kind } from "./kind"

export interface Range {
  readonly from: number
  readonly to: number
}

export interface BlockCut {
  readonly block: Node
  /** The position before the block. */
  readonly pos: number
  readonly dead: boolean
  /** Stretches of its content that go, in order. */
  readonly runs: readonly Range[]
  /** What stays of its content. */
  readonly rest: readonly Node[]
  readonly kind: Kind
}

export interface Cuts {
  /** In order, apart from each other. */
  readonly ranges: readonly Range[]
  /** Blocks with a dead break that can neither join nor go. */
  readonly stuck: readonly BlockCut[]
  /** Nothing at all would stay. */
  readonly leavesNothing: boolean
}

/** The ranges to delete; the same rule as `fold`. Positions are those before any of them is deleted. */
export function planCuts(blocks: readonly BlockCut[]): Cuts {
  const ranges: { from: number; to: number }[] = []
  const stuck: BlockCut[] = []
  let before: { end: number; kind: Kind } | null = null
  let kept = 0
  for (const at of blocks) {
    const end = at.pos + at.block.nodeSize - 1
    if (at.block.isAtom) {
      if (at.dead) ranges.push({ from: at.pos, to: at.pos + 1 })
      else {
        before = null
        kept++
      }
      continue
    }
    if (at.dead && before && canTake(before.kind, at.rest)) {
      ranges.push({ from: before.end, to: at.pos + 1 }, ...at.runs)
      before = { end, kind: before.kind }
      continue
    }
    if (at.dead && at.rest.length === 0) {
      ranges.push({ from: at.pos, to: end + 1 })
      continue
    }
    if (at.dead) stuck.push(at)
    ranges.push(...at.runs)
    before = { end, kind: at.kind }
    kept++
  }
  return { ranges: merged(ranges), stuck, leavesNothing: kept === 0 }
}

function merged(ranges: { from: number; to: number }[]): Range[] {
  const out: { from: number; to: number }[] = []
  for (const range of ranges.sort((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else out.push({ ...range })
  }
  return out
}

/** Deletes from the last to the first. `side`: the target's content, for when nothing of it stays. */
export function makeCuts(tr: Transform, cuts: Cuts, side: Range): void {
  if (cuts.leavesNothing) {
    const empty = new Slice(Fragment.from(schema.nodes.paragraph.create()), 0, 0)
    tr.step(new ReplaceStep(side.from, side.to, empty))
    return
  }
  for (const { from, to } of [...cuts.ranges].reverse()) tr.step(new ReplaceStep(from, to, Slice.empty))
}
