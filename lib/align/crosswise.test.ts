import { describe, expect, it } from "vitest"
import { answeringCut, areCrosswise, type Cutting, crossCut } from "./crosswise"

const english = ["The garden is closed in November.", "The collection has 340 photographs."]
const spanish = ["La colección tiene 340 fotografías.", "El jardín cierra en noviembre."]

describe("what is answered crosswise", () => {
  it("is told by a number, a name or words alike", () => {
    expect(
      areCrosswise(
        ["We open at nine.", "Ada Larkin of Lugo came."],
        ["Vino Ada Larkin, de Lugo.", "Abrimos a las nueve."],
      ),
    ).toBe(true)
    expect(areCrosswise(english as [string, string], spanish as [string, string])).toBe(true)
  })
  it("is not told where all is well, or where nothing tells", () => {
    expect(areCrosswise(english as [string, string], [...spanish].reverse() as [string, string])).toBe(false)
    expect(areCrosswise(["We came.", "It rained."], ["Llovió.", "Vinimos."])).toBe(false)
    expect(areCrosswise(["", ""], ["", ""])).toBe(false)
  })
})

describe("a row that holds a crossing", () => {
  it("is cut where its halves answer each other", () =>
    expect(crossCut(["It opened in 1921.", ...english], [...spanish, "Abrió en 1921."])).toMatchObject({ told: true }))
  it("between the very sentences", () =>
    expect(
      crossCut([...english, "They show Portugal."], [spanish[0] ?? "", "Muestran Portugal.", spanish[1] ?? ""]),
    ).toEqual({ source: 1, target: 2, told: true }))
  it("by length where nothing tells", () =>
    expect(
      crossCut(["Yes.", "We went to the sea and to the hills."], ["Fuimos al mar y a los montes.", "Sí."]),
    ).toEqual({
      source: 1,
      target: 1,
      told: false,
    }))
  it("cannot be cut where a side has one sentence", () => expect(crossCut(["Yes."], ["Sí.", "No."])).toBeNull())
})

describe("where the other side is cut when one is", () => {
  const cut = (before: string, after: string): Cutting => ({
    share: before.length / (before.length + after.length),
    words: () => [before, after],
  })
  const sentences = ["Vinieron 40. ", "Llovió mucho, más de lo que nadie recordaba. ", "Cantamos."]
  const cuts = [0, 1, 2, 3].map(at => cut(sentences.slice(0, at).join(""), sentences.slice(at).join("")))
  it("where the words answer, even if the lengths would have it elsewhere", () =>
    expect(answeringCut(cut("In the end it was 40.", "It rained. We sang."), cuts)).toBe(1))
  it("where the lengths answer, if no word tells", () => {
    expect(answeringCut(cut("It rained more than anybody remembered.", "We sang."), cuts)).toBe(2)
    expect(answeringCut(cut("I", "t rained more than anybody remembered. We sang."), cuts)).toBe(0)
  })
  it("nowhere, if there is no place", () => expect(answeringCut(cut("We came.", "We sang."), [])).toBe(-1))
})
