/** The texts of a side as they run on, with what is struck left out, and where each of their letters stands in the document. */
import type { Node } from "prosemirror-model"
import type { Folded, Stretch } from "@/lib/text/search"
import { schema } from "../schema"
import { canTake, decideNode, type Judge } from "../suggest/fold"
import { kindOf } from "../suggest/kind"

/** Text that runs on, and where its pieces stand, counted from within the side. */
export interface Running {
  text: string
  readonly pieces: { readonly at: number; readonly from: number; readonly length: number }[]
  folded: { readonly folding: string; readonly text: Folded } | null
  /** A block of code: its words are no language's. */
  readonly isCode: boolean
}

export type Reader = "taken" | "left" | "raw"
export const judges: { readonly [R in Reader]: Judge } = {
  taken: () => "accept",
  left: () => "reject",
  raw: () => null,
}
const kept: { readonly [R in Reader]: WeakMap<Node, readonly Running[]> } = {
  taken: new WeakMap(),
  left: new WeakMap(),
  raw: new WeakMap(),
}

/** The texts of a side that run on: one a block, but where a break is gone two are one. */
export function readings(side: Node, reader: Reader): readonly Running[] {
  const known = kept[reader].get(side)
  if (known) return known
  const judge = judges[reader]
  const out: { running: Running; kind: ReturnType<typeof kindOf> }[] = []
  side.forEach((block, offset) => {
    const { dead, kind } = decideNode(block, judge)
    if (block.isAtom) {
      if (!dead) out.push({ running: { text: "", pieces: [], folded: null, isCode: false }, kind: kindOf(block) })
      return
    }
    const live: { node: Node; from: number }[] = []
    block.forEach((node, inside) => {
      if (!decideNode(node, judge).dead) live.push({ node, from: offset + 1 + inside })
    })
    const before = out.at(-1)
    const nodes = live.map(one => one.node)
    const joins = dead && before !== undefined && canTake(before.kind, nodes)
    if (dead && !joins && live.length === 0) return
    const running: Running = joins ? before.running : { text: "", pieces: [], folded: null, isCode: false }
    if (!joins) out.push({ running, kind: kind ?? kindOf(block) })
    for (const { node, from } of live) {
      const text = node.text ?? (node.type === schema.nodes.break ? "\n" : "\uFFFC")
      running.pieces.push({ at: running.text.length, from, length: text.length })
      running.text += text
    }
  })
  const made = out
    .filter(({ running }) => running.text !== "")
    .map(({ running, kind }) => (kind?.type.spec.code ? { ...running, isCode: true } : running))
  kept[reader].set(side, made)
  return made
}

/** A stretch of running text as positions in its side. */
export function placed({ pieces }: Running, { from, to }: Stretch): Stretch {
  const holding = (at: number) => {
    let [low, high] = [0, pieces.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((pieces[middle]?.at ?? 0) <= at) low = middle
      else high = middle - 1
    }
    const piece = pieces[low]
    return piece ? piece.from + at - piece.at : 0
  }
  return { from: holding(from), to: holding(to - 1) + 1 }
}
