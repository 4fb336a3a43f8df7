/**
 * Both drafts of a side as rows of *units*: sentences, headings, items, opaque blocks. Old ones know their pair and where
 * they stand in it, new ones their block in the new page.
 */
import type { Node } from "prosemirror-model"
import { ATOM, blockText, type Lang, type Page } from "@/lib/page/page"
import { sentenceSpans } from "@/lib/text/sentences"
import { tokens } from "@/lib/text/words"
import { buildBlock } from "../build"
import { isEmptySide, schema } from "../schema"
import { ins, isSuggestion } from "../suggest/marks"

export type SideName = "source" | "target"
export const sideOf = (pair: Node, side: SideName): Node => pair.child(side === "source" ? 0 : 1)

interface Span {
  readonly from: number
  readonly to: number
}

interface Unit {
  readonly index: number
  /** With white space made even; equal keys are equal sentences. Empty when there are no words. */
  readonly key: string
  /** Folded words. */
  readonly words: readonly string[]
  /** How many characters it has. */
  readonly length: number
}

export interface OldUnit extends Unit {
  /** Index of its pair. */
  readonly pair: number
  /** Index of its block within the side. */
  readonly at: number
  readonly block: Node
  /** Its stretch of the side's content, with the token that opens its block when it is the first, never the one that closes it. */
  readonly from: number
  readonly to: number
  /** Everything in it, suggested words too; and what there is without them. */
  readonly text: string
  readonly left: string
  /** As it would read with all suggestions accepted. */
  readonly takenKey: string
}

export interface NewUnit extends Unit {
  /** Index of its block among the new blocks. */
  readonly block: number
  /** Its stretch of the block's content. */
  readonly from: number
  readonly to: number
}

export interface NewBlock {
  /** As the page has it. */
  readonly id: string
  readonly node: Node
}

/** The new page's blocks as they will stand in the document. Blocks without anything in them are left out. */
export function newBlocks(page: Page): NewBlock[] {
  return page.blocks.flatMap(block => {
    if (block.kind !== "opaque" && blockText(block) === "") return []
    const node = buildBlock(block)
    return node.isTextblock && node.content.size === 0 ? [] : [{ id: block.id, node }]
  })
}

export const leafText = (node: Node): string =>
  node.isText ? (node.text ?? "") : node.type === schema.nodes.break ? "\n" : ATOM

export const textOf = (block: Node): string => block.children.map(leafText).join("")

const keyOf = (text: string): string => text.replace(/\s+/gu, " ").trim()

const opaqueKey = (block: Node): string => `\u0000${block.attrs.raw as string}`

const spansOf = (block: Node, text: string, lang: Lang): readonly Span[] => {
  const whole = block.type === schema.nodes.heading || block.type === schema.nodes.pre || text.trim() === ""
  return whole ? [{ from: 0, to: text.length }] : sentenceSpans(text, lang)
}

/** A block that stands already is cut where it is cut there: what a sentence is may depend on what stands around it. */
export function newUnits(blocks: readonly NewBlock[], lang: Lang, olds: readonly OldUnit[]): NewUnit[] {
  const units: NewUnit[] = []
  const known = cutsByText(olds)
  for (const [block, { node }] of blocks.entries()) {
    if (node.isAtom) {
      units.push({ index: units.length, block, from: 0, to: 0, key: opaqueKey(node), words: [], length: 1 })
      continue
    }
    const text = textOf(node)
    const spans = known.get(text)?.shift() ?? spansOf(node, text, lang)
    for (const { from, to } of spans) {
      const part = text.slice(from, to)
      units.push({ index: units.length, block, from, to, key: keyOf(part), words: tokens(part), length: to - from })
    }
  }
  return units
}

/** How the blocks of the old draft are cut, pieces that go on one another put together; in their order for each text. */
function cutsByText(olds: readonly OldUnit[]): Map<string, Span[][]> {
  const whole: { text: string; spans: Span[] }[] = []
  let last: OldUnit | null = null
  for (const unit of olds) {
    const { from, cont } = unit.block.attrs as { from: string | null; cont: boolean }
    const before = whole.at(-1)
    const goesOn =
      last !== null && (last.block === unit.block || cont || (from !== null && last.block.attrs.from === from))
    last = unit
    if (before && goesOn) {
      if (unit.left !== "") before.spans.push({ from: before.text.length, to: before.text.length + unit.left.length })
      before.text += unit.left
    } else whole.push({ text: unit.left, spans: [{ from: 0, to: unit.left.length }] })
  }
  const found = new Map<string, Span[][]>()
  for (const { text, spans } of whole)
    found.set(text, [...(found.get(text) ?? []), spans.filter(span => span.from < span.to)])
  return found
}

export function oldUnits(doc: Node, side: SideName, lang: Lang): OldUnit[] {
  const units: OldUnit[] = []
  doc.forEach((pair, _offset, index) => {
    const own = sideOf(pair, side)
    if (isEmptySide(own)) return
    own.forEach((block, offset, at) => {
      for (const part of partsOf(block, lang)) {
        const from = offset + (block.isAtom || part.first ? 0 : 1) + part.from
        const to = offset + 1 + part.to
        units.push({ ...part, index: units.length, pair: index, at, block, from, to })
      }
    })
  })
  return units
}

type Part = Pick<OldUnit, "from" | "to" | "key" | "takenKey" | "text" | "left" | "words" | "length"> & {
  readonly first: boolean
}

/** Cut where the text without suggestions has its sentence ends; what is suggested goes with the sentence before it. */
function partsOf(block: Node, lang: Lang): Part[] {
  if (block.isAtom) {
    const key = opaqueKey(block)
    return [{ from: 0, to: 0, key, takenKey: key, text: "", left: "", words: [], length: 1, first: true }]
  }
  const only = block.childCount === 1 ? block.firstChild : null
  if (only?.isText && !only.marks.some(isSuggestion)) return plainParts(block, only.text ?? "", lang)
  let left = ""
  const places: number[] = []
  block.forEach((node, offset) => {
    if (node.marks.some(mark => mark.type === ins)) return
    const text = leafText(node)
    for (let k = 0; k < text.length; k++) places.push(offset + k)
    left += text
  })
  const spans = left === "" ? [{ from: 0, to: 0 }] : spansOf(block, left, lang)
  return spans.map((span, k): Part => {
    const from = k === 0 ? 0 : (places[span.from] ?? 0)
    const to = k === spans.length - 1 ? block.content.size : (places[span.to] ?? 0)
    const all = textBetween(block, from, to, () => true)
    const taken = textBetween(block, from, to, node => !node.marks.some(mark => mark.type === schema.marks.del))
    return {
      from,
      to,
      first: k === 0,
      key: keyOf(left.slice(span.from, span.to)),
      takenKey: keyOf(taken),
      text: all,
      left: left.slice(span.from, span.to),
      words: tokens(all),
      length: to - from,
    }
  })
}

/** Most blocks are one stretch of text that nobody wants to change. */
function plainParts(block: Node, text: string, lang: Lang): Part[] {
  return spansOf(block, text, lang).map(({ from, to }, k, all): Part => {
    const start = k === 0 ? 0 : from
    const end = k === all.length - 1 ? text.length : to
    const part = text.slice(start, end)
    const left = text.slice(from, to)
    const key = keyOf(left)
    const takenKey = part === left ? key : keyOf(part)
    return {
      from: start,
      to: end,
      first: k === 0,
      key,
      takenKey,
      text: part,
      left,
      words: tokens(part),
      length: end - start,
    }
  })
}

function textBetween(block: Node, from: number, to: number, counts: (node: Node) => boolean): string {
  let text = ""
  block.forEach((node, offset) => {
    if (counts(node)) text += leafText(node).slice(Math.max(0, from - offset), Math.max(0, to - offset))
  })
  return text
}
