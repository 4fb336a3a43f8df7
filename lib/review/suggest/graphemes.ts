/** Changes are widened to whole characters as a reader sees them: no suggestion cuts an emoji or an accented letter. */
import type { Node } from "prosemirror-model"
import type { Located } from "./confine"
import type { Change } from "./ranges"

/** What can be a part of a longer character: surrogates, combining marks, joiners, selectors, skin tones, flags. */
const part = /[\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cs}]|\u200d|\p{Extended_Pictographic}/u
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })

const textOf = (block: Node): string => block.textBetween(0, block.content.size, undefined, "\uFFFC")

/** How far a boundary at `at` has to move back to stand between characters; 0 when it does. */
function offset(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return 0
  const near = text.slice(Math.max(0, at - 2), at + 2)
  // A half surrogate at the border of the slice is \p{Cs} too.
  if (!part.test(near)) return 0
  const segment = graphemes.segment(text).containing(at)
  return segment && segment.index < at ? at - segment.index : 0
}

function offsetAfter(text: string, at: number): number {
  const back = offset(text, at)
  if (back === 0) return 0
  const segment = graphemes.segment(text).containing(at)
  return segment ? segment.index + segment.segment.length - at : 0
}

/**
 * Widens changes on both documents by what is kept beside them; that text is then deleted and inserted again.
 * Changes that meet by this become one.
 */
export function toWholeCharacters(edits: readonly Located[]): Located[] {
  const wide: Located[] = []
  for (const edit of edits) {
    const change = widened(edit)
    const last = wide.at(-1)
    if (last && change.fromA < last.change.toA)
      wide[wide.length - 1] = { ...last, change: { ...last.change, toA: change.toA, toB: change.toB } }
    else wide.push({ ...edit, change })
  }
  return wide
}

function widened({ change, before, after }: Located): Change {
  const a = before.target.resolve(change.fromA - before.start)
  const b = after.target.resolve(change.fromB - after.start)
  const endA = before.target.resolve(change.toA - before.start)
  const endB = after.target.resolve(change.toB - after.start)
  let back = 0
  let on = 0
  if (a.parent.isTextblock && b.parent.isTextblock)
    back = Math.max(offset(textOf(a.parent), a.parentOffset), offset(textOf(b.parent), b.parentOffset))
  if (endA.parent.isTextblock && endB.parent.isTextblock)
    on = Math.max(
      offsetAfter(textOf(endA.parent), endA.parentOffset),
      offsetAfter(textOf(endB.parent), endB.parentOffset),
    )
  // Only text that both documents have there.
  back = Math.min(back, a.parentOffset, b.parentOffset)
  on = Math.min(on, endA.parent.content.size - endA.parentOffset, endB.parent.content.size - endB.parentOffset)
  return { fromA: change.fromA - back, toA: change.toA + on, fromB: change.fromB - back, toB: change.toB + on }
}
