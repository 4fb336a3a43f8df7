/** The words that are sought, marked in a text that only stands in for the target, as the clean and the original view do. */
import { findWords, foldingOf, foldText, type Search } from "@/lib/text/search"

interface Piece {
  readonly node: Text
  /** Where its text begins in the block's. */
  readonly at: number
}

/**
 * Marks every place in the blocks of `shown`. The same places are found as in the document, and in the same order.
 * @param here which of them is the one that the person is at, counted from 0; −1 for none
 */
export function lightWords(shown: ParentNode, search: Search, language: string, here: number): void {
  let count = 0
  for (const block of [...shown.children]) {
    const { text, pieces } = textOf(block)
    const places = findWords(text, foldText(text, foldingOf(search)), search, language)
    for (const [i, { from, to }] of [...places.entries()].reverse())
      for (const piece of pieces) mark(piece, from, to, count + i === here)
    count += places.length
  }
}

/** Text that runs on, as lib/review/find reads it: a break is a line's end, any other thing one sign. */
function textOf(block: Element): { readonly text: string; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = []
  let text = ""
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      pieces.push({ node, at: text.length })
      text += node.data
    } else if (node instanceof HTMLBRElement) text += "\n"
    else if (node !== block && node.childNodes.length === 0) text += "\uFFFC"
    else for (const child of node.childNodes) walk(child)
  }
  walk(block)
  return { text, pieces }
}

/** From the last place to the first, so that what stands before keeps its text node. */
function mark({ node, at }: Piece, from: number, to: number, isHere: boolean): void {
  const start = Math.max(0, from - at)
  const end = Math.min(node.length, to - at)
  if (start >= end) return
  const words = node.splitText(start)
  words.splitText(end - start)
  const lit = document.createElement("span")
  lit.className = isHere ? "found found-here" : "found"
  words.replaceWith(lit)
  lit.append(words)
}
