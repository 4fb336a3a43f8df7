/**
 * A side as the checks read it: as if every suggestion were accepted, its blocks parted by line breaks. What is found in
 * that text is put back on the document by `place`.
 */
import type { Node } from "prosemirror-model"
import type { Stretch } from "@/lib/text/search"
import { placed, type Running, readings } from "./running"

export interface SideText {
  readonly text: string
  /** A stretch of the text as positions counted from within the side; null where it holds no letter or more than one block. */
  place(stretch: Stretch): Stretch | null
}

const known = new WeakMap<Node, SideText>()

export function sideText(side: Node): SideText {
  const before = known.get(side)
  if (before) return before
  const blocks = readings(side, "taken")
  const text = blocks.map(one => one.text).join("\n")
  const made = { text, place: (stretch: Stretch) => placeIn(blocks, stretch) }
  known.set(side, made)
  return made
}

function placeIn(blocks: readonly Running[], { from, to }: Stretch): Stretch | null {
  let start = 0
  for (const block of blocks) {
    const end = start + block.text.length
    if (from < to && from >= start && to <= end) return placed(block, { from: from - start, to: to - start })
    start = end + 1
  }
  return null
}
