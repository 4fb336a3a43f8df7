import { describe, expect, it } from "vitest"
import { counterpartOf, type PairOfTexts } from "./counterpart"

const pair = (source: string, target: string): PairOfTexts => ({ source, target })
const page = [
  pair("The treasurer spoke.", "Habló la tesorera."),
  pair("The board met in April.", "La junta directiva se reunió en abril."),
  pair("Members may ask the board.", "Los miembros pueden preguntar a la junta directiva."),
  pair("The treasurer answered the members.", "La tesorera respondió a los miembros."),
  pair("Nobody spoke.", "Nadie habló."),
]
const of = (side: "source" | "target", words: string, at: number) =>
  counterpartOf(page, { side, words, pair: at, sourceLang: "en", targetLang: "es" }, {})

describe("what stands for words on the other side", () => {
  it("is what stands in the same pairs", () => expect(of("source", "treasurer", 0)).toBe("tesorera"))
  it("is the longer of phrases that are bound as much", () => expect(of("source", "board", 1)).toBe("junta directiva"))
  it("is found from the target, too, and in other forms", () => expect(of("target", "miembro", 2)).toBe("Members"))
  it("is not guessed from one pair", () => {
    expect(of("source", "April", 1)).toBeNull()
    expect(of("source", "unicorn", 1)).toBeNull()
  })
  it("takes any words for words", () => expect(of("source", "__proto__ (", 1)).toBeNull())
})
