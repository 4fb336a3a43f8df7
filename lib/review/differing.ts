import type { Node } from "prosemirror-model"

/** Where two documents differ: the index of the first pair that is not the same object, and how many are the same at their ends. */
export interface Differing {
  readonly first: number
  readonly tail: number
}

/** Several ask about one and the same change, and the list of pairs of a long page is long: the last answer is kept. */
let last: { readonly before: Node; readonly after: Node; readonly differing: Differing } | null = null

/** By identity: ProseMirror keeps the very same object for what a step leaves alone. */
export function differing(before: Node, after: Node): Differing {
  if (last?.before === before && last.after === after) return last.differing
  const [was, is] = [before.children, after.children]
  const least = Math.min(was.length, is.length)
  let first = 0
  while (first < least && was[first] === is[first]) first++
  let tail = 0
  while (tail < least - first && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail++
  last = { before, after, differing: { first, tail } }
  return last.differing
}
