import type { Node } from "prosemirror-model"

/**
 * So many UTF-16 units without a space are no words. A browser that kerns such a stretch measures it anew for every line: with
 * 200,000 letters that takes it twelve seconds at each key.
 */
const LONGEST_STRETCH = 2_000

export function isUnbroken(pair: Node): boolean {
  if (pair.nodeSize <= LONGEST_STRETCH) return false
  const text = pair.textBetween(0, pair.content.size, "\n", "\n")
  let stretch = 0
  for (let at = 0; at < text.length; at++) {
    stretch = text.charCodeAt(at) <= 32 ? 0 : stretch + 1
    if (stretch > LONGEST_STRETCH) return true
  }
  return false
}
