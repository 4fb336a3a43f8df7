import type { Node } from "prosemirror-model"

/** A pair of the document by its id, and the position before it. */
export function findNode(doc: Node, pair: string): { readonly node: Node; readonly start: number } | null {
  let start = 0
  for (const node of doc.children) {
    if (node.attrs.id === pair) return { node, start }
    start += node.nodeSize
  }
  return null
}
