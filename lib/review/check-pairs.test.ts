import { describe, expect, it } from "vitest"
import type { Piece, PiecePair } from "@/lib/align/types"
import { type Page, text } from "@/lib/page/page"
import { Random } from "@/lib/testing/random"
import { pairsFit } from "./check-pairs"

const words = ["one", "two three", "four five six", "seven"]
const pageOf = (): Page => ({
  lang: "en",
  blocks: [
    ...words.map((line, i) => ({ kind: "paragraph" as const, id: `b${i}`, inline: [text(line)] })),
    { kind: "opaque", id: "b9", raw: "<hr>" },
  ],
})

/** Cuts a page into pieces at random. */
function cut(random: Random): Piece[] {
  const pieces = words.flatMap((line, block): Piece[] => {
    const at = random.between(1, line.length - 1)
    if (random.chance(0.5)) return [{ block, from: 0, to: line.length, start: "block" }]
    return [
      { block, from: 0, to: at, start: "block" },
      { block, from: at, to: line.length, start: random.pick(["cut", "break"]) },
    ]
  })
  return [...pieces, { block: words.length, from: 0, to: 0, start: "block" }]
}

/** Deals pieces out to pairs, in order; some pairs get none. */
function deal(random: Random): PiecePair[] {
  const [source, target] = [cut(random), cut(random)]
  const pairs: PiecePair[] = []
  while (source.length + target.length > 0)
    pairs.push({ source: source.splice(0, random.below(3)), target: target.splice(0, random.below(3)), sure: 1 })
  return pairs
}

describe("pairs hold both pages exactly", () => {
  const page = pageOf()
  it("however the pieces are cut and dealt (200 seeds)", () => {
    for (let seed = 1; seed <= 200; seed++)
      expect([seed, pairsFit(page, page, deal(new Random(seed)))]).toEqual([seed, true])
  })

  it("and not when any piece is left out, doubled, or ends elsewhere (200 seeds)", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = new Random(seed)
      const pairs = deal(random)
      const places = pairs.flatMap((pair, p) => pair.source.map((_piece, i) => [p, i] as const))
      const [p, i] = random.pick(places)
      const spoil = (change: (pieces: Piece[]) => Piece[]) =>
        pairs.map((pair, at) => (at === p ? { ...pair, source: change([...pair.source]) } : pair))
      const spoiled = [
        spoil(pieces => pieces.toSpliced(i, 1)),
        spoil(pieces => pieces.toSpliced(i, 0, pieces[i] as Piece)),
        spoil(pieces => pieces.with(i, { ...(pieces[i] as Piece), to: (pieces[i] as Piece).to + 1 })),
      ]
      expect([seed, spoiled.map(one => pairsFit(page, page, one))]).toEqual([seed, [false, false, false]])
    }
  })

  it("and not when they stand out of order, moved or not", () => {
    const pieces = words.map((line, block): Piece => ({ block, from: 0, to: line.length, start: "block" }))
    const rule: Piece = { block: words.length, from: 0, to: 0, start: "block" }
    const pairs = [...pieces, rule].map(piece => ({ source: [piece], target: [piece], sure: 1, moved: true as const }))
    expect(pairsFit(page, page, pairs)).toBe(true)
    expect(pairsFit(page, page, pairs.toReversed())).toBe(false)
  })
})
