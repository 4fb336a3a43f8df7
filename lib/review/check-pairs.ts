import { sourceOrder } from "@/lib/align/crossed"
import type { Piece, PiecePair } from "@/lib/align/types"
import { blockText, type Page } from "@/lib/page/page"

/**
 * Do these pairs hold both pages, exactly? Every block with something in it is there once, whole or cut, all pieces in
 * the order of its page and without a gap: joined, they are the page.
 */
export function pairsFit(source: Page, target: Page, pairs: readonly PiecePair[]): boolean {
  return (
    pairs.length > 0 &&
    sideFits(
      source,
      sourceOrder(pairs.map(pair => pair.back ?? 0)).flatMap(at => pairs[at]?.source ?? []),
    ) &&
    sideFits(
      target,
      pairs.flatMap(pair => pair.target),
    )
  )
}

function sideFits(page: Page, pieces: readonly Piece[]): boolean {
  const reached = new Map<number, number>()
  let last = -1
  for (const piece of pieces) {
    const block = page.blocks[piece.block]
    if (!block || piece.block < last) return false
    last = piece.block
    const length = blockText(block).length
    const begins = !reached.has(piece.block)
    if (begins !== (piece.start === "block")) return false
    if (piece.from !== (reached.get(piece.block) ?? 0) || piece.to < piece.from || piece.to > length) return false
    if (piece.from === piece.to && length > 0) return false
    reached.set(piece.block, piece.to)
  }
  return page.blocks.every((block, i) => {
    const length = blockText(block).length
    const at = reached.get(i)
    return at === undefined ? length === 0 && block.kind !== "opaque" : at === length
  })
}
