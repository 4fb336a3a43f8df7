/**
 * Finding in the document: both sides, in page order.
 *
 * Design: words are sought in the text as it will read, so that struck words do not stand between others; with marks shown,
 *   places in struck words are found too, and cannot be replaced. Texts are folded once for each side and kept as long as it
 *   lives: after a change only the pairs it touched are read again.
 */
import type { Node } from "prosemirror-model"
import { type Folded, findWords, foldingOf, foldText, type Search, type Stretch } from "@/lib/text/search"
import { schema } from "../schema"
import { canTake, decideNode, type Judge } from "../suggest/fold"
import { kindOf } from "../suggest/kind"

/** What of the target is read: with marks, as if all were accepted, as if all were rejected. */
export type Reading = "marks" | "clean" | "original"
export type Where = "both" | "source" | "target"

/** A place found, as positions in the document. */
export interface Match {
  readonly side: "source" | "target"
  readonly from: number
  readonly to: number
  /** The words as they will read, without what is struck between them. */
  readonly words: string
  /** It has struck words, which are not to be replaced. */
  readonly struck: boolean
}

export interface Wish {
  readonly search: Search
  readonly where: Where
  readonly reading: Reading
  readonly languages: { readonly source: string; readonly target: string }
}

/** Text that runs on, and where its pieces stand, counted from within the side. */
interface Running {
  text: string
  readonly pieces: { readonly at: number; readonly from: number; readonly length: number }[]
  folded: { readonly folding: string; readonly text: Folded } | null
}

type Reader = "taken" | "left" | "raw"
const judges: { readonly [R in Reader]: Judge } = { taken: () => "accept", left: () => "reject", raw: () => null }
const kept: { readonly [R in Reader]: WeakMap<Node, readonly Running[]> } = {
  taken: new WeakMap(),
  left: new WeakMap(),
  raw: new WeakMap(),
}

export function findMatches(doc: Node, wish: Wish): Match[] {
  const all: Match[] = []
  if (wish.search.words === "") return all
  doc.forEach((pair, start) => {
    if (wish.where !== "target") matchesIn(pair.child(0), start + 2, "source", wish, all)
    if (wish.where !== "source") matchesIn(pair.child(1), start + 2 + pair.child(0).nodeSize, "target", wish, all)
  })
  return all
}

function matchesIn(side: Node, start: number, name: Match["side"], wish: Wish, all: Match[]): void {
  const reader = wish.reading === "original" ? "left" : "taken"
  const first = all.length
  collect(side, start, name, reader, wish, all)
  if (name === "source" || wish.reading !== "marks" || !hasStruck(side)) return
  const live = all.splice(first)
  const struck: Match[] = []
  collect(side, start, name, "raw", wish, struck)
  const beside = struck.filter(
    one =>
      isStruck(side, one.from - start, one.to - start) &&
      !live.some(other => one.from < other.to && other.from < one.to),
  )
  all.push(...[...live, ...beside.map(one => ({ ...one, struck: true }))].sort((a, b) => a.from - b.from))
}

function collect(side: Node, start: number, name: Match["side"], reader: Reader, wish: Wish, all: Match[]): void {
  const folding = foldingOf(wish.search)
  for (const running of readings(side, reader)) {
    if (running.folded?.folding !== folding) running.folded = { folding, text: foldText(running.text, folding) }
    for (const place of findWords(running.text, running.folded.text, wish.search, wish.languages[name])) {
      const { from, to } = placed(running, place)
      const words = running.text.slice(place.from, place.to)
      all.push({ side: name, from: start + from, to: start + to, words, struck: false })
    }
  }
}

/** The texts of a side that run on: one a block, but where a break is gone two are one. */
function readings(side: Node, reader: Reader): readonly Running[] {
  const known = kept[reader].get(side)
  if (known) return known
  const judge = judges[reader]
  const out: { running: Running; kind: ReturnType<typeof kindOf> }[] = []
  side.forEach((block, offset) => {
    const { dead, kind } = decideNode(block, judge)
    if (block.isAtom) {
      if (!dead) out.push({ running: { text: "", pieces: [], folded: null }, kind: kindOf(block) })
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
    const running: Running = joins ? before.running : { text: "", pieces: [], folded: null }
    if (!joins) out.push({ running, kind: kind ?? kindOf(block) })
    for (const { node, from } of live) {
      const text = node.text ?? (node.type === schema.nodes.break ? "\n" : "\uFFFC")
      running.pieces.push({ at: running.text.length, from, length: text.length })
      running.text += text
    }
  })
  const made = out.map(one => one.running).filter(one => one.text !== "")
  kept[reader].set(side, made)
  return made
}

/** A stretch of running text as positions in its side. */
function placed({ pieces }: Running, { from, to }: Stretch): Stretch {
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

const hasStruck = (target: Node): boolean =>
  target.children.some(block => block.children.some(node => decideNode(node, judges.taken).dead))

function isStruck(target: Node, from: number, to: number): boolean {
  let struck = false
  target.nodesBetween(from, to, node => {
    if (node.isInline && decideNode(node, judges.taken).dead) struck = true
    return !struck
  })
  return struck
}
