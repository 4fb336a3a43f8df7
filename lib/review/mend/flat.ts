/**
 * A side of a run of pairs as one text, with places that do not depend on where pairs end: aligning again needs both.
 *
 * A *coordinate* counts a block as its content and one more; what goes on (`cont`) is one block with what it goes on, as
 * merging would make it. The end of a block and the start of the next are the same coordinate, so equal coordinates are
 * equal places, however the pairs are cut.
 */
import type { Node } from "prosemirror-model"
import type { Block } from "@/lib/page/page"
import { isEmptySide } from "../schema"
import type { SideName } from "./boundary"
import { canJoin } from "./merge"

export interface FlatBlock {
  /** The coordinate at which it begins. */
  readonly base: number
  /** Size of its content in the document. */
  readonly size: number
  /** The block as the aligner reads it: struck words are left out, marks are gone. */
  readonly block: Block
  /** For every character of the block's text, where it stands in the content. Rising. */
  readonly places: readonly number[]
}

export interface FlatSide {
  readonly blocks: readonly FlatBlock[]
  /** The coordinate at which each pair ends; the last is the end of all. Never falling. */
  readonly ends: readonly number[]
}

interface Growing {
  readonly base: number
  readonly last: Node
  size: number
  text: string
  readonly places: number[]
}

export function flatten(pairs: readonly Node[], side: SideName): FlatSide {
  const blocks: Growing[] = []
  const ends: number[] = []
  let waiting = 0
  const endHere = (at: number): void => {
    for (; waiting > 0; waiting--) ends.push(at)
  }
  for (const pair of pairs) {
    const own = pair.child(side === "source" ? 0 : 1)
    const pieces = isEmptySide(own) ? [] : own.children
    pieces.forEach((piece, at) => {
      const before = blocks.at(-1)
      const goesOn = at === 0 && piece.attrs.cont === true && before !== undefined && canJoin(before.last, piece)
      const block = goesOn ? before : begin(before, piece)
      if (at === 0) endHere(block.base + block.size)
      if (block !== before) blocks.push(block)
      take(block, piece)
    })
    waiting++
  }
  endHere(afterOf(blocks.at(-1)))
  return { blocks: blocks.map((one, at) => finished(one, at)), ends }
}

const afterOf = (block: Growing | undefined): number => (block === undefined ? 0 : block.base + block.size + 1)

const begin = (before: Growing | undefined, piece: Node): Growing => ({
  base: afterOf(before),
  last: piece,
  size: 0,
  text: "",
  places: [],
})

const isStruck = (node: Node): boolean => node.marks.some(mark => mark.type.name === "del")

function take(block: Growing, piece: Node): void {
  piece.forEach((node, offset) => {
    if (isStruck(node)) return
    const text = node.isText ? (node.text ?? "") : node.type.name === "break" ? "\n" : "\uFFFC"
    for (let k = 0; k < text.length; k++) block.places.push(block.size + offset + k)
    block.text += text
  })
  block.size += piece.content.size
}

function finished({ base, last, size, text, places }: Growing, at: number): FlatBlock {
  return { base, size, places, block: readBlock(last, text, `b${at}`) }
}

function readBlock({ type, attrs }: Node, text: string, id: string): Block {
  const inline = text === "" ? [] : [{ kind: "text" as const, text, marks: [] }]
  switch (type.name) {
    case "opaque":
      return { kind: "opaque", id, raw: attrs.raw as string }
    case "pre":
      return { kind: "code", id, info: attrs.info as string, text }
    case "heading":
      return { kind: "heading", id, level: attrs.level as number, inline }
    case "item":
      return { kind: "item", id, level: attrs.level as number, ordered: attrs.ordered as boolean, inline }
    case "quote":
      return { kind: "quote", id, inline }
    case "cell": {
      const { table, row, column, header } = attrs as { table: string; row: number; column: number; header: boolean }
      return { kind: "cell", id, table, row, column, header, inline }
    }
    default:
      return { kind: "paragraph", id, inline }
  }
}

/**
 * The coordinate of a place in a block's text. Struck words between two characters go with those after them, unless
 * there is one of the `known` coordinates among them: it is kept.
 */
export function coordinateAt(flat: FlatBlock, offset: number, known: ReadonlySet<number>): number {
  if (offset <= 0) return flat.base
  if (offset >= flat.places.length) return flat.base + flat.size + 1
  const from = flat.base + (flat.places[offset - 1] ?? 0) + 1
  const to = flat.base + (flat.places[offset] ?? 0)
  for (let at = from; at <= to; at++) if (known.has(at)) return at
  return from
}

/** The place inside a side (0 = before its first block) at so many coordinates from its beginning. */
export function placeAt(side: Node, distance: number): number {
  if (isEmptySide(side)) return 0
  let base = 0
  for (const [at, block] of side.children.entries()) {
    const size = block.content.size
    if (distance < base + size + 1) {
      const offset = side.children.slice(0, at).reduce((sum, one) => sum + one.nodeSize, 0)
      return distance <= base ? offset : offset + 1 + (distance - base)
    }
    base += size + 1
  }
  return side.content.size
}
