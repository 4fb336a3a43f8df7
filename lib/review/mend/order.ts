/** Keeps the order of the source while pairs are cut, joined and crossed. */
import { type Node, Slice } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { ReplaceStep } from "prosemirror-transform"
import { backsOf, withEmptyInPlace } from "@/lib/align/crossed"
import { isEmptySide } from "../schema"
import { orderOf } from "../source-order"
import { pairStart } from "./places"

/** Indexes of the pairs in the order of the source; null where nothing crosses. */
export const sourceOrderOf = (doc: Node): readonly number[] | null => orderOf(doc.children)

export const hasNoSource = (doc: Node, index: number): boolean => isEmptySide(doc.child(index).child(0))

/** Writes the order into the pairs; `order` is that of the document as it is now. */
export function writeOrder(tr: Transaction, order: readonly number[]): void {
  const backs = backsOf(withEmptyInPlace(order, index => hasNoSource(tr.doc, index)))
  let start = 0
  tr.doc.children.forEach((pair, index) => {
    if (pair.attrs.back !== backs[index]) tr.setNodeAttribute(start, "back", backs[index])
    start += pair.nodeSize
  })
}

/** Puts other blocks in the place of a pair's source. */
export function replaceSource(tr: Transaction, index: number, source: Node): void {
  const now = tr.doc.child(index).child(0)
  if (now.eq(source)) return
  const start = pairStart(tr.doc, index) + 2
  tr.step(new ReplaceStep(start, start + now.content.size, new Slice(source.content, 0, 0)))
}

/** Lays the sources of a closed run of pairs in their own order, for joining them. */
export function straighten(tr: Transaction, order: readonly number[], from: number, to: number): void {
  const { doc } = tr
  const rows = order.filter(index => index >= from && index <= to)
  const full = rows.filter(index => !hasNoSource(doc, index))
  const empty = rows.filter(index => hasNoSource(doc, index))
  const sources = [...full, ...empty].map(index => doc.child(index).child(0))
  for (let index = to; index >= from; index--) replaceSource(tr, index, sources[index - from] as Node)
}
