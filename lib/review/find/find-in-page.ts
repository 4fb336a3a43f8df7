/**
 * Finding in the document: both sides, in page order.
 *
 * Design: words are sought in the text as it will read, so that struck words do not stand between others; with marks shown,
 *   places in struck words are found too, and cannot be replaced. Texts are folded once for each side and kept as long as it
 *   lives: after a change only the pairs it touched are read again.
 */
import type { Node } from "prosemirror-model"
import { findWords, foldingOf, foldText, type Search } from "@/lib/text/search"
import { decideNode } from "../suggest/fold"
import { judges, placed, type Reader, readings } from "./running"

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
