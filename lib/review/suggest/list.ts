/** The suggestions of a pair, read from its marks. There is no second store. */
import type { Attrs, Mark, Node } from "prosemirror-model"
import { ATOM } from "@/lib/page/page"
import { schema } from "../schema"
import type { Range } from "./cuts"
import { authorOf, del, fmt, idOf, ins, isKind, isSuggestion } from "./marks"

/** `split`, `join`: the break before a block is inserted or deleted. `kind`: a block becomes another kind of block. */
export type SuggestionKind = "ins" | "del" | "fmt" | "split" | "join" | "kind"

export interface FormatChange {
  readonly op: "add" | "remove" | "kind"
  /** Name of the mark put on or taken off, or of the kind of block. */
  readonly mark: string
  readonly attrs: Attrs | null
  /** The words it is about. */
  readonly text: string
}

export interface PairSuggestion {
  readonly id: string
  readonly author: string
  readonly kinds: readonly SuggestionKind[]
  /** A break is "\n", an image or placeholder one `ATOM`. */
  readonly inserted: string
  readonly deleted: string
  readonly format: readonly FormatChange[]
  /** In order. Positions count from the position before the pair; a break is the one position where its block opens. */
  readonly ranges: readonly Range[]
}

/** The same words go from one place to another: dragged, or taken out here and written again there. */
export const movesWords = ({ inserted, deleted }: Pick<PairSuggestion, "inserted" | "deleted">): boolean =>
  inserted.trim() !== "" && inserted.trim() === deleted.trim()

export interface Suggestion extends PairSuggestion {
  readonly pairs: readonly string[]
}

interface Draft {
  id: string
  author: string
  kinds: SuggestionKind[]
  inserted: string
  deleted: string
  format: { op: "add" | "remove" | "kind"; mark: string; attrs: Attrs | null; text: string }[]
  ranges: { from: number; to: number }[]
}

const known = new WeakMap<Node, readonly PairSuggestion[]>()

/** In the order in which they begin. Kept as long as the pair node lives. */
export function suggestionsInPair(pair: Node): readonly PairSuggestion[] {
  const before = known.get(pair)
  if (before) return before
  const made = suggestionsInTarget(pair.child(1), 1 + pair.child(0).nodeSize + 1)
  known.set(pair, made)
  return made
}

/** `start`: the position of the target's content, in whatever the positions should count from. */
function suggestionsInTarget(target: Node, start: number): readonly PairSuggestion[] {
  const found = new Map<string, Draft>()
  const draftOf = (mark: Mark): Draft => {
    const key = `${idOf(mark)}\u0000${authorOf(mark)}`
    const draft = found.get(key) ?? {
      id: idOf(mark),
      author: authorOf(mark),
      kinds: [],
      inserted: "",
      deleted: "",
      format: [],
      ranges: [],
    }
    found.set(key, draft)
    return draft
  }
  target.forEach((block, offset) => {
    for (const mark of block.marks) if (isSuggestion(mark)) addBlock(draftOf(mark), mark, block, start + offset)
    block.forEach((node, inner) => {
      for (const mark of node.marks)
        if (isSuggestion(mark)) addInline(draftOf(mark), mark, node, start + offset + 1 + inner)
    })
  })
  return [...found.values()]
}

function addKind(draft: Draft, kind: SuggestionKind): void {
  if (!draft.kinds.includes(kind)) draft.kinds.push(kind)
}

function addRange(draft: Draft, from: number, to: number): void {
  const last = draft.ranges.at(-1)
  if (last && from <= last.to) last.to = Math.max(last.to, to)
  else draft.ranges.push({ from, to })
}

function addBlock(draft: Draft, mark: Mark, block: Node, pos: number): void {
  addRange(draft, pos, pos + 1)
  if (isKind(mark)) {
    addKind(draft, "kind")
    draft.format.push({ op: "kind", mark: mark.attrs.mark, attrs: mark.attrs.attrs, text: block.textContent })
    return
  }
  if (mark.type === ins) draft.inserted += block.isAtom ? ATOM : "\n"
  if (mark.type === del) draft.deleted += block.isAtom ? ATOM : "\n"
  if (mark.type !== fmt)
    addKind(draft, block.isAtom ? (mark.type === ins ? "ins" : "del") : mark.type === ins ? "split" : "join")
}

function addInline(draft: Draft, mark: Mark, node: Node, pos: number): void {
  const text = node.isText ? (node.text ?? "") : node.type === schema.nodes.break ? "\n" : ATOM
  addRange(draft, pos, pos + node.nodeSize)
  if (mark.type === ins) draft.inserted += text
  if (mark.type === del) draft.deleted += text
  if (mark.type !== fmt) {
    addKind(draft, mark.type === ins ? "ins" : "del")
    return
  }
  addKind(draft, "fmt")
  const { op, mark: name, attrs } = mark.attrs as { op: "add" | "remove" | "kind"; mark: string; attrs: Attrs | null }
  const last = draft.format.at(-1)
  if (last && last.op === op && last.mark === name && JSON.stringify(last.attrs) === JSON.stringify(attrs))
    last.text += text
  else draft.format.push({ op, mark: name, attrs, text })
}

/**
 * All suggestions of a document (or of one pair), the pieces of one id and author put together.
 * `offset` is the position before `node` when it is a pair; the positions given count from the document's beginning.
 */
export function listSuggestions(node: Node, offset = 0): readonly Suggestion[] {
  const found = new Map<string, Suggestion>()
  const addPair = (pair: Node, start: number): void => {
    for (const one of suggestionsInPair(pair)) {
      const key = `${one.id}\u0000${one.author}`
      const before = found.get(key)
      const ranges = one.ranges.map(range => ({ from: range.from + start, to: range.to + start }))
      found.set(
        key,
        before ? together(before, one, ranges, pair) : { ...one, ranges, pairs: [pair.attrs.id as string] },
      )
    }
  }
  if (node.type === schema.nodes.pair) addPair(node, offset)
  else node.forEach((pair, at) => addPair(pair, offset + at))
  return [...found.values()]
}

const together = (a: Suggestion, b: PairSuggestion, ranges: readonly Range[], pair: Node): Suggestion => ({
  ...a,
  kinds: [...new Set([...a.kinds, ...b.kinds])],
  inserted: a.inserted + b.inserted,
  deleted: a.deleted + b.deleted,
  format: [...a.format, ...b.format],
  ranges: [...a.ranges, ...ranges],
  pairs: [...a.pairs, pair.attrs.id as string],
})
