/**
 * Finds the decorations of a row by halving instead of by counting up from the first. ProseMirror asks every row of the page for
 * its decorations at every key, and looks for each through all rows that have some: on a long page millions of looks a key.
 *
 * Of prosemirror-view it relies on DecorationSet keeping `children` as [from, to, set] after [from, to, set], in order. Where
 * that is no longer so, or the page itself is decorated, ProseMirror's own way is taken.
 */
import type { Node } from "prosemirror-model"
import { DecorationSet, type DecorationSource } from "prosemirror-view"

interface Inside {
  readonly local?: readonly unknown[]
  readonly children?: readonly (number | DecorationSet)[]
  forChild(offset: number, node: Node): DecorationSource
}

/** Fewer than this are looked through as ever. */
const FEW = 24

let done = false

export function findDecorationsQuickly(): void {
  if (done) return
  done = true
  const prototype = DecorationSet.prototype as unknown as Inside
  const { forChild } = prototype
  prototype.forChild = function (this: Inside, offset: number, node: Node) {
    const { local, children } = this
    if (!local || !children || local.length > 0 || children.length < 3 * FEW || node.isLeaf)
      return forChild.call(this, offset, node)
    let [low, high] = [0, children.length / 3]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((children[3 * middle] as number) < offset) low = middle + 1
      else high = middle
    }
    return children[3 * low] === offset ? (children[3 * low + 2] as DecorationSet) : DecorationSet.empty
  }
}
