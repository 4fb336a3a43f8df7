/** The words of the source, which nobody changes. */
import type { Node } from "prosemirror-model"
import { inSourceOrder } from "../source-order"
import { readInline } from "../suggest/project"

/** Blocks, words and forms of both sources are the same; comments do not count. */
export function sameSource(before: Node, after: Node): boolean {
  const [a, b] = [before.child(0), after.child(0)]
  return a === b || a.eq(b) || JSON.stringify(blocksOf(a)) === JSON.stringify(blocksOf(b))
}

const blocksOf = (source: Node): unknown[] =>
  source.children.map(block => [
    block.type.name,
    block.attrs,
    block.marks.map(mark => mark.toJSON()),
    readInline(block.children),
  ])

/**
 * The source of a run of pairs, in its own order, as if nothing had been cut: a block that goes on the one before is one with it, empty
 * paragraphs are left out. Equal strings are equal words, forms and breaks.
 */
export function joinedWords(pairs: readonly Node[]): string {
  const blocks: { head: string; content: Node[] }[] = []
  for (const pair of inSourceOrder(pairs))
    for (const block of pair.child(0).children) {
      if (block.type.name === "paragraph" && block.content.size === 0) continue
      const last = blocks.at(-1)
      const { from: _from, cont, ...attrs } = block.attrs
      if (cont && last) last.content.push(...block.children)
      else
        blocks.push({
          head: JSON.stringify([block.type.name, attrs, cont, block.marks.map(mark => mark.toJSON())]),
          content: [...block.children],
        })
    }
  return JSON.stringify(blocks.map(({ head, content }) => [head, readInline(content)]))
}
