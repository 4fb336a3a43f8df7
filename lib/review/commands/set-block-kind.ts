import type { Attrs, NodeType } from "prosemirror-model"
import type { Command } from "prosemirror-state"
import { type Kind, kindOf, kindSeenBy, mayBecome, sameKind } from "../suggest/kind"
import { targetsBetween } from "../suggest/sides"

/** What a block becomes; with a function, by its place among those of the selection that can become it. */
export type KindAttrs = Attrs | ((at: number) => Attrs)

/**
 * Makes the blocks of the selection another kind of block (paragraph, heading, item, quote). `author`: whose pending
 * suggestions count as done, so that going back to the first kind takes the suggestion back.
 */
export function setBlockKind(type: NodeType, attrs: KindAttrs = {}, author: string | null = null): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection
    const tr = state.tr
    let at = 0
    for (const { target, start, end } of targetsBetween(state.doc, from, to)) {
      if (from > end || to < start) continue
      target.forEach((block, offset) => {
        const pos = start + offset
        if (pos + block.nodeSize <= from || pos >= to + (from === to ? 1 : 0) || !mayBecome(block.type, type)) return
        const wanted = typeof attrs === "function" ? attrs(at++) : attrs
        const want = type.create({ ...wanted, from: block.attrs.from, cont: block.attrs.cont })
        const seen: Kind = author === null ? kindOf(block) : kindSeenBy(block, author)
        if (!sameKind(seen, kindOf(want)) || (author === null && block.marks.length > 0))
          tr.setNodeMarkup(pos, type, want.attrs)
      })
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }
}
