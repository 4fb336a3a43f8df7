import { describe, expect, it } from "vitest"
import { type Block, blockText, type Page, text } from "@/lib/page/page"
import { pairsFit } from "@/lib/review/check-pairs"
import { Random } from "@/lib/testing/random"
import { sourceOrder } from "./crossed"
import {
  type Cut,
  crossRow,
  cutsOf,
  keepRow,
  mergeRows,
  moveBorder,
  moveEdge,
  partRow,
  splitRow,
  swapRows,
} from "./mend"
import { crossingCuts, matchingCut, proposedCuts } from "./proposed-cuts"
import type { Piece, PiecePair } from "./types"

const page = (lang: string, ...paragraphs: string[]): Page => ({
  lang,
  blocks: paragraphs.map((words, i): Block => ({ id: `b${i + 1}`, kind: "paragraph", inline: [text(words)] })),
})
const english = page(
  "en",
  "We met on Saturday. Forty people came. It rained all day.",
  "After lunch we talked about money.",
  "Thanks to the kitchen.",
)
const spanish = page(
  "es",
  "Nos reunimos el sábado. Vinieron cuarenta personas.",
  "Llovió todo el día.",
  "Después de comer hablamos de dinero.",
)
const pages = { source: english, target: spanish }
const whole = (of: Page, block: number): Piece => ({
  block,
  from: 0,
  to: blockText(of.blocks[block] as Block).length,
  start: "block",
})
const rows: readonly PiecePair[] = [
  { source: [whole(english, 0)], target: [whole(spanish, 0), whole(spanish, 1)], sure: 0.5 },
  { source: [whole(english, 1)], target: [whole(spanish, 2)], sure: 0.95 },
  { source: [whole(english, 2)], target: [], sure: 0 },
]
const words = (of: Page, pieces: readonly Piece[]) =>
  pieces.map(p => blockText(of.blocks[p.block] as Block).slice(p.from, p.to))
const joined = (all: readonly PiecePair[]) => ({
  source: sourceOrder(all.map(row => row.back ?? 0))
    .flatMap(at => words(english, all[at]?.source ?? []))
    .join(""),
  target: all.flatMap(row => words(spanish, row.target)).join(""),
})

describe("merging", () => {
  it("joins a row with the next and is sure of it", () => {
    const merged = mergeRows(rows, 1)
    expect(merged).toHaveLength(2)
    expect(merged[1]).toMatchObject({ sure: 1, source: [{ block: 1 }, { block: 2 }] })
  })
  it("leaves the last row alone", () => expect(mergeRows(rows, 2)).toBe(rows))
  it("makes one piece of what was cut in mid-paragraph", () => {
    const cut = { piece: 0, offset: 20 }
    const split = splitRow(rows, 0, { source: cut, target: { piece: 1, offset: 0 } })
    expect(words(english, split[1]?.source ?? [])).toEqual(["Forty people came. It rained all day."])
    expect(split[1]?.source[0]?.start).toBe("cut")
    expect(mergeRows(split, 0)[0]).toEqual({ ...rows[0], sure: 1 })
  })
})

describe("splitting", () => {
  it("cuts one paragraph where two face it", () => {
    const row = rows[0] as PiecePair
    const cuts = proposedCuts(row, pages)
    expect(cuts?.target).toEqual({ piece: 1, offset: 0 })
    const split = splitRow(rows, 0, cuts ?? { source: null, target: null })
    expect(split.map(r => words(english, r.source).join("|"))).toEqual([
      "We met on Saturday. Forty people came. ",
      "It rained all day.",
      "After lunch we talked about money.",
      "Thanks to the kitchen.",
    ])
    expect(split.map(r => words(spanish, r.target).join("|"))[1]).toBe("Llovió todo el día.")
  })
  it("offers places between paragraphs and between sentences", () => {
    expect(cutsOf(rows[0]?.source ?? [], english).map(c => c.offset)).toEqual([20, 39])
    expect(cutsOf(rows[0]?.target ?? [], spanish)).toEqual([
      { piece: 0, offset: 24 },
      { piece: 1, offset: 0 },
    ])
  })
  it("leaves a row alone that cannot be cut", () => {
    expect(proposedCuts(rows[2] as PiecePair, pages)).toBeNull()
    expect(splitRow(rows, 2, { source: null, target: null })).toBe(rows)
  })
  it("leaves a half in doubt that faces nothing", () => {
    const row = rows[0] as PiecePair
    const split = splitRow([row], 0, { source: null, target: { piece: 1, offset: 0 } })
    expect(split.map(r => r.sure)).toEqual([1, 0])
  })
  it("finds the place that answers a cut on the other side", () => {
    expect(matchingCut(rows[0] as PiecePair, "source", { piece: 0, offset: 20 }, pages)).toEqual({
      piece: 0,
      offset: 24,
    })
  })
})

describe("crossing", () => {
  const crossed: readonly PiecePair[] = [
    { source: [whole(english, 1)], target: [whole(spanish, 0)], sure: 0.4 },
    { source: [whole(english, 2)], target: [whole(spanish, 1)], sure: 0.4 },
  ]
  it("puts counterparts face to face, and back", () => {
    const swapped = swapRows(crossed, 0)
    expect(swapped.map(row => row.source[0]?.block)).toEqual([2, 1])
    expect(swapped.map(row => row.back ?? 0)).toEqual([0, 1])
    expect(swapRows(swapped, 0).map(row => [row.source, row.target])).toEqual(
      crossed.map(row => [row.source, row.target]),
    )
  })
  it("is found in one row, which becomes two", () => {
    const row = mergeRows(crossed, 0)
    const cuts = crossingCuts(row[0] as PiecePair, pages)
    expect(cuts).toMatchObject({ source: { piece: 1, offset: 0 } })
    const two = crossRow(row, 0, cuts as { source: Cut; target: Cut })
    expect(two.map(one => one.source[0]?.block)).toEqual([2, 1])
    expect(two.map(one => one.sure)).toEqual([1, 1])
    expect(crossRow(crossed, 0, { source: { piece: 0, offset: 0 }, target: { piece: 0, offset: 0 } })).toBe(crossed)
  })
  it("is dissolved by merging", () =>
    expect(mergeRows(swapRows(crossed, 0), 0)[0]?.source.map(piece => piece.block)).toEqual([1, 2]))
})

describe("a border of one side", () => {
  it("moves by a sentence", () => {
    const moved = moveEdge(rows, 0, "target", "down", pages)
    expect(words(spanish, moved[0]?.target ?? [])).toEqual(["Nos reunimos el sábado. Vinieron cuarenta personas."])
    expect(words(spanish, moved[1]?.target ?? [])).toEqual([
      "Llovió todo el día.",
      "Después de comer hablamos de dinero.",
    ])
    expect(moveEdge(moved, 1, "target", "up", pages).map(row => row.target)).toEqual(rows.map(row => row.target))
  })
  it("does not leave a row with nothing", () => {
    expect(moveBorder(rows, 2, "target", { within: "upper", cut: { piece: 0, offset: 0 } })).toBe(rows)
    expect(moveEdge(rows, 2, "source", "up", pages)).toHaveLength(2)
  })
})

it("rows without a counterpart stand alone", () =>
  expect(partRow(rows, 1).map(row => [row.source.length, row.target.length])).toEqual([
    [1, 2],
    [1, 0],
    [0, 1],
    [1, 0],
  ]))

it("keeping a row makes it sure and changes nothing else", () => {
  const kept = keepRow(rows, 0)
  expect(kept[0]).toEqual({ ...rows[0], sure: 1 })
  expect(kept.slice(1)).toEqual(rows.slice(1))
})

it("never changes the joined texts, whatever is done in whatever order", () => {
  for (let seed = 1; seed <= 120; seed++) {
    const random = new Random(seed)
    let now = rows
    for (let act = 0; act < 25; act++) {
      const at = random.below(now.length)
      const row = now[at] as PiecePair
      const before = now
      const kind = random.pick(["merge", "swap", "cross", "edge", "edge", "part", "keep", "split", "split", "border"])
      if (kind === "merge") now = mergeRows(now, at)
      else if (kind === "swap") now = swapRows(now, at)
      else if (kind === "cross") {
        const cuts = crossingCuts(row, pages)
        if (cuts) now = crossRow(now, at, cuts)
      } else if (kind === "border") {
        const within = random.pick(["upper", "lower"] as const)
        const side = random.pick(["source", "target"] as const)
        const places = cutsOf(now[within === "upper" ? at : at + 1]?.[side] ?? [], pages[side])
        if (places.length > 0) now = moveBorder(now, at, side, { within, cut: random.pick(places) })
      } else if (kind === "edge")
        now = moveEdge(now, at, random.pick(["source", "target"]), random.pick(["up", "down"]), pages)
      else if (kind === "part") now = partRow(now, at)
      else if (kind === "keep") now = keepRow(now, at)
      else {
        const side = random.pick(["source", "target"] as const)
        const places = cutsOf(row[side], pages[side])
        if (places.length === 0) continue
        const cut = random.pick(places)
        const answer = random.chance(0.7) ? matchingCut(row, side, cut, pages) : null
        now = splitRow(now, at, side === "source" ? { source: cut, target: answer } : { source: answer, target: cut })
      }
      expect(joined(now), `seed ${seed}, act ${act}`).toEqual(joined(rows))
      expect(pairsFit(english, spanish, now), `seed ${seed}, act ${act}`).toBe(true)
      expect(joined(before), `seed ${seed}, act ${act}, the rows given`).toEqual(joined(rows))
      for (const one of now)
        for (const piece of [...one.source, ...one.target]) expect(piece.from, `seed ${seed}`).toBeLessThan(piece.to)
      for (const one of now) expect(one.source.length + one.target.length, `seed ${seed}`).toBeGreaterThan(0)
    }
  }
})
