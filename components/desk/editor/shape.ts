import type { Node } from "prosemirror-model"
import { isEmptySide } from "@/lib/review/schema"

/** Row classes by what stands in the row: headings have more room above, items less. */
export function shapeOf(pair: Node): string {
  const first = isEmptySide(pair.child(1)) ? pair.child(0).child(0) : pair.child(1).child(0)
  const source = pair.child(0).child(0)
  const heading = [source, first].find(block => block.type.name === "heading")
  if (heading) return heading.attrs.level === 1 ? "h h1" : "h"
  return first.type.name === "item" || source.type.name === "item" ? "li" : ""
}
