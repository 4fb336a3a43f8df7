import type { Node } from "prosemirror-model"
import { areCrosswise, crossCut } from "@/lib/align/crosswise"
import { stretchesOf } from "./propose"
import type { Langs } from "./sections"

/** Do the targets of two neighbouring pairs seem to have changed places? */
export function targetsCross(upper: Node, lower: Node): boolean {
  const [s1, t1] = upper.children.map(words)
  const [s2, t2] = lower.children.map(words)
  return areCrosswise([s1 ?? "", s2 ?? ""], [t1 ?? "", t2 ?? ""])
}

const words = (side: Node): string => side.textBetween(0, side.content.size, " ", " ")

/**
 * Where a pair is best cut so that its two halves answer each other crosswise (then they are swapped); null when it
 * cannot be cut, or its words do not say that they cross.
 */
export function proposeCrossing(pair: Node, langs: Langs): { source: number; target: number } | null {
  const [source, target] = [stretchesOf(pair.child(0), langs.source), stretchesOf(pair.child(1), langs.target)]
  const cut = crossCut(
    source.map(one => one.text),
    target.map(one => one.text),
  )
  if (!cut?.told) return null
  return { source: source[cut.source]?.from ?? 0, target: target[cut.target]?.from ?? 0 }
}
