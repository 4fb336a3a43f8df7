/** Findings as the worker tells them, on the words as they stand in the document. */
import type { Node } from "prosemirror-model"
import { named, type PageFinding } from "@/lib/client/checking"
import { checkedText } from "@/lib/review/find/side-text"
import type { PairChecked } from "./check-messages"

/** The findings of a pair on its words; none where the pair is gone, null where its words have changed since. */
export function placedOn(pair: Node | undefined, checked: PairChecked): readonly PageFinding[] | null {
  if (!pair) return []
  const sides = { source: checkedText(pair.child(0)), target: checkedText(pair.child(1)) }
  if (sides.source.text !== checked.source || sides.target.text !== checked.target) return null
  const starts = { source: 2, target: 2 + pair.child(0).nodeSize }
  return named(checked.pair, checked.findings, ({ side, from, to }) => {
    const place = sides[side].place({ from, to })
    return place && { from: starts[side] + place.from, to: starts[side] + place.to }
  })
}

export const sameFindings = (a: readonly PageFinding[], b: readonly PageFinding[]): boolean =>
  a.length === b.length && a.every((one, i) => sayingOf(one) === sayingOf(b[i]))

const sayingOf = (one: PageFinding | undefined): string =>
  one ? JSON.stringify([one.id, one.finding.message, one.finding.suggestions, one.finding.level]) : ""
