import { describe, expect, it } from "vitest"
import { isUnsure, previewRows } from "./preview-rows"
import type { PiecePair } from "./types"

const rowsOf = (...sure: number[]): PiecePair[] =>
  sure.map((one, i) => ({ source: [{ block: i, from: 0, to: 1, start: "block" }], target: [], sure: one }))
const drawn = (sure: number[], unfolded: string[] = []): string =>
  previewRows(rowsOf(...sure), new Set(unfolded))
    .map(one => (one.kind === "row" ? String(one.at) : `[${one.from}-${one.to}]`))
    .join(" ")

describe("the rows of a preview", () => {
  it("stand all in a short page", () => expect(drawn([0.95, 0.95, 0.5, 0.95])).toBe("0 1 2 3"))
  it("fold a long sure end", () => expect(drawn([0.5, ...Array(8).fill(0.99)])).toBe("0 1 2 [3-9]"))
  it("leave some standing before what is unsure", () =>
    expect(drawn([...Array(9).fill(0.99), 0.3])).toBe("0 1 [2-7] 7 8 9"))
  it("do not fold rows that are only fairly sure", () =>
    expect(drawn([0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7])).not.toContain("["))
  it("stay open once opened", () => expect(drawn([0.5, ...Array(8).fill(0.99)], ["s3.0"])).toBe("0 1 2 3 4 5 6 7 8"))
  it("ask for a look below 0.6", () => expect(rowsOf(0.59, 0.6).map(isUnsure)).toEqual([true, false]))
})
