/** Where a row of the preview is best cut, when a person says only that it is to be, or where on one side. */
import { blockText } from "@/lib/page/page"
import { answeringCut, type Cutting, crossCut, NEARBY } from "./crosswise"
import { type BothPages, type Cut, cutsOf, edgeOf, isBlockCut, type SideName } from "./mend"
import type { Piece, PiecePair } from "./types"

const other: { readonly [S in SideName]: SideName } = { source: "target", target: "source" }

function words(pieces: readonly Piece[], pages: BothPages, side: SideName, from: Cut, to: Cut): string {
  return pieces
    .slice(from.piece, to.piece + 1)
    .map(({ block, ...piece }, at) => {
      const whole = pages[side].blocks[block]
      const start = at === 0 ? from.offset : piece.from
      const end = from.piece + at === to.piece ? to.offset : piece.to
      return whole ? blockText(whole).slice(start, end) : ""
    })
    .join(" ")
    .trim()
}

/** How much of a side's text lies before a cut, 0 to 1. */
function shareBefore(pieces: readonly Piece[], cut: Cut): number {
  const lengths = pieces.map(piece => piece.to - piece.from)
  const all = lengths.reduce((sum, length) => sum + length, 0)
  const before = lengths.slice(0, cut.piece).reduce((sum, length) => sum + length, 0)
  return all === 0 ? 0 : (before + cut.offset - (pieces[cut.piece]?.from ?? cut.offset)) / all
}

/**
 * The place on the other side that answers a cut, by words alike and by how much of the text lies before it.
 * Null when that side has no place to cut; it then stays whole above.
 */
export function matchingCut(row: PiecePair, side: SideName, cut: Cut, pages: BothPages): Cut | null {
  const [own, facing] = [row[side], row[other[side]]]
  const places = cutsOf(facing, pages[other[side]])
  const cuttings = places.map(place => cuttingAt(facing, pages, other[side], place))
  return places[answeringCut(cuttingAt(own, pages, side, cut), cuttings)] ?? null
}

function cuttingAt(pieces: readonly Piece[], pages: BothPages, side: SideName, cut: Cut): Cutting {
  const [start, end] = [edgeOf(pieces, "start"), edgeOf(pieces, "end")]
  return {
    share: shareBefore(pieces, cut),
    words: () => [
      words(pieces, pages, side, start, cut).slice(-NEARBY),
      words(pieces, pages, side, cut, end).slice(0, NEARBY),
    ],
  }
}

/** Where a row that holds a crossing is best cut so that its halves answer each other; null when it cannot be cut. */
export function crossingCuts(row: PiecePair, pages: BothPages): { source: Cut; target: Cut; told: boolean } | null {
  const stretches = (side: SideName): string[] => {
    const places = [edgeOf(row[side], "start"), ...cutsOf(row[side], pages[side]), edgeOf(row[side], "end")]
    return places.slice(1).map((to, at) => words(row[side], pages, side, places[at] as Cut, to))
  }
  if (row.source.length === 0 || row.target.length === 0) return null
  const cut = crossCut(stretches("source"), stretches("target"))
  const source = cut && cutsOf(row.source, pages.source)[cut.source - 1]
  const target = cut && cutsOf(row.target, pages.target)[cut.target - 1]
  return source && target ? { source, target, told: cut.told } : null
}

/**
 * Where "Split here" would cut a row without being told more: between blocks if there are several, else between
 * sentences, as near to the middle as that goes. Null for rows that cannot be cut.
 */
export function proposedCuts(row: PiecePair, pages: BothPages): { source: Cut | null; target: Cut | null } | null {
  const blocks = (side: SideName) => row[side].filter((piece, i) => i > 0 && piece.start !== "cut").length
  const leading: SideName = blocks("target") >= blocks("source") ? "target" : "source"
  for (const side of [leading, other[leading]]) {
    const places = cutsOf(row[side], pages[side])
    const whole = places.filter(place => isBlockCut(row[side], place))
    const cut = nearest(whole.length > 0 ? whole : places, place => Math.abs(shareBefore(row[side], place) - 0.5))
    if (cut === null) continue
    const answer = matchingCut(row, side, cut, pages)
    return side === "source" ? { source: cut, target: answer } : { source: answer, target: cut }
  }
  return null
}

/** Whether there is any place to cut a row at. */
export const canCut = (row: PiecePair, pages: BothPages): boolean =>
  (["target", "source"] as const).some(side => row[side].length > 1 || cutsOf(row[side], pages[side]).length > 0)

function nearest(places: readonly Cut[], distance: (place: Cut) => number): Cut | null {
  let best: Cut | null = null
  let least = Number.POSITIVE_INFINITY
  for (const place of places) {
    const far = distance(place)
    if (far < least) {
      least = far
      best = place
    }
  }
  return best
}
