import type { Node } from "prosemirror-model"
import { schema } from "../schema"

/** A target of the document, with its content's borders as positions in the document. */
export interface Place {
  readonly index: number
  readonly pair: Node
  readonly target: Node
  readonly start: number
  readonly end: number
}

/** The target that holds both positions, its very edges included. */
export function targetAround(doc: Node, from: number, to: number): Place | null {
  const $from = doc.resolve(from)
  if ($from.depth < 2 || $from.node(2).type !== schema.nodes.target || to > $from.end(2)) return null
  return {
    index: $from.index(0),
    pair: $from.node(1),
    target: $from.node(2),
    start: $from.start(2),
    end: $from.end(2),
  }
}

/** All targets of which something lies between two positions, in order. */
export function targetsBetween(doc: Node, from: number, to: number): Place[] {
  const places: Place[] = []
  doc.forEach((pair, offset, index) => {
    const start = offset + 2 + pair.child(0).nodeSize
    const end = start + pair.child(1).content.size
    if (start <= to && end >= from) places.push({ index, pair, target: pair.child(1), start, end })
  })
  return places
}

export const isInSource = (doc: Node, pos: number): boolean => {
  const $pos = doc.resolve(pos)
  return $pos.depth >= 2 && $pos.node(2).type === schema.nodes.source
}
