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

/**
 * Where a pair is best cut when nobody says where: the border between sentences or blocks of the target (of the source,
 * when the target has none) that is nearest to its middle. Null for pairs that cannot be cut.
 */
export function proposeMiddle(
  pair: Node,
  langs: { readonly source: string; readonly target: string },
): { source: number; target: number } | null {
  const [source, target] = [pair.child(0), pair.child(1)]
  const inTarget = middleOf(target, langs.target)
  if (inTarget !== null) return { target: inTarget, source: proposePlace(target, inTarget, source, langs.source) }
  const inSource = middleOf(source, langs.source)
  return inSource === null ? null : { source: inSource, target: proposePlace(source, inSource, target, langs.target) }
}

function middleOf(side: Node, lang: string): number | null {
  const half = charactersBefore(side, side.content.size) / 2
  const places = sentencePlaces(side, text => sentenceSpans(text, lang).map(span => span.to))
  const off = (place: number): number => Math.abs(charactersBefore(side, place) - half)
  return places.reduce<number | null>((best, one) => (best === null || off(one) < off(best) ? one : best), null)
}
