import type { Node } from "prosemirror-model"
import { sentenceSpans } from "@/lib/text/sentences"
import { charactersBefore, sentencePlaces } from "./places"

/**
 * Where the other side is best cut, when one side is cut at `place`: the end of a sentence or block that leaves about
 * the same share of the text before it. Without any such place, the end of the side.
 *
 * @param place position inside `cut` (0 = before its first block); the answer is one inside `other`
 */
export function proposePlace(cut: Node, place: number, other: Node, lang: string): number {
  const share = charactersBefore(cut, place) / Math.max(1, charactersBefore(cut, cut.content.size))
  const all = charactersBefore(other, other.content.size)
  const places = sentencePlaces(other, text => sentenceSpans(text, lang).map(span => span.to))
  let best = share >= 0.5 ? other.content.size : 0
  let least = Math.abs(share - (share >= 0.5 ? 1 : 0))
  for (const one of places) {
    const off = Math.abs(charactersBefore(other, one) / Math.max(1, all) - share)
    if (off < least || (off === least && one < best)) [best, least] = [one, off]
  }
  return best
}
