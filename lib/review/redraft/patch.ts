/**
 * The fewest steps from a side as it is to a side as it shall be: only what is between the items that stay is replaced,
 * so that everybody's carets, unsent typing and comments stay on their characters.
 */
import { Fragment, type Mark, type Node, Slice } from "prosemirror-model"
import { AddNodeMarkStep, AttrStep, RemoveNodeMarkStep, ReplaceStep, type Transform } from "prosemirror-transform"
import { schema } from "../schema"
import { MarkSteps } from "../suggest/mark-steps"
import { type Item, itemsOf } from "./items"

/**
 * @param start where the side's content begins
 * @param links for every item of the new blocks its place in the old content, or -1
 */
export function patchSide(
  tr: Transform,
  start: number,
  old: Node,
  blocks: readonly Node[],
  links: readonly number[],
): void {
  const fresh = old.copy(Fragment.fromArray([...blocks]))
  if (fresh.eq(old)) return
  const was = itemsOf(old.children)
  const is = itemsOf(blocks)
  const stays = soundLinks(was, is, links)
  const marks = new MarkSteps()
  const later = new MarkSteps()
  for (const [k, link] of stays.entries()) {
    const [a, b] = [was[link], is[k]]
    if (!a || !b) continue
    if (a.kind === "char" && b.kind === "char") {
      for (const mark of a.node.marks)
        if (!mark.isInSet(b.node.marks)) marks.remove(start + link, start + link + 1, mark)
      for (const mark of b.node.marks) if (!mark.isInSet(a.node.marks)) later.add(start + k, start + k + 1, mark)
    }
  }
  marks.apply(tr)
  for (const [k, link] of stays.entries()) {
    const [a, b] = [was[link], is[k]]
    if (a && b && a.kind !== "close" && a.kind !== "char" && b.kind !== "close")
      reshape(tr, start + link, a.node, b.node)
  }
  for (const { from, to, newFrom, newTo } of gapsOf(stays, was.length, is.length).reverse())
    tr.step(new ReplaceStep(start + from, start + to, fresh.slice(newFrom, newTo)))
  later.apply(tr)
  const made = tr.doc.resolve(start).parent
  if (!made.eq(fresh)) tr.step(new ReplaceStep(start, start + made.content.size, new Slice(fresh.content, 0, 0)))
}

/** Links that rise, between items of one kind; blocks' ends are linked with the beginnings that follow them. */
function soundLinks(was: readonly Item[], is: readonly Item[], links: readonly number[]): number[] {
  const stays: number[] = []
  let last = -1
  for (const [k, item] of is.entries()) {
    const next = k + 1 < is.length ? (links[k + 1] ?? -1) : was.length
    const wanted = item.kind === "close" ? (next > 0 ? next - 1 : -1) : (links[k] ?? -1)
    const other = was[wanted]
    const fits = wanted > last && other !== undefined && isAlike(other, item)
    stays.push(fits ? wanted : -1)
    if (fits) last = wanted
  }
  return stays
}

function isAlike(a: Item, b: Item): boolean {
  if (a.kind === "char" && b.kind === "char")
    return (
      a.text === b.text && (a.node.isText ? b.node.isText : a.node.type === b.node.type && sameAttrs(a.node, b.node))
    )
  if (a.kind === "open" && b.kind === "open") return isCode(a.node) === isCode(b.node)
  if (a.kind === "opaque" && b.kind === "opaque") return a.node.attrs.raw === b.node.attrs.raw
  return a.kind === "close" && b.kind === "close"
}
const isCode = (node: Node): boolean => node.type === schema.nodes.pre
const sameAttrs = (a: Node, b: Node): boolean => JSON.stringify(a.attrs) === JSON.stringify(b.attrs)

interface Gap {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

function gapsOf(stays: readonly number[], oldSize: number, newSize: number): Gap[] {
  const gaps: Gap[] = []
  let [from, newFrom] = [0, 0]
  const put = (to: number, newTo: number): void => {
    if (from < to || newFrom < newTo) gaps.push({ from, to, newFrom, newTo })
  }
  for (const [k, link] of stays.entries()) {
    if (link < 0) continue
    put(link, k)
    from = link + 1
    newFrom = k + 1
  }
  put(oldSize, newSize)
  return gaps
}

function reshape(tr: Transform, pos: number, was: Node, is: Node): void {
  if (was.type !== is.type) {
    tr.setNodeMarkup(pos, is.type, is.attrs, is.marks)
    return
  }
  for (const mark of was.marks) if (!mark.isInSet(is.marks)) tr.step(new RemoveNodeMarkStep(pos, mark))
  for (const mark of is.marks) if (!mark.isInSet(was.marks)) tr.step(new AddNodeMarkStep(pos, mark as Mark))
  for (const name in is.attrs) if (was.attrs[name] !== is.attrs[name]) tr.step(new AttrStep(pos, name, is.attrs[name]))
}
