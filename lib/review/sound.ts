/** What every document must be, whoever changed it and however. */
import type { Node } from "prosemirror-model"

/** Two pairs of one id. */
export function hasTwins(doc: Node): boolean {
  const ids = new Set<unknown>()
  doc.forEach(pair => {
    ids.add(pair.attrs.id)
  })
  return ids.size !== doc.childCount
}

/** Does a pair, or the list of pairs, hold what the schema says, attributes and marks included? */
export function isSound(node: Node): boolean {
  try {
    node.check()
    return true
  } catch {
    return false
  }
}

/** The document after a change, looking only at the pairs that are not what they were. */
export function isSoundAfter(before: Node, after: Node): boolean {
  const known = new Set(before.children)
  return (
    after.type.validContent(after.content) && !hasTwins(after) && after.children.every(p => known.has(p) || isSound(p))
  )
}
