import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { backsOf, closedRun, orderAfterMerge, orderAfterSplit, orderAfterSwap, sourceOrder } from "./crossed"

const none = () => false

describe("crossings", () => {
  it("say how far up a source stands", () => {
    expect(sourceOrder([0, 0, 1, 0])).toEqual([0, 2, 1, 3])
    expect(sourceOrder([0, 0, 2])).toEqual([2, 0, 1])
    expect(backsOf([2, 0, 1])).toEqual([0, 0, 2])
  })
  it("law: any order can be said, and whatever is said is an order", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = new Random(seed)
      const size = random.between(1, 9)
      const said = Array.from({ length: size }, () => (random.chance(0.5) ? 0 : random.below(12)))
      const order = sourceOrder(said)
      expect(
        [...order].sort((a, b) => a - b),
        `seed ${seed}`,
      ).toEqual(said.map((_, row) => row))
      expect(sourceOrder(backsOf(order)), `seed ${seed}`).toEqual(order)
    }
  })
  it("are closed by all rows that stand between", () => {
    expect(closedRun([0, 2, 1, 3], none, 1, 2)).toEqual({ from: 1, to: 2 })
    expect(closedRun([0, 2, 1, 3], none, 0, 1)).toEqual({ from: 0, to: 2 })
    expect(closedRun([2, 0, 1], none, 1, 2)).toEqual({ from: 0, to: 2 })
    expect(closedRun([2, 0, 1], row => row === 0, 1, 2)).toEqual({ from: 1, to: 2 })
  })
  it("follow splitting, merging and swapping", () => {
    expect(orderAfterSplit([1, 0, 2], 1)).toEqual([1, 2, 0, 3])
    expect(orderAfterMerge([1, 0, 2], none, { from: 0, to: 1 })).toEqual([0, 1])
    expect(orderAfterSwap([0, 1, 2], 1)).toEqual([0, 2, 1])
    expect(orderAfterSwap([0, 2, 1], 1)).toEqual([0, 1, 2])
  })
})
