import { describe, expect, it } from "vitest"
import { eachSeed, lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { differences } from "./differences"
import { Memory, type Remembered } from "./memory"
import { percentOf, similarity } from "./similarity"
import { memoryTokens, normalised } from "./tokens"

const WORDS = "the The board bóard met in 1990 7 12.5 house casa constructor __proto__ 会議は 東京 😀 , . ( —".split(
  " ",
)
const SPACES = [" ", " ", " ", "  ", "\n", "\u00a0"]

function text(random: Random, most = 8): string {
  let made = ""
  for (let k = random.below(most + 1); k > 0; k--) made += random.pick(WORDS) + random.pick(SPACES)
  return random.chance(0.2) ? made.normalize("NFD") : made
}

/** A text with a word or two changed: random ones are seldom alike. */
const changed = (random: Random, from: string): string =>
  from
    .split(" ")
    .map(word => (random.chance(0.2) ? random.pick(WORDS) : word))
    .join(" ")

function entries(random: Random): Remembered[] {
  const made: Remembered[] = []
  for (let k = 0; k < 30; k++) {
    const like = made.length > 0 && random.chance(0.5) ? random.pick(made).source : text(random)
    made.push({ id: `${k}`, source: changed(random, like), target: text(random) })
  }
  return made
}

describe("similarity", () => {
  it("is the same both ways round, and whole only for texts equal but for white space", () =>
    eachSeed(lawRuns(0.5), seed => {
      const random = new Random(seed)
      const a = text(random)
      const b = random.chance(0.5) ? changed(random, a) : text(random)
      const share = similarity(a, b)
      expect(similarity(b, a)).toBe(share)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(percentOf(share) === 100).toBe(normalised(a) === normalised(b))
    }))
  it("counts words and signs", () => {
    expect(similarity("The board met today.", "The board met today.")).toBe(1)
    expect(similarity("The board met today.", "The house met today.")).toBe(0.8)
    expect(similarity("The board met today.", "the board met today.")).toBe(0.9)
    expect(percentOf(similarity("Nothing here", "at all"))).toBe(0)
  })
})

describe("differences", () => {
  it("are both texts, when joined", () =>
    eachSeed(lawRuns(0.2), seed => {
      const random = new Random(seed)
      const [a, b] = [text(random), text(random)]
      const parts = differences(a, b)
      const joined = (without: string) =>
        parts
          .filter(part => part.kind !== without)
          .map(part => part.text)
          .join("")
      expect([joined("ins"), joined("del")]).toEqual([a, b])
    }))
})

describe("similar pairs", () => {
  it("are all those that reach the threshold, the most alike first", () =>
    eachSeed(lawRuns(0.1), seed => {
      const random = new Random(seed)
      const all = entries(random)
      const asked = changed(random, random.pick(all).source)
      const least = random.pick([0.3, 0.5, 0.7, 0.9, 1])
      const found = new Memory(all).similar(asked, { least, most: 1000 })
      const expected = all.filter(
        ({ source }) => memoryTokens(asked).length > 0 && similarity(asked, source) >= least - 1e-9,
      )
      expect(found.map(one => one.entry.id).sort()).toEqual(expected.map(one => one.id).sort())
      for (const [k, one] of found.entries()) expect(one.percent).toBeLessThanOrEqual(found[k - 1]?.percent ?? 100)
    }))
  it("say when only numbers are others", () => {
    const memory = new Memory([{ id: "1", source: "They met in 1990.", target: "Se reunieron en 1990." }])
    expect(memory.similar("They met in 1991.")).toMatchObject([{ percent: 90, numbersOnly: true }])
    expect(memory.similar("They met in 1990.")).toMatchObject([{ percent: 100, numbersOnly: false }])
    expect(memory.similar("")).toEqual([])
  })
})

describe("concordance", () => {
  it("finds every entry that has the words, on the side asked for, and marks them", () =>
    eachSeed(lawRuns(0.1), seed => {
      const random = new Random(seed)
      const all = entries(random)
      const side = random.pick(["source", "target"] as const)
      const asked = text(random, 3)
      const words = (of: string) => memoryTokens(of).map(({ text: as, key }) => (key.startsWith("\u0000") ? as : key))
      const expected = all.filter(
        entry => words(asked).length > 0 && words(asked).every(word => words(entry[side]).includes(word)),
      )
      const found = new Memory(all).concordance(asked, side, 1000)
      expect(found.map(one => one.entry.id).sort()).toEqual(expected.map(one => one.id).sort())
      expect(new Memory(all).concordance(asked, side, 3)).toEqual(found.slice(0, 3))
      for (const { entry, places, together } of found)
        for (const { from, to } of places) {
          const marked = words(entry[side].slice(from, to))
          if (together) expect(marked).toEqual(words(asked))
          else expect(words(asked)).toContain(marked[0])
        }
    }))
  it("puts first what has the words one after the other", () => {
    const memory = new Memory([
      { id: "1", source: "", target: "La reunión de la junta" },
      { id: "2", source: "", target: "La Junta de la casa" },
    ])
    expect(memory.concordance("junta de", "target")).toMatchObject([
      { entry: { id: "2" }, places: [{ from: 3, to: 11 }], together: true },
      { entry: { id: "1" }, together: false },
    ])
  })
})
