import { expect, it } from "vitest"
import { blockText, pageText } from "@/lib/page/page"
import { anyPage, coverFaults, pageOf, rowFaults } from "@/lib/testing/aligning"
import { Random } from "@/lib/testing/random"
import { alignPages } from "./align-pages"
import { pairPieces } from "./pair-pieces"
import { segmentPage } from "./segment-page"
import type { Alignment, AlignOptions, SegmentPair } from "./types"

const SEEDS = Array.from({ length: Number(process.env.COTEJO_LAW_RUNS ?? 150) }, (_, k) => 9_000 + k)
/** Enough for all that can stand beside each other; more only takes time. */
const BLOCKS = 6

const mirror = ({ source, target, ...rest }: SegmentPair): SegmentPair => ({ ...rest, source: target, target: source })
const asSet = (pairs: readonly SegmentPair[]): string[] =>
  pairs.map(pair => JSON.stringify([pair.source, pair.target, pair.confidence, pair.moved, pair.recut])).sort()

/** Locks on segments drawn from both sides, some of them crossing. */
function anyLocks(random: Random, { segments }: Alignment): NonNullable<AlignOptions["locks"]> {
  const free = { source: [...segments.source], target: [...segments.target] }
  return Array.from({ length: random.below(4) }, () => {
    const take = (side: "source" | "target") => free[side].splice(random.below(Math.max(1, free[side].length)), 1)
    return { source: take("source"), target: take("target") }
  }).filter(lock => lock.source.length > 0 && lock.target.length > 0)
}

it.each(SEEDS)("cuts every block into segments without loss (seed %i)", seed => {
  const page = anyPage(new Random(seed), "es", BLOCKS)
  const segments = segmentPage(page)
  page.blocks.forEach((block, at) => {
    const words = blockText(block)
    const joined = segments
      .filter(segment => segment.block === at)
      .map(segment => segment.text)
      .join("")
    expect(joined === "" ? words.trim() : joined).toBe(joined === "" ? "" : words)
  })
})

it.each(SEEDS)("aligns anything: all of it, the same each time, the same from either side (seed %i)", async seed => {
  const random = new Random(seed)
  const source = anyPage(random, "en", BLOCKS)
  const target = anyPage(random, "es", BLOCKS)
  const alignment = await alignPages(source, target)
  expect(coverFaults(source, alignment, "source")).toEqual([])
  expect(coverFaults(target, alignment, "target")).toEqual([])
  expect(await alignPages(source, target)).toEqual(alignment)
  const turned = await alignPages(target, source)
  if (pageText(source) !== pageText(target)) expect(asSet(turned.pairs.map(mirror))).toEqual(asSet(alignment.pairs))
  for (const pair of alignment.pairs) {
    expect(pair.confidence).toBeGreaterThanOrEqual(0)
    expect(pair.confidence).toBeLessThanOrEqual(1)
  }
})

it.each(SEEDS)("gives rows that hold everything in order, with locks too (seed %i)", async seed => {
  const random = new Random(seed)
  const source = anyPage(random, "en", BLOCKS)
  const target = anyPage(random, "es", BLOCKS)
  const locks = anyLocks(random, await alignPages(source, target))
  const alignment = await alignPages(source, target, { locks })
  expect(coverFaults(source, alignment, "source")).toEqual([])
  expect(coverFaults(target, alignment, "target")).toEqual([])
  for (const lock of locks) {
    const kept = alignment.pairs.find(pair =>
      pair.source.some(s => s.block === lock.source[0]?.block && s.from === lock.source[0]?.from),
    )
    expect(kept?.target.map(({ block, from }) => [block, from])).toEqual(
      lock.target.map(({ block, from }) => [block, from]),
    )
  }
  for (const granularity of ["paragraph", "sentence"] as const) {
    const rows = pairPieces(source, target, alignment, granularity)
    expect(rowFaults(source, rows, "source")).toEqual([])
    expect(rowFaults(target, rows, "target")).toEqual([])
    const says = (side: "source" | "target", page: typeof source): boolean =>
      rows.some(row => row[side].length > 0) || page.blocks.length === 0
    expect(says("source", source) && says("target", target)).toBe(true)
    expect(rows.every(row => row.source.length + row.target.length > 0)).toBe(true)
  }
})

it("lets nothing leak through a lock between two documents that do not belong together", async () => {
  const garden = pageOf("en", [
    "The tomatoes ripen in August. Water them at dawn. Pick the red ones first.",
    "The compost needs air.",
  ])
  const trains = pageOf("es", [
    "El tren nocturno sale a las 22:40. Reserve litera con tiempo. El desayuno está incluido.",
    "La estación cierra a la una.",
  ])
  const source = {
    ...garden,
    blocks: [
      ...garden.blocks,
      {
        id: "x",
        kind: "paragraph" as const,
        inline: [{ kind: "text" as const, text: "Here the second part begins.", marks: [] }],
      },
      ...garden.blocks.map(b => ({ ...b, id: `${b.id}b` })),
    ],
  }
  const target = {
    ...trains,
    blocks: [
      ...trains.blocks,
      {
        id: "x",
        kind: "paragraph" as const,
        inline: [{ kind: "text" as const, text: "Aquí empieza la segunda parte.", marks: [] }],
      },
      ...trains.blocks.map(b => ({ ...b, id: `${b.id}b` })),
    ],
  }
  const lock = { source: [{ block: 2, from: 0, to: 28 }], target: [{ block: 2, from: 0, to: 30 }] }
  const { pairs } = await alignPages(source, target, { locks: [lock] })
  for (const { source: s, target: t } of pairs) {
    const side = (block: number): number => Math.sign(block - 2)
    for (const a of s) for (const b of t) expect(side(a.block)).toBe(side(b.block))
  }
})

it.each([
  ["nothing at all", [], []],
  ["blank lines only", ["  ", "\n\n"], [" "]],
  ["numbers only", ["1", "2", "3.5"], ["1", "2", "3,5"]],
  ["halves of characters", ["a \ud800 b. C \udc00."], ["\ud83d"]],
  ["text from right to left", ["مرحبا بالعالم. كيف حالك؟"], ["שלום עולם. מה שלומך?"]],
  [
    "text without spaces",
    ["今天天气很好。我们去公园散步。", "晚上下雨了。"],
    ["今日は天気がいいです。公園へ散歩に行きます。", "夜は雨でした。"],
  ],
  ["one very long line", ["word, And; ".repeat(30_000)], ["La casa es grande. ".repeat(300)]],
  ["no spaces at all", ["x".repeat(200_000)], ["y".repeat(200_000)]],
])("answers %s", async (_, a, b) => {
  const [source, target] = [pageOf("en", a), pageOf("es", b)]
  const alignment = await alignPages(source, target)
  const rows = pairPieces(source, target, alignment, "paragraph")
  expect(rowFaults(source, rows, "source")).toEqual([])
  expect(rowFaults(target, rows, "target")).toEqual([])
  if (a.length === 0) expect(alignment.notes).toEqual([{ code: "align-side-empty", detail: "both" }])
})
