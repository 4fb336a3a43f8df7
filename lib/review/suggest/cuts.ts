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

interface Cut extends Range {
  /** It lies in the text of one block. */
  readonly inText: boolean
}

export interface Cuts {
  /** Texts in order, and breaks in order. */
  readonly ranges: readonly Cut[]
  /** Blocks with a dead break that can neither join nor go. */
  readonly stuck: readonly BlockCut[]
  /** Nothing at all would stay. */
  readonly leavesNothing: boolean
}

/** The ranges to delete; the same rule as `fold`. Positions are those before any of them is deleted. */
export function planCuts(blocks: readonly BlockCut[]): Cuts {
  const ranges: Cut[] = []
  const stuck: BlockCut[] = []
  let before: { end: number; kind: Kind } | null = null
  let kept = 0
  for (const at of blocks) {
    const end = at.pos + at.block.nodeSize - 1
    if (at.block.isAtom) {
      if (at.dead) ranges.push({ from: at.pos, to: at.pos + 1, inText: false })
      else {
        before = null
        kept++
      }
      continue
    }
    if (at.dead && before && canTake(before.kind, at.rest)) {
      ranges.push({ from: before.end, to: at.pos + 1, inText: false }, ...at.runs.map(inText))
      before = { end, kind: before.kind }
      continue
    }
    if (at.dead && at.rest.length === 0) {
      ranges.push({ from: at.pos, to: end + 1, inText: false })
      continue
    }
    if (at.dead) stuck.push(at)
    ranges.push(...at.runs.map(inText))
    before = { end, kind: at.kind }
    kept++
  }
  return { ranges: together(ranges, blocks), stuck, leavesNothing: kept === 0 }
}

const inText = ({ from, to }: Range): Cut => ({ from, to, inText: true })

/** One cut for what touches; but code never takes text in, not for a moment, that is to go. */
function together(ranges: readonly Cut[], blocks: readonly BlockCut[]): Cut[] {
  if (!blocks.some(at => at.block.type.spec.code)) return merged(ranges)
  return [...merged(ranges.filter(cut => cut.inText)), ...merged(ranges.filter(cut => !cut.inText))]
}

function merged(ranges: readonly Cut[]): Cut[] {
  const out: Cut[] = []
  for (const cut of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (!last || cut.from > last.to) out.push(cut)
    else
      out[out.length - 1] = {
        from: last.from,
        to: Math.max(last.to, cut.to),
        inText: last.inText && cut.inText,
      }
  }
  return out
}

/**
 * Deletes text first, so that only what stays is joined; then breaks from the first to the last, so that a text joins
 * the block that has already joined the one before. `side`: the target's content, for when nothing of it stays.
 */
export function makeCuts(tr: Transform, cuts: Cuts, side: Range): void {
  if (cuts.leavesNothing) {
    const empty = new Slice(Fragment.from(schema.nodes.paragraph.create()), 0, 0)
    tr.step(new ReplaceStep(side.from, side.to, empty))
    return
  }
  const before = tr.steps.length
  const cut = ({ from, to }: Range): void => {
    const moved = tr.mapping.slice(before)
    tr.step(new ReplaceStep(moved.map(from, 1), moved.map(to, -1), Slice.empty))
  }
  for (const one of cuts.ranges.filter(range => range.inText).reverse()) cut(one)
  for (const one of cuts.ranges.filter(range => !range.inText)) cut(one)
}
