import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import type { Range } from "./cuts"
import { type Place, targetsBetween } from "./sides"

/**
 * What of a range lies in the text of targets: one piece a target, from within a first to within a last block. Where
 * table cells are among them, one piece a block: cells do not join.
 */
export function piecesBetween(doc: Node, from: number, to: number): Range[] {
  return targetsBetween(doc, from, to).flatMap(place => {
    const piece = clip(place, from, to)
    if (!piece) return []
    const blocks = blockPieces(place, piece)
    return blocks.some(one => one.block.type.name === "cell") ? blocks : [piece]
  })
}

function clip(place: Place, from: number, to: number): Range | null {
  let a = Math.max(from, place.start)
  let b = Math.min(to, place.end)
  const inText = (pos: number) => place.target.resolve(pos - place.start).parent.isTextblock
  while (a < b && !inText(a)) a++
  while (b > a && !inText(b)) b--
  return a < b ? { from: a, to: b } : null
}

function blockPieces({ target, start }: Place, piece: Range) {
  const pieces: { from: number; to: number; block: Node }[] = []
  target.forEach((block, offset) => {
    const from = Math.max(piece.from, start + offset + 1)
    const to = Math.min(piece.to, start + offset + block.nodeSize - 1)
    if (block.isTextblock && from < to) pieces.push({ from, to, block })
  })
  return pieces
}

/** Deletes the pieces, the last first; false when there is nothing to delete. */
export function deletePieces(tr: Transform, from: number, to: number): boolean {
  const pieces = piecesBetween(tr.doc, from, to)
  for (const piece of pieces.reverse()) tr.delete(piece.from, piece.to)
  return pieces.length > 0
}
