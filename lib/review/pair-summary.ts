/** What the desk shows of one pair, derived from its node and kept as long as the node stands. */
import type { Node } from "prosemirror-model"
import type { PairStatus } from "./roles"
import { statusOf } from "./status"
import { type PairSuggestion, suggestionsInPair } from "./suggest/list"

/** A stretch of text that a comment is set on; positions count from the start of the pair node. */
export interface Anchor {
  readonly thread: string
  readonly side: "source" | "target"
  readonly ranges: readonly { readonly from: number; readonly to: number }[]
}

export interface PairSummary {
  readonly status: PairStatus
  readonly suggestions: readonly PairSuggestion[]
  /** In the order in which they begin, source first. */
  readonly anchors: readonly Anchor[]
}

const known = new WeakMap<Node, PairSummary>()

export function pairSummary(pair: Node): PairSummary {
  const before = known.get(pair)
  if (before) return before
  const made: PairSummary = { status: statusOf(pair), suggestions: suggestionsInPair(pair), anchors: anchorsOf(pair) }
  known.set(pair, made)
  return made
}

const knownAnchors = new WeakMap<Node, readonly Anchor[]>()

export function anchorsOf(pair: Node): readonly Anchor[] {
  const before = knownAnchors.get(pair)
  if (before) return before
  const made = anchorsIn(pair)
  knownAnchors.set(pair, made)
  return made
}

function anchorsIn(pair: Node): Anchor[] {
  const found = new Map<string, { thread: string; side: "source" | "target"; ranges: { from: number; to: number }[] }>()
  const edge = 1 + pair.child(0).nodeSize
  pair.descendants((node, offset) => {
    if (!node.isInline) return
    // `descendants` counts from the pair's content; positions here count from before the pair.
    const from = offset + 1
    for (const mark of node.marks) {
      if (mark.type.name !== "comment") continue
      const thread = mark.attrs.thread as string
      const side = from < edge ? "source" : "target"
      const anchor = found.get(thread) ?? { thread, side, ranges: [] }
      found.set(thread, anchor)
      const last = anchor.ranges.at(-1)
      if (last?.to === from) last.to = from + node.nodeSize
      else anchor.ranges.push({ from, to: from + node.nodeSize })
    }
  })
  return [...found.values()]
}
