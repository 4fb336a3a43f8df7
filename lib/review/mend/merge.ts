import { type Node, Slice } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { ReplaceStep } from "prosemirror-transform"
import { closedRun, orderAfterMerge } from "@/lib/align/crossed"
import { isEmptySide } from "../schema"
import { hasNoSource, sourceOrderOf, straighten, writeOrder } from "./order"
import { pairStart } from "./places"

/**
 * Merges the pair at `index` with the one after it; false when there is none. The first pair's id stays.
 * Steps: the second source is copied to the end of the first, then everything between the two targets is taken out.
 */
export function mergeWithNext(tr: Transaction, index: number): boolean {
  if (index < 0 || index + 1 >= tr.doc.childCount) return false
  const order = sourceOrderOf(tr.doc)
  if (order === null) {
    copySource(tr, index)
    joinTargets(tr, index)
  } else mergeCrossed(tr, order, index)
  return true
}

/** What a crossing binds to the two is taken in as well: the joined source has to be one stretch of its text. */
function mergeCrossed(tr: Transaction, order: readonly number[], index: number): void {
  const { doc } = tr
  const isEmpty = (at: number): boolean => hasNoSource(doc, at)
  const run = closedRun(order, isEmpty, index, index + 1)
  straighten(tr, order, run.from, run.to)
  for (let k = run.from; k < run.to; k++) {
    copySource(tr, run.from)
    joinTargets(tr, run.from)
  }
  writeOrder(tr, orderAfterMerge(order, isEmpty, run))
}

/** Merges the pair at `index` with the one before it, which takes it in and keeps its id; false for the first pair. */
export const mergeWithPrevious = (tr: Transaction, index: number): boolean => mergeWithNext(tr, index - 1)

function copySource(tr: Transaction, index: number): void {
  const first = tr.doc.child(index).child(0)
  const second = tr.doc.child(index + 1).child(0)
  if (isEmptySide(second)) return
  const start = pairStart(tr.doc, index) + 2
  const end = start + first.content.size
  if (isEmptySide(first)) {
    tr.step(new ReplaceStep(start, end, new Slice(second.content, 0, 0)))
    return
  }
  const goesOn = second.child(0).attrs.cont === true && canJoin(first.lastChild, second.child(0))
  // An open slice makes the first block of the second source go on the last block of the first.
  if (goesOn) tr.step(new ReplaceStep(end - 1, end, new Slice(second.content, 1, 0)))
  else tr.step(new ReplaceStep(end, end, new Slice(second.content, 0, 0)))
}

function joinTargets(tr: Transaction, index: number): void {
  const firstPair = tr.doc.child(index)
  const first = firstPair.child(1)
  const second = tr.doc.child(index + 1).child(1)
  const start = pairStart(tr.doc, index) + 1 + firstPair.child(0).nodeSize + 1
  const end = start + first.content.size
  const next = pairStart(tr.doc, index + 1) + 1 + tr.doc.child(index + 1).child(0).nodeSize + 1
  const take = (from: number, to: number) => tr.step(new ReplaceStep(from, to, Slice.empty))
  // Somebody may be writing in an empty side this very moment: what is taken out ends where their words would stand, so
  // that these are joined with what is there instead of going with it.
  if (isEmptySide(second)) {
    if (canJoin(first.lastChild, second.child(0))) take(end - 1, next + 1)
    else take(end, next + second.content.size)
    return
  }
  if (isEmptySide(first)) {
    const { type, attrs, marks, isTextblock } = second.child(0)
    if (!isTextblock || !type.compatibleContent(first.child(0).type)) {
      take(start, next)
      return
    }
    tr.setNodeMarkup(start, type, attrs, marks)
    take(start + 1, next + 1)
    return
  }
  const goesOn = second.child(0).attrs.cont === true && canJoin(first.lastChild, second.child(0))
  if (goesOn) take(end - 1, next + 1)
  else take(end, next)
}

/** Whether a block that goes on (`cont`) may be one block with the last block before it. */
export const canJoin = (a: Node | null, b: Node): boolean =>
  a?.isTextblock === true && b.isTextblock && a.type.compatibleContent(b.type)
