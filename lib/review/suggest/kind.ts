/** The kind of a block (paragraph, heading 2, item…) apart from where it came from. */
import type { Attrs, Mark, Node, NodeType } from "prosemirror-model"
import { schema } from "../schema"
import { fmt, isKind } from "./marks"

export interface Kind {
  readonly type: NodeType
  readonly attrs: Attrs
}

/** `from` and `cont` say where a block came from: they stay with the block when its kind changes. */
const isOrigin = (name: string): boolean => name === "from" || name === "cont"

export const kindOf = (block: Node): Kind => ({ type: block.type, attrs: block.attrs })

export function sameKind(a: Kind, b: Kind): boolean {
  if (a.type !== b.type) return false
  for (const name in b.attrs) if (!isOrigin(name) && a.attrs[name] !== b.attrs[name]) return false
  return true
}

/** Code, table cells and opaque blocks do not become other kinds, nor others them: there one goes and another comes. */
export const mayBecome = (a: NodeType, b: NodeType): boolean => a === b || (isFree(a) && isFree(b))
const isFree = (type: NodeType): boolean => type.isTextblock && !type.spec.code && type !== schema.nodes.cell

export function kindMark(want: Kind, id: string, author: string): Mark {
  const attrs: Record<string, unknown> = {}
  for (const name in want.attrs) if (!isOrigin(name)) attrs[name] = want.attrs[name]
  return fmt.create({ id, author, op: "kind", mark: want.type.name, attrs })
}

/** What a block becomes when this mark on it is accepted; null when the mark makes no sense there. */
export function kindAfter(block: Node, mark: Mark): Kind | null {
  if (!isKind(mark)) return null
  const type = schema.nodes[mark.attrs.mark as keyof typeof schema.nodes] as NodeType | undefined
  if (!type || !block.isTextblock || !mayBecome(block.type, type)) return null
  try {
    const made = type.create({ ...mark.attrs.attrs, from: block.attrs.from, cont: block.attrs.cont })
    made.check()
    return kindOf(made)
  } catch (error) {
    // A forged or damaged mark: attributes are validated by throwing RangeError.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The kind the author sees: with their own pending change of kind, if there is one. */
export function kindSeenBy(block: Node, author: string): Kind {
  const own = block.marks.find(mark => isKind(mark) && mark.attrs.author === author)
  return (own && kindAfter(block, own)) ?? kindOf(block)
}
