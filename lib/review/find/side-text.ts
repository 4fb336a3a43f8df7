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

/** Stands for a block of code, as for an image: there is something, and it has no words. */
const ATOM = "\uFFFC"

const known = new WeakMap<Node, SideText>()
const checked = new WeakMap<Node, SideText>()

export const sideText = (side: Node): SideText => sideTextIn(known, side, one => one.text)

/** The same with an atom for each block of code: a program is neither Spanish nor translated. */
export const checkedText = (side: Node): SideText => sideTextIn(checked, side, one => (one.isCode ? ATOM : one.text))

function sideTextIn(kept: WeakMap<Node, SideText>, side: Node, textOf: (block: Running) => string): SideText {
  const before = kept.get(side)
  if (before) return before
  const blocks = readings(side, "taken")
  const texts = blocks.map(textOf)
  const made = { text: texts.join("\n"), place: (stretch: Stretch) => placeIn(blocks, texts, stretch) }
  kept.set(side, made)
  return made
}

function placeIn(blocks: readonly Running[], texts: readonly string[], { from, to }: Stretch): Stretch | null {
  let start = 0
  for (const [k, block] of blocks.entries()) {
    const text = texts[k] ?? ""
    const end = start + text.length
    if (from < to && from >= start && to <= end)
      // An atom stands for all of its block.
      return placed(
        block,
        text === block.text ? { from: from - start, to: to - start } : { from: 0, to: block.text.length },
      )
    start = end + 1
  }
  return null
}
