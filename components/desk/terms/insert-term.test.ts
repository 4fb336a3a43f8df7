import { describe, expect, it } from "vitest"
import type { TermUse } from "@/lib/checks/terms/glossary"
import type { Rendering } from "@/lib/checks/terms/term"
import { nextTerm, spaced } from "./insert-term"

describe("words put in at the caret", () => {
  it.each([
    ["l", ".", " junta"],
    [" ", ".", "junta"],
    ["", "", "junta"],
    ["¿", "e", "junta "],
    [",", " ", " junta"],
    ["a", "a", " junta "],
    ["«", "»", "junta"],
  ])("between «%s» and «%s»", (left, right, put) => expect(spaced(left, "junta", right)).toBe(put))
})

const use = (source: string, renderings: readonly Rendering[], used: readonly Rendering[]): TermUse => ({
  term: { id: source, source, renderings },
  places: [{ from: 0, to: 1 }],
  used: used.map(of => ({ from: 0, to: 1, of })),
})
const good: Rendering = { words: "junta", standing: "preferred" }
const fair: Rendering = { words: "consejo", standing: "allowed" }
const bad: Rendering = { words: "mesa", standing: "forbidden" }

describe("what is put in next", () => {
  it("is for what is not wanted, then for what is missing, then for the first", () => {
    const [fine, missing, wrong] = [use("a", [good], [good]), use("b", [good], []), use("c", [bad, fair], [bad])]
    expect(nextTerm([fine, missing, wrong])).toEqual({ use: wrong, rendering: fair })
    expect(nextTerm([fine, missing])?.use).toBe(missing)
    expect(nextTerm([fine])?.use).toBe(fine)
  })
  it("is nothing where the glossary only says what is not wanted", () => {
    expect(nextTerm([use("c", [bad], [bad])])).toBeNull()
    expect(nextTerm([])).toBeNull()
  })
})
