import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { fold } from "@/lib/text/fold"
import { LEAST, Memory } from "./memory"
import { differences, sameButNumbers, similarity, tokensOf } from "./similarity"

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const RUNS = 400
const words = "the a oven map garden members met in on of May 3 12 new Board, . página ¿Qué? niño".split(" ")
const sentence = (random: Random) => Array.from({ length: random.between(0, 12) }, () => random.pick(words)).join(" ")

describe(`laws of likeness (seed ${seed})`, () => {
  it("is the same both ways, 1 for the same tokens only, and never below what was asked for without saying 0", () => {
    for (let run = 0; run < RUNS; run++) {
      const random = new Random(seed + run)
      const [a, b] = [tokensOf(sentence(random)), tokensOf(sentence(random))]
      const whole = similarity(a, b)
      expect(similarity(b, a), `seed ${seed + run}`).toBe(whole)
      expect(whole === 1, `seed ${seed + run}`).toBe(a.join(" ") === b.join(" "))
      const least = random.between(0, 10) / 10
      expect(similarity(a, b, least), `seed ${seed + run}`).toBe(whole >= least - 1e-9 ? whole : 0)
    }
  })

  it("leaves both texts readable in their differences", () => {
    for (let run = 0; run < RUNS; run++) {
      const random = new Random(seed + run)
      const [a, b] = [sentence(random), sentence(random)]
      const parts = differences(a, b)
      const read = (without: string) => parts.flatMap(one => (one.kind === without ? [] : [one.text])).join("")
      expect(read("new"), `seed ${seed + run}`).toBe(a)
      expect(read("gone"), `seed ${seed + run}`).toBe(b)
    }
  })

  it("finds all that is alike and all that holds the words, as looking at each would", () => {
    for (let run = 0; run < RUNS / 4; run++) {
      const random = new Random(seed + run)
      const units = Array.from({ length: 60 }, () => ({ source: sentence(random), target: sentence(random) }))
      const memory = new Memory(units)
      const text = random.chance(0.5) ? sentence(random) : random.pick(units).source
      const alike =
        tokensOf(text).length === 0 ? [] : units.filter(u => similarity(tokensOf(text), tokensOf(u.source)) >= LEAST)
      expect(new Set(memory.similar(text).map(one => one.unit)), `seed ${seed + run}`).toEqual(new Set(alike))
      const sought = random.pick(words)
      expect(memory.holding(sought.toUpperCase()), `seed ${seed + run}`).toEqual(
        units.filter(u => fold(u.source).includes(fold(sought)) || fold(u.target).includes(fold(sought))),
      )
    }
  })
})

describe("a match", () => {
  it("says when only numbers differ", () => {
    const memory = new Memory([{ source: "We met on 3 May.", target: "Nos reunimos el 3 de mayo." }])
    expect(memory.similar("We met on 12 May.")[0]).toMatchObject({ likeness: 1 - 1 / 6, numbers: true })
    expect(sameButNumbers(tokensOf("We met on 3 May."), tokensOf("We met on 3 June."))).toBe(false)
  })
  it("does not count case and blanks", () => {
    const memory = new Memory([{ source: "The  Board met", target: "" }])
    expect(memory.similar("the board MET")[0]).toMatchObject({ likeness: 1, numbers: false })
  })
  it.each(["constructor __proto__", "", "   ", "👩‍💻".repeat(50), "a ".repeat(5000)])(
    "answers for odd text %#",
    text => {
      const memory = new Memory([{ source: text, target: "x" }])
      expect(memory.similar(text).length).toBe(text.trim() === "" ? 0 : 1)
    },
  )
})
