/** Accepting a suggestion with other words than it has: the translator mends the words first, and both are remembered. */
import { Fragment, type Mark, type Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { ATOM } from "@/lib/page/page"
import { schema } from "../schema"
import type { Range } from "./cuts"
import { decide } from "./decide"
import { del, idOf, ins, isSuggestion } from "./marks"

/** Words of a suggestion that can be mended, with nothing between but what it deletes itself. */
export interface WordsPlace extends Range {
  /** What it inserts here; empty where it only deletes. */
  readonly words: string
  /** The form in which other words would stand here. */
  readonly marks: readonly Mark[]
}

/**
 * Where the words of a suggestion stand in its pair, counted from the position before it: every stretch of text that it
 * inserts, or, when it inserts none, the first that it deletes. None when it has no words at all (breaks, kinds of block,
 * formatting, pictures).
 */
export function wordsPlaces(pair: Node, id: string): readonly WordsPlace[] {
  const inserted: WordsPlace[] = []
  let deleted: WordsPlace | null = null
  const base = pair.child(0).nodeSize + 2
  pair.child(1).forEach((block, offset) => {
    // The end of the stretch that the next piece may go on.
    let end = -1
    let goes: WordsPlace | null = null
    block.forEach((node, inner) => {
      const own = node.marks.filter(mark => isSuggestion(mark) && idOf(mark) === id)
      const inserts = own.some(mark => mark.type === ins)
      if (!node.isText || !(inserts || own.some(mark => mark.type === del))) return
      const from = base + offset + 1 + inner
      const to = from + node.nodeSize
      const marks = node.marks.filter(mark => !isSuggestion(mark))
      const stretch = end === from ? goes : null
      end = to
      goes = stretch
      if (!inserts) {
        deleted ??= { from, to: from, words: "", marks }
        return
      }
      const words = (stretch?.words ?? "") + (node.text ?? "")
      goes = { from: stretch?.from ?? from, to, words, marks: stretch?.marks ?? marks }
      if (stretch) inserted[inserted.length - 1] = goes
      else inserted.push(goes)
    })
  })
  return inserted.length > 0 || !deleted ? inserted : [deleted]
}

/** What is taken, place by place, as it is remembered: a line for each. */
export const takenWords = (words: readonly string[]): string => words.join("\n")

/**
 * Accepts a suggestion, with these words in its places; what else it is (breaks, form) is accepted as it is.
 * `start`: the position before the pair. False when that cannot be.
 */
export function acceptEdited(
  tr: Transaction,
  pair: Node,
  start: number,
  id: string,
  words: readonly string[],
): boolean {
  const places = wordsPlaces(pair, id)
  if (places.length === 0 || places.length !== words.length) return false
  if (words.some(one => /[\n\r]/u.test(one) || one.includes(ATOM))) return false
  const before = tr.steps.length
  decide(tr, mark => mark.attrs.id === id, "accept")
  const mapping = tr.mapping.slice(before)
  // From the last to the first, so that places do not move each other.
  for (const [i, place] of [...places.entries()].reverse()) {
    const from = mapping.map(start + place.from, 1)
    const to = Math.max(from, mapping.map(start + place.to, -1))
    putInPlace(tr, from, to, words[i] ?? "", place.marks)
  }
  return tr.steps.length > before
}

/** Only what is different is put in, so that comments on the rest stay where they are. */
function putInPlace(tr: Transaction, from: number, to: number, words: string, marks: readonly Mark[]): void {
  const now = tr.doc.textBetween(from, to)
  const [head, tail] = common(now, words)
  const middle = words.slice(head, words.length - tail)
  if (head + tail === now.length && middle === "") return
  tr.replaceWith(from + head, to - tail, middle === "" ? Fragment.empty : schema.text(middle, marks))
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
