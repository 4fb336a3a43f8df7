/** The kinds of block that a person may choose, and what each makes of the block at the caret. */
import type { Attrs, Node, NodeType } from "prosemirror-model"
import type { EditorState } from "prosemirror-state"
import type { KindAttrs } from "@/lib/review/commands/set-block-kind"
import { schema } from "@/lib/review/schema"
import { type Kind, kindOf, kindSeenBy } from "@/lib/review/suggest/kind"

export const kinds = ["paragraph", "heading-1", "heading-2", "heading-3", "bullet", "number", "quote"] as const
export type KindName = (typeof kinds)[number]

const { paragraph, heading, item, quote } = schema.nodes

/** What to ask `setBlockKind` for. Items keep how deep they stand; numbers go on from the item before. */
export function kindWanted(name: KindName, state: EditorState, author: string | null): [NodeType, KindAttrs] {
  if (name === "paragraph") return [paragraph, {}]
  if (name === "quote") return [quote, {}]
  if (name === "bullet" || name === "number") {
    const before = blockBefore(state, author)
    const here = blockAt(state, author)
    const near = [here, before].find(kind => kind?.type === item)
    const level = near?.attrs.level ?? 0
    if (name === "bullet") return [item, { level, ordered: false, number: null }]
    const counts = before?.type === item && before.attrs.ordered && before.attrs.level === level
    const first = counts ? Number(before.attrs.number ?? 0) + 1 : 1
    return [item, (at: number): Attrs => ({ level, ordered: true, number: first + at })]
  }
  return [heading, { level: Number(name.at(-1)) }]
}

/** The kind of the block where the selection begins, as its author sees it; null: another kind, or none. */
export function kindHere(state: EditorState, author: string | null): KindName | null {
  const kind = blockAt(state, author)
  if (kind?.type === paragraph) return "paragraph"
  if (kind?.type === quote) return "quote"
  if (kind?.type === item) return kind.attrs.ordered ? "number" : "bullet"
  return kind?.type === heading ? (kinds.find(one => one === `heading-${kind.attrs.level}`) ?? null) : null
}

const seen = (block: Node, author: string | null): Kind => (author === null ? kindOf(block) : kindSeenBy(block, author))

function blockAt({ selection: { $from } }: EditorState, author: string | null): Kind | null {
  return $from.depth === 3 && $from.node(2).type === schema.nodes.target ? seen($from.parent, author) : null
}

/** The block before the one where the selection begins, in the target's own text. */
function blockBefore({ doc, selection: { $from } }: EditorState, author: string | null): Kind | null {
  if ($from.depth !== 3) return null
  const block = $from.index(2) > 0 ? $from.node(2).child($from.index(2) - 1) : null
  const pair = $from.index(0) > 0 ? doc.child($from.index(0) - 1) : null
  const last = block ?? pair?.child(1).lastChild ?? null
  return last ? seen(last, author) : null
}
