/** Accepting a suggestion with other words than it has: the translator mends the words first, and both are remembered. */
import { Fragment, type Mark, type Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { ATOM } from "@/lib/page/page"
import { schema } from "../schema"
import type { Range } from "./cuts"
import { decide } from "./decide"
import { del, idOf, ins, isSuggestion } from "./marks"

interface Piece extends Range {
  readonly node: Node
  readonly block: number
}

/**
 * Where the words of a suggestion stand in its pair, counted from the position before it: one stretch of text in one
 * block, with nothing between but what it deletes itself. Null for everything else (breaks, form, several places).
 */
export function wordsPlace(pair: Node, id: string): (Range & { readonly marks: readonly Mark[] }) | null {
  const inserted: Piece[] = []
  const deleted: Piece[] = []
  let other = false
  let between = false
  const base = pair.child(0).nodeSize + 2
  pair.child(1).forEach((block, offset, index) => {
    if (block.marks.some(mark => isSuggestion(mark) && idOf(mark) === id)) other = true
    block.forEach((node, inner) => {
      const own = node.marks.filter(mark => isSuggestion(mark) && idOf(mark) === id)
      const from = base + offset + 1 + inner
      const piece = { from, to: from + node.nodeSize, node, block: index }
      if (own.some(mark => mark.type === ins)) inserted.push(piece)
      else if (own.some(mark => mark.type === del)) deleted.push(piece)
      else if (own.length > 0) other = true
      if (own.length > 0 && !node.isText) other = true
    })
  })
  const [first, last] = [inserted[0] ?? deleted[0], inserted.at(-1) ?? deleted[0]]
  if (!first || !last || other) return null
  const all = [...inserted, ...deleted].sort((a, b) => a.from - b.from)
  for (const [i, piece] of all.entries()) if (i > 0 && all[i - 1]?.to !== piece.from) between = true
  if (between || all.some(piece => piece.block !== first.block)) return null
  const marks = first.node.marks.filter(mark => !isSuggestion(mark))
  return inserted.length > 0 ? { from: first.from, to: last.to, marks } : { from: first.from, to: first.from, marks }
}

/** Words that a person can write on one line, put in the place of those suggested. False when that cannot be. */
export function acceptEdited(tr: Transaction, pair: Node, start: number, id: string, words: string): boolean {
  const place = wordsPlace(pair, id)
  if (!place || /[\n\r]/u.test(words) || words.includes(ATOM)) return false
  const before = tr.steps.length
  decide(tr, mark => mark.attrs.id === id, "accept", { from: start, to: start + pair.nodeSize })
  const mapping = tr.mapping.slice(before)
  const from = mapping.map(start + place.from, 1)
  const to = Math.max(from, mapping.map(start + place.to, -1))
  const now = tr.doc.textBetween(from, to)
  const [head, tail] = common(now, words)
  const middle = words.slice(head, words.length - tail)
  // Only what is different is put in, so that comments on the rest stay where they are.
  if (head + tail < now.length || middle !== "")
    tr.replaceWith(from + head, to - tail, middle === "" ? Fragment.empty : schema.text(middle, place.marks))
  return tr.steps.length > before
}

/** How many units two texts share at the beginning and at the end, no character cut in two. */
function common(a: string, b: string): readonly [number, number] {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  if (isHigh(a, head - 1)) head--
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  if (isLow(a, a.length - tail)) tail--
  return [Math.max(0, head), Math.max(0, tail)]
}
const isHigh = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800
const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00
