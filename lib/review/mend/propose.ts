import type { Node } from "prosemirror-model"
import { answeringCut, type Cutting, NEARBY } from "@/lib/align/crosswise"
import { sentenceSpans } from "@/lib/text/sentences"
import { charactersBefore, sentencePlaces } from "./places"
import type { Langs } from "./sections"

/**
 * Where the other side is best cut, when one side is cut at `place`: the end of a sentence or block whose text before and
 * after answers that on this side, by words alike and by length. Without any such place, an end of the side.
 *
 * @param place position inside `cut` (0 = before its first block); the answer is one inside `other`
 */
export function proposePlace(cut: Node, place: number, other: Node, lang: string): number {
  const end = other.content.size
  const places = [0, ...sentencePlaces(other, text => sentenceSpans(text, lang).map(span => span.to)), end]
  return (
    places[
      answeringCut(
        cuttingAt(cut, place),
        places.map(at => cuttingAt(other, at)),
      )
    ] ?? end
  )
}

function cuttingAt(side: Node, place: number): Cutting {
  const end = side.content.size
  return {
    share: charactersBefore(side, place) / Math.max(1, charactersBefore(side, end)),
    words: () => [
      side.textBetween(Math.max(0, place - NEARBY), place, " ", " "),
      side.textBetween(place, Math.min(end, place + NEARBY), " ", " "),
    ],
  }
}

/** A side between the places where it may be cut. `from` is a position inside the side. */
export function stretchesOf(side: Node, lang: string): { readonly from: number; readonly text: string }[] {
  const places = [0, ...sentencePlaces(side, text => sentenceSpans(text, lang).map(span => span.to))]
  return places.map((from, at) => ({
    from,
    text: side.textBetween(from, places[at + 1] ?? side.content.size, " ", "\uFFFC"),
  }))
}

/**
 * Where a pair is best cut when nobody says where: the border between sentences or blocks of the target (of the source,
 * when the target has none) that is nearest to its middle. Null for pairs that cannot be cut.
 */
export function proposeMiddle(pair: Node, langs: Langs): { source: number; target: number } | null {
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
