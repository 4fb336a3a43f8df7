/** What a confirmed pair holds apart and what it teaches, and that strangers are told, on made-up translations. */
import { expect, it } from "vitest"
import type { Page } from "@/lib/page/page"
import { pageOf } from "@/lib/testing/aligning"
import { Random } from "@/lib/testing/random"
import { alignPages } from "./align-pages"
import type { AlignOptions, SegmentPair, Span } from "./types"

const seeds = (count: number, first: number): number[] => Array.from({ length: count }, (_, k) => first + k)

/**
 * Words of two languages that do not look alike: only learning can tell that they belong together.
 * @param wealth how many words the languages have; the k-th comes with a chance of about 1/k
 */
function translation(random: Random, sentences: number, wealth = 30): { source: string[]; target: string[] } {
  const word = (letters: string): string =>
    Array.from({ length: random.between(4, 9) }, () => random.pick([...letters])).join("")
  const lexicon = Array.from({ length: wealth }, () => [word("bdfgaei"), word("klmrstou")] as const)
  const draw = () => lexicon[Math.max(0, Math.floor(wealth ** random.next()) - 1)] ?? (["", ""] as const)
  const source: string[] = []
  const target: string[] = []
  for (let k = 0; k < sentences; k++) {
    const words = Array.from({ length: random.between(4, 9) }, () => draw())
    const say = (parts: readonly string[]): string => `${parts.join(" ").replace(/^./, c => c.toUpperCase())}.`
    source.push(say(words.map(pair => pair[0])))
    target.push(say(words.map(pair => pair[1])))
  }
  return { source, target }
}

const whole = (page: Page, block: number): Span => {
  const first = page.blocks[block]
  const text = first?.kind === "paragraph" && first.inline[0]?.kind === "text" ? first.inline[0].text : ""
  return { block, from: 0, to: text.length }
}
const lockOn = (source: Page, target: Page, s: number, t: number) => ({
  source: [whole(source, s)],
  target: [whole(target, t)],
})
const blocks = (pairs: readonly SegmentPair[]): [number[], number[]][] =>
  pairs.map(pair => [pair.source.map(s => s.block), pair.target.map(t => t.block)])

it.each(seeds(200, 700))("nothing leaks across a lock, though its true partner stands there (seed %i)", async seed => {
  const random = new Random(seed)
  const [a, b] = [translation(random, random.between(1, 6)), translation(random, random.between(1, 6))]
  // The two documents stand in the opposite order on the other side, so that every true partner is beyond the lock.
  const source = pageOf("en", [...a.source, "Begin here.", ...b.source])
  const target = pageOf("es", [...b.target, "Aquí empieza.", ...a.target])
  const [s, t] = [a.source.length, b.target.length]
  const { pairs } = await alignPages(source, target, { locks: [lockOn(source, target, s, t)] })
  for (const [left, right] of blocks(pairs)) {
    for (const x of left) for (const y of right) expect(Math.sign(x - s)).toBe(Math.sign(y - t))
  }
  expect(blocks(pairs)).toContainEqual([[s], [t]])
})

it("law: what a person confirmed teaches the words of the rest", async () => {
  let [without, taught, all] = [0, 0, 0]
  for (const seed of seeds(60, 1_700)) {
    const random = new Random(seed)
    const { source: left, target: right } = translation(random, 16)
    // Some sentences were left out, so that only words can tell which.
    const kept = right.map((_, k) => k).filter(k => k < 8 || random.chance(0.6))
    const source = pageOf("en", left)
    const target = pageOf(
      "es",
      kept.map(k => right[k] ?? ""),
    )
    const locks = seeds(8, 0).map(k => lockOn(source, target, k, k))
    const rest = async (options: AlignOptions): Promise<number> => {
      const found = blocks((await alignPages(source, target, options)).pairs)
      return kept.filter((k, at) => k >= 8 && found.some(([s, t]) => `${s}|${t}` === `${k}|${at}`)).length
    }
    without += await rest({})
    taught += await rest({ locks })
    all += kept.filter(k => k >= 8).length
  }
  expect(taught).toBeGreaterThan(without)
  expect(taught / all).toBeGreaterThan(0.8)
})

it("law: strangers are told from translations", async () => {
  for (const seed of seeds(60, 2_700)) {
    const random = new Random(seed)
    const [a, b] = [translation(random, 45, 300), translation(random, 45, 300)]
    const strangers = await alignPages(pageOf("en", a.source), pageOf("es", b.target))
    const sure = strangers.pairs.filter(p => p.confidence >= 0.8 && p.source.length > 0 && p.target.length > 0)
    expect(strangers.kinship, `seed ${seed}`).not.toBe("related")
    expect(sure.length / strangers.pairs.length, `seed ${seed}`).toBeLessThan(0.15)
    expect((await alignPages(pageOf("en", a.source), pageOf("es", a.target))).kinship, `seed ${seed}`).toBe("related")
  }
})
