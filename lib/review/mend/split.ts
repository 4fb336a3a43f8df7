import { Fragment, type Node, Slice } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { ReplaceStep } from "prosemirror-transform"
import { orderAfterSplit } from "@/lib/align/crossed"
import { isEmptySide, schema } from "../schema"
import { sourceOrderOf, writeOrder } from "./order"
import { pairStart } from "./places"

/**
 * Splits the pair at `index` in two: at `target` and `source`, places inside the sides (0 = before the first block,
 * `side.content.size` = after the last). A place inside a block cuts it; the second piece goes on the first (`cont`).
 * A side that would be left without a block gets an empty paragraph. The second pair is like the first, without its
 * judgement, but for `attrs`.
 *
 * @returns false when both places lie at the same end, so that one of the pairs would be empty on both sides.
 */
export function splitPair(
  tr: Transaction,
  index: number,
  places: { source: number; target: number },
  id: string,
  attrs: Node["attrs"] = {},
): boolean {
  const pair = tr.doc.child(index)
  const [source, target] = [pair.child(0), pair.child(1)]
  const s = snap(source, places.source)
  const t = snap(target, places.target)
  const atStart = isBefore(source, s) && isBefore(target, t)
  const atEnd = isAfter(source, s) && isAfter(target, t)
  if (atStart || atEnd) return false

  const order = sourceOrderOf(tr.doc)
  const secondSource = schema.nodes.source.create(null, cutAfter(source, s))
  const start = pairStart(tr.doc, index)
  const inTarget = start + 2 + source.nodeSize
  splitTarget(tr, inTarget, target, t, { ...pair.attrs, judged: null, memory: null, ...attrs, id }, secondSource)
  const inSource = start + 2
  if (!isEmptySide(source) && s < source.content.size) keepBefore(tr, inSource, source, s)
  if (order !== null) writeOrder(tr, orderAfterSplit(order, index))
  return true
}

/** At the very edge of a block's text the cut lies between blocks. */
function snap(side: Node, place: number): number {
  const within = Math.min(Math.max(0, place), side.content.size)
  let at = within
  side.forEach((block, offset) => {
    if (within === offset + 1) at = offset
    else if (within === offset + block.nodeSize - 1) at = offset + block.nodeSize
  })
  return at
}

const isBefore = (side: Node, place: number): boolean => place === 0 || isEmptySide(side)
const isAfter = (side: Node, place: number): boolean => place === side.content.size || isEmptySide(side)

const emptySide = (): Fragment => Fragment.from(schema.nodes.paragraph.create())

function cutAfter(side: Node, place: number): Fragment {
  if (place >= side.content.size) return emptySide()
  const cut = side.content.cut(place)
  if (cut.size === 0) return emptySide()
  return isInside(side, place) ? markFirst(cut) : cut
}

const isInside = (side: Node, place: number): boolean => side.resolve(place).depth > 0

function markFirst(content: Fragment): Fragment {
  const first = content.firstChild
  return first === null
    ? content
    : content.replaceChild(0, first.type.create({ ...first.attrs, cont: true }, first.content, first.marks))
}

/** Takes away what now stands in the second pair. */
function keepBefore(tr: Transaction, from: number, source: Node, place: number): void {
  const end = from + source.content.size
  if (place === 0) {
    tr.step(new ReplaceStep(from, end, new Slice(emptySide(), 0, 0)))
    return
  }
  const $place = source.resolve(place)
  // An open, empty copy of the cut block closes it where the cut is.
  const rest = $place.depth === 0 ? Slice.empty : new Slice(Fragment.from($place.parent.copy(Fragment.empty)), 1, 0)
  tr.step(new ReplaceStep(from + place, end, rest))
}

/** Puts the border between the pairs into the target, without touching a character of it. */
function splitTarget(
  tr: Transaction,
  inTarget: number,
  target: Node,
  place: number,
  attrs: Node["attrs"],
  source: Node,
): void {
  const open = (content: readonly Node[]) => schema.nodes.target.create(null, content)
  const second = (content: readonly Node[]) => schema.nodes.pair.create(attrs, [source, open(content)])
  const first = (content: readonly Node[]) => Fragment.from(open(content))
  const pairShell = (content: Fragment) => schema.nodes.pair.create(attrs, content)
  const size = target.content.size
  if (isEmptySide(target) || place === size) {
    // Nothing of the target goes along: a whole new pair after this one.
    tr.insert(inTarget + size + 2, second([schema.nodes.paragraph.create()]))
    return
  }
  const border = (left: Fragment, right: readonly Node[], depth: number) =>
    new ReplaceStep(
      inTarget + place,
      inTarget + place,
      new Slice(Fragment.from([pairShell(left), second(right)]), depth, depth),
    )
  if (place === 0) {
    // All of it goes along: an empty paragraph and the border are put before it.
    tr.step(border(first([schema.nodes.paragraph.create()]), [], 2))
    return
  }
  const $place = target.resolve(place)
  if ($place.depth === 0) {
    tr.step(border(first([]), [], 2))
    return
  }
  const block = $place.parent
  const goesOn = block.type.create({ ...block.attrs, cont: true })
  tr.step(border(first([block.copy(Fragment.empty)]), [goesOn], 3))
}
