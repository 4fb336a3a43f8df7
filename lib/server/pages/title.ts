import type { Node } from "prosemirror-model"

/** The first heading of a side, else its first words, for lists of pages; empty when nothing is written. */
export function titleOf(doc: Node, side: "source" | "target"): string {
  let first = ""
  let heading = ""
  doc.descendants(node => {
    if (heading || node.type.name === otherSide[side]) return false
    if (!node.isTextblock) return true
    const words = wordsOf(node)
    first ||= words
    if (node.type.name === "heading") heading = words
    return false
  })
  return shortened(heading || first)
}

const otherSide = { source: "target", target: "source" } as const

/** Without what is only suggested. */
function wordsOf(block: Node): string {
  let words = ""
  block.forEach(node => {
    if (node.isText && !node.marks.some(mark => mark.type.name === "ins")) words += node.text
  })
  return words.trim()
}

const shortened = (words: string): string => {
  const letters = Array.from(words)
  return letters.length > 120 ? `${letters.slice(0, 119).join("")}…` : words
}
