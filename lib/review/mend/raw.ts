/** A side of a run of pairs as one string in which a character is a coordinate (flat.ts), and how one follows the other. */
import { diffArrays } from "diff"
import type { Node } from "prosemirror-model"
import { isEmptySide } from "../schema"
import type { SideName } from "./boundary"
import { canJoin } from "./merge"

/** A block's end is a line end, an atom one character; what goes on (`cont`) is one block with what it goes on. */
export function rawWords(pairs: readonly Node[], side: SideName): string {
  let words = ""
  let last: Node | null = null
  for (const pair of pairs) {
    const own = pair.child(side === "source" ? 0 : 1)
    if (isEmptySide(own)) continue
    own.forEach((block, _offset, at) => {
      const goesOn = at === 0 && block.attrs.cont === true && last !== null && canJoin(last, block)
      if (goesOn) words = words.slice(0, -1)
      const inside = block.isTextblock ? block.textBetween(0, block.content.size, undefined, "\uFFFC") : ""
      words += `${inside}\n`
      last = block
    })
  }
  return words
}

/** Where places in one text are in another that was made from it. Places that are gone are where their neighbours are. */
export function followPlaces(before: string, after: string, places: readonly number[]): number[] {
  if (before === after) return [...places]
  const moved: number[] = []
  let [old, now, next] = [0, 0, 0]
  const upTo = (end: number, place: (at: number) => number): void => {
    while (next < places.length && (places[next] ?? 0) < end) moved.push(place(places[next++] ?? 0))
  }
  for (const { value, added, removed } of diffArrays(wordsOf(before), wordsOf(after))) {
    const length = value.join("").length
    if (added) now += length
    else if (removed) {
      const here = now
      upTo(old + length, () => here)
      old += length
    } else {
      const [from, to] = [old, now]
      upTo(old + length, at => to + at - from)
      old += length
      now += length
    }
  }
  while (next++ < places.length) moved.push(after.length)
  return moved
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gu) ?? []
