/** Words that a comment is set on: one stretch of one side, through as many blocks and pairs as it goes. */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { pairStart, sideAt } from "@/lib/review/mend/places"
import { anchorsOf } from "@/lib/review/pair-summary"
import { schema } from "@/lib/review/schema"

export interface Stretch {
  readonly side: "source" | "target"
  /** One for each pair it goes through, in the document's order; none is empty. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[]
  readonly pairs: readonly string[]
  /** The words as they would read: what is suggested to be deleted is left out, unless nothing else is meant. */
  readonly quote: string
}

/**
 * What lies between two positions on the side where both are. Null when they are on different sides, or hold no words.
 * Between them lie the other sides of the pairs in between, which are not meant.
 */
export function stretchBetween(doc: Node, from: number, to: number): Stretch | null {
  const side = sideAt(doc, from)
  if (side === null || side !== sideAt(doc, to)) return null
  const ranges: { from: number; to: number }[] = []
  const pairs: string[] = []
  const words: string[] = []
  const left: string[] = []
  doc.forEach((pair, start) => {
    const begin = start + 1 + (side === "source" ? 0 : pair.child(0).nodeSize) + 1
    const node = pair.child(side === "source" ? 0 : 1)
    const range = { from: Math.max(from, begin), to: Math.min(to, begin + node.content.size) }
    if (range.from >= range.to) return
    const text = doc.textBetween(range.from, range.to, " ", " ")
    if (text === "") return
    ranges.push(range)
    pairs.push(pair.attrs.id as string)
    words.push(text)
    const kept = wordsKept(doc, range)
    if (kept !== "") left.push(kept)
  })
  return ranges.length === 0 ? null : { side, ranges, pairs, quote: (left.length > 0 ? left : words).join(" ") }
}

const isDeleted = (node: Node): boolean => node.marks.some(mark => mark.type === schema.marks.del)

/** The words between two positions without those that are suggested to be deleted; blocks are parted by a space. */
function wordsKept(doc: Node, { from, to }: { readonly from: number; readonly to: number }): string {
  let words = ""
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && words !== "") words += " "
    if (!node.isInline) return true
    if (!isDeleted(node)) words += node.text?.slice(Math.max(0, from - pos), to - pos) ?? " "
    return false
  })
  return words.trim() === "" ? "" : words
}

/** Puts a thread's mark on words. */
export function markStretch(tr: Transaction, ranges: Stretch["ranges"], thread: string): Transaction {
  const mark = schema.marks.comment.create({ thread })
  for (const { from, to } of ranges) if (from < to) tr.addMark(from, to, mark)
  return tr
}

export const standsIn = (doc: Node, thread: string): boolean =>
  doc.children.some(pair => anchorsOf(pair).some(anchor => anchor.thread === thread))

/**
 * Where words stand that a thread was begun on before its mark could be kept: in its pair, on its side, in one block, and
 * only there. Null when they are not there, or twice.
 */
export function findQuote(
  doc: Node,
  at: { readonly pair: string | null; readonly side: "source" | "target" | null; readonly quote: string },
): { readonly from: number; readonly to: number } | null {
  if (at.pair === null || at.side === null || at.quote === "") return null
  const index = doc.children.findIndex(pair => pair.attrs.id === at.pair)
  if (index < 0) return null
  const pair = doc.child(index)
  const side = pair.child(at.side === "source" ? 0 : 1)
  const start = pairStart(doc, index) + 1 + (at.side === "source" ? 0 : pair.child(0).nodeSize) + 1
  const found = new Map<string, { from: number; to: number }>()
  side.forEach((block, offset) => {
    if (!block.isTextblock) return
    for (const { text, places } of [asItReads(block), asItStands(block)])
      for (let i = text.indexOf(at.quote); i >= 0; i = text.indexOf(at.quote, i + 1)) {
        const begin = start + offset + 1
        const [from, last] = [places[i] ?? 0, places[i + at.quote.length - 1] ?? 0]
        found.set(`${from} ${last}`, { from: begin + from, to: begin + last + 1 })
      }
  })
  const [only, ...more] = found.values()
  return only !== undefined && more.length === 0 ? only : null
}

interface Reading {
  readonly text: string
  /** Where in the block each of its UTF-16 units stands. */
  readonly places: readonly number[]
}

const asItReads = (block: Node): Reading => readingOf(block, node => !isDeleted(node))
const asItStands = (block: Node): Reading => readingOf(block, () => true)

function readingOf(block: Node, isMeant: (node: Node) => boolean): Reading {
  let text = ""
  const places: number[] = []
  block.forEach((node, offset) => {
    if (!isMeant(node)) return
    const words = node.text ?? " "
    text += words
    for (let i = 0; i < words.length; i++) places.push(offset + i)
  })
  return { text, places }
}
