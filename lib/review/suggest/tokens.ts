/**
 * A target read as a row of tokens: the break that opens a block, then the runs of its text, then the next break.
 * An opaque block is its break alone. Where a block closes is no token: it closes where the next one opens.
 */
import type { Node } from "prosemirror-model"

export type Token =
  | { readonly kind: "break"; readonly node: Node; readonly from: number; readonly to: number; readonly index: number }
  | { readonly kind: "run"; readonly node: Node; readonly from: number; readonly to: number; readonly index: number }

/** The tokens between two positions. `start`: where the target's content begins. Runs are cut to the range. */
export function tokensBetween(target: Node, start: number, from: number, to: number): Token[] {
  const tokens: Token[] = []
  target.forEach((block, offset, index) => {
    const pos = start + offset
    if (pos + block.nodeSize <= from || pos >= to) return
    if (pos >= from) tokens.push({ kind: "break", node: block, from: pos, to: pos + 1, index })
    block.forEach((node, inner) => {
      const at = pos + 1 + inner
      const a = Math.max(at, from)
      const b = Math.min(at + node.nodeSize, to)
      if (a >= b) return
      const cut = node.isText && b - a < node.nodeSize ? node.cut(a - at, b - at) : node
      tokens.push({ kind: "run", node: cut, from: a, to: b, index })
    })
  })
  return tokens
}

/** The marks of the token that ends where this position is, and of the one that begins there. */
export function marksAround(target: Node, start: number, pos: number) {
  const tokens = tokensBetween(target, start, Math.max(start, pos - 2), Math.min(start + target.content.size, pos + 2))
  const before = tokens.filter(token => token.to <= pos).at(-1)
  const across = tokens.find(token => token.kind === "run" && token.from < pos && token.to > pos)
  const after = tokens.find(token => token.from >= pos)
  return { before: across ?? before ?? null, after: across ?? after ?? null }
}
