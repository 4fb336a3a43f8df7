import { describe, expect, it } from "vitest"
import { movesWords } from "./list"

describe("words that move", () => {
  it.each([
    [" dos", "dos ", true],
    ["dos", "dos", true],
    ["dos", "Dos", false],
    ["dos", "", false],
    ["\n", "\n", false],
    ["", "", false],
  ])("%j for %j: %s", (inserted, deleted, moves) => {
    expect(movesWords({ inserted, deleted })).toBe(moves)
  })
})
