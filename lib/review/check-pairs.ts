import type { Piece, PiecePair } from "@/lib/align/types"
import { blockText, type Page } from "@/lib/page/page"

/**
 * Do these pairs hold both pages, exactly? Every block with something in it is there once, whole or cut, its pieces
 * in order and without a gap. A pair that was moved may stand elsewhere in the order of its blocks.
 */
export function pairsFit(source: Page, target: Page, pairs: readonly PiecePair[]): boolean {
  const side = (of: "source" | "target") =>
    pairs.flatMap(pair => pair[of].map(piece => ({ piece, moved: pair.moved === true })))
  return pairs.length > 0 && sideFits(source, side("source")) && sideFits(target, side("target"))
}

function sideFits(page: Page, pieces: readonly { readonly piece: Piece; readonly moved: boolean }[]): boolean {
  const reached = new Map<number, number>()
  let last = -1
  for (const { piece, moved } of pieces) {
    const block = page.blocks[piece.block]
    if (!block || (!moved && piece.block < last)) return false
    if (!moved) last = piece.block
    const length = blockText(block).length
    const begins = !reached.has(piece.block)
    const from = reached.get(piece.block) ?? 0
    if (piece.from !== from || piece.to < from || piece.to > length) return false
    if (begins !== (piece.start === "block")) return false
    if (piece.from === piece.to && length > 0) return false
    reached.set(piece.block, piece.to)
  }
  return page.blocks.every((block, i) => {
    const length = blockText(block).length
    const at = reached.get(i)
    return at === undefined ? length === 0 && block.kind !== "opaque" : at === length
  })
}
