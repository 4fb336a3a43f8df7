import type { Node } from "prosemirror-model"

/** The position before the pair with this index. */
export function pairStart(doc: Node, index: number): number {
  let at = 0
  for (let i = 0; i < index; i++) at += doc.child(i).nodeSize
  return at
}

/** The pair that holds a position, or null where there is none (between pairs, outside). */
export function pairAt(doc: Node, pos: number): { index: number; start: number; node: Node } | null {
  if (pos < 0 || pos > doc.content.size) return null
  const $pos = doc.resolve(pos)
  return $pos.depth === 0 ? null : { index: $pos.index(0), start: $pos.before(1), node: $pos.node(1) }
}

/** Which side of its pair a position lies in. */
export function sideAt(doc: Node, pos: number): "source" | "target" | null {
  const $pos = doc.resolve(pos)
  return $pos.depth < 2 ? null : ($pos.node(2).type.name as "source" | "target")
}

/** Position before the side's first block. `start` is the position before the pair. */
export const sideStart = (pair: Node, start: number, side: "source" | "target"): number =>
  start + 2 + (side === "source" ? 0 : pair.child(0).nodeSize)

/** Where the sentences of a text end, as offsets into it. */
export type SentenceEnds = (text: string) => readonly number[]

/** Every place in a side where a sentence or block ends and another begins, as positions inside it (0 = before the first block). */
export function sentencePlaces(side: Node, sentenceEnds: SentenceEnds): number[] {
  const places: number[] = []
  side.forEach((block, offset, index) => {
    if (index > 0) places.push(offset)
    if (!block.isTextblock) return
    const text = block.textBetween(0, block.content.size, undefined, "\uFFFC")
    for (const end of sentenceEnds(text)) if (end > 0 && end < text.length) places.push(offset + 1 + end)
  })
  return places
}

/** How many characters of the side's text lie before a place in it. */
export function charactersBefore(side: Node, place: number): number {
  let count = 0
  side.forEach((block, offset) => {
    if (offset + 1 > place || !block.isTextblock) return
    count += Math.max(0, Math.min(block.content.size, place - offset - 1))
  })
  return count
}
