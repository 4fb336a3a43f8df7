/** The target's words in the places of the source's blocks: for writing them into the source's own file. */
import type { Node } from "prosemirror-model"
import type { Block, Inline, Page } from "@/lib/page/page"
import { type OpenSuggestions, readBlock } from "./resolve"
import { isEmptySide } from "./schema"
import { inSourceOrder } from "./source-order"
import { project } from "./suggest/project"

/**
 * @param source the page as it is read from the source's file, its blocks by the ids they have in the document
 * @returns that page with the words of the target; what faces no words of it is left out. Blocks of the target beyond the
 *   first that face one block of the source follow it, with ids of their own.
 */
export function intoSource(doc: Node, source: Page, open: OpenSuggestions): Page {
  const facing = facingBlocks(doc, open)
  const blocks = source.blocks.flatMap((block): Block[] => {
    // What is kept whole on the source's side stays as it is: it has no words to translate.
    if (block.kind === "opaque") return [block]
    const target = facing.get(block.id)
    if (!target || target.length === 0) return []
    const [first, ...more] = target
    if (!first) return []
    const own = block.kind === "code" ? { ...block, text: plain(first) } : { ...block, inline: inlineOf(first) }
    return [own, ...more.map((one, i): Block => ({ ...one, id: `new-${block.id}-${i}` }))]
  })
  return { ...source, lang: "", blocks }
}

const inlineOf = (block: Block): readonly Inline[] =>
  block.kind === "opaque" ? [] : block.kind === "code" ? [{ kind: "text", text: block.text, marks: [] }] : block.inline
const plain = (block: Block): string =>
  inlineOf(block)
    .map(run => (run.kind === "text" ? run.text : run.kind === "break" ? "\n" : ""))
    .join("")

/** The target's blocks by the block of the source that they face first; pieces of one block are one again. */
function facingBlocks(doc: Node, open: OpenSuggestions): ReadonlyMap<string, Block[]> {
  const found = new Map<string, Block[]>()
  let last = ""
  let made = 0
  for (const pair of inSourceOrder(doc.children)) {
    const from = pair.child(0).children.map(block => block.attrs.from as string | null)
    const target = project(pair.child(1), open === "take" ? "taken" : "left")
    const blocks = isEmptySide(target) ? [] : target.children.filter(one => one.isAtom || one.content.size > 0)
    const ids = isEmptySide(pair.child(0)) ? [] : from.filter(id => id !== null)
    blocks.forEach((node, i) => {
      // Blocks face each other in order; what is over stands with the last.
      const home = ids[Math.min(i, ids.length - 1)] ?? last
      const list = found.get(home) ?? []
      found.set(home, list)
      const block = readBlock(node, `t${++made}`)
      const before = list.at(-1)
      const goesOn = node.attrs.cont === true || (i === 0 && pair.child(0).firstChild?.attrs.cont === true)
      if (
        goesOn &&
        before &&
        before.kind !== "opaque" &&
        before.kind !== "code" &&
        block.kind !== "opaque" &&
        block.kind !== "code"
      )
        list[list.length - 1] = { ...before, inline: [...before.inline, ...block.inline] }
      else list.push(block)
    })
    last = ids.at(-1) ?? last
  }
  return found
}
