/**
 * A side of a row as the stream of things a translation file writes: words, atoms, borders of marks and of what is said.
 *
 * Marks nest; a comment is a nested stretch when it crosses no other comment, and two loose ends otherwise.
 */
import { type RowBlock, sideText } from "@/lib/page/bitext"
import type { Inline, Mark } from "@/lib/page/page"
import { inlineOf, type Kind, sameKind } from "./kinds"
import { nested, sameMark } from "./marks"
import type { Anchor } from "./side-reader"

export type Sign =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "atom"; readonly run: Exclude<Inline, { kind: "text" }> }
  /** A block begins here that is not the one the unit is about. */
  | { readonly kind: "block"; readonly of: Kind }
  | { readonly kind: "open" | "close"; readonly mark: Mark }
  | { readonly kind: "said" | "said-end"; readonly ref: string; readonly loose: boolean }

/**
 * @param current the kind of the block that is open on this side, null when none is yet
 * @param unit what a unit begins with unless it says otherwise
 */
export function signsOf(
  side: readonly RowBlock[],
  places: readonly Anchor[],
  begun: boolean,
  unit: Kind,
): readonly Sign[] {
  const words = sideText(side)
  // No border may part the halves of one character.
  const isHalf = (at: number): boolean => /^[\udc00-\udfff]/.test(words.slice(at, at + 1))
  const anchors = places.map(({ ref, from, to }) => ({
    ref,
    from: isHalf(from) ? from - 1 : from,
    to: isHalf(to) ? to + 1 : to,
  }))
  const out: Sign[] = []
  const stack: ({ mark: Mark } | { ref: string })[] = []
  const held = nestedOnly(anchors)
  const cuts = new Set(anchors.flatMap(one => [one.from, one.to]))
  const closeTo = (size: number): void => {
    while (stack.length > size) {
      const top = stack.pop()
      if (!top) return
      out.push("mark" in top ? { kind: "close", mark: top.mark } : { kind: "said-end", ref: top.ref, loose: false })
    }
  }
  let at = 0
  const border = (marks: readonly Mark[], end: boolean): void => {
    // Comments that are open here, outermost first, then marks.
    const open = held.filter(one => one.from <= at && at < one.to)
    const want = [...open.map(one => ({ ref: one.ref })), ...(end ? [] : nested(marks).map(mark => ({ mark })))]
    let same = 0
    while (same < stack.length && same < want.length && alike(stack[same], want[same])) same++
    closeTo(same)
    for (const one of anchors)
      if (!held.includes(one) && one.to === at) out.push({ kind: "said-end", ref: one.ref, loose: true })
    for (const one of anchors)
      if (!held.includes(one) && one.from === at) out.push({ kind: "said", ref: one.ref, loose: true })
    for (const one of want.slice(same)) {
      stack.push(one)
      out.push("mark" in one ? { kind: "open", mark: one.mark } : { kind: "said", ref: one.ref, loose: false })
    }
  }
  side.forEach((piece, i) => {
    if (i > 0) {
      border([], true)
      at++
    }
    const isFirst = i === 0 && !begun
    if (i > 0 || (begun && !piece.goesOn) || (isFirst && !sameKind(piece.block, unit)))
      out.push({ kind: "block", of: piece.block })
    for (const run of inlineOf(piece.block)) {
      const size = run.kind === "text" ? run.text.length : 1
      const stops = [...cuts].filter(cut => cut > at && cut < at + size).sort((a, b) => a - b)
      const start = at
      for (const stop of [...stops, start + size]) {
        border(run.marks, false)
        if (run.kind === "text") out.push({ kind: "text", text: run.text.slice(at - start, stop - start) })
        else out.push({ kind: "atom", run })
        at = stop
      }
    }
  })
  border([], true)
  closeTo(0)
  return out
}

const alike = (
  a: { mark: Mark } | { ref: string } | undefined,
  b: { mark: Mark } | { ref: string } | undefined,
): boolean =>
  a !== undefined &&
  b !== undefined &&
  ("mark" in a ? "mark" in b && sameMark(a.mark, b.mark) : "ref" in b && a.ref === b.ref)

/** Stretches that cross none of those before them, outermost first. */
function nestedOnly(anchors: readonly Anchor[]): Anchor[] {
  const held: Anchor[] = []
  for (const one of [...anchors].sort((a, b) => a.from - b.from || b.to - a.to))
    if (one.to > one.from && !held.some(other => one.from < other.to && one.to > other.to)) held.push(one)
  return held
}
