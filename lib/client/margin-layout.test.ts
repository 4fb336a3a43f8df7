import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { layMargin } from "./margin-layout"

const note = (id: string, anchor: number, height = 50) => ({ id, anchor, height })

describe("layMargin", () => {
  it("lays notes at their lines", () => expect(layMargin([note("a", 0), note("b", 100)], null)).toEqual([0, 100]))
  it("pushes a crowded note down", () => expect(layMargin([note("a", 0), note("b", 20)], null)).toEqual([0, 60]))
  it("keeps the open note at its line and pushes the one before up", () =>
    expect(layMargin([note("a", 90), note("b", 100), note("c", 110)], "b")).toEqual([40, 100, 160]))
  it("law: no two notes overlap, order is kept, the open one is at its line", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = new Random(seed)
      const notes = Array.from({ length: random.between(1, 12) }, (_, i) =>
        note(`n${i}`, random.below(600), random.between(20, 120)),
      ).sort((a, b) => a.anchor - b.anchor)
      const open = random.chance(0.7) ? random.pick(notes).id : null
      const tops = layMargin(notes, open)
      notes.forEach((one, i) => {
        if (one.id === open) expect(tops[i], `seed ${seed}`).toBe(one.anchor)
        const next = tops[i + 1]
        if (next !== undefined) expect(next, `seed ${seed}`).toBeGreaterThanOrEqual((tops[i] ?? 0) + one.height + 10)
      })
    }
  })
})
