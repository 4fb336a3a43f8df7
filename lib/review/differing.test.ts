import type { Node } from "prosemirror-model"
import { expect, test } from "vitest"
import { pairsOf } from "@/lib/testing/desks"
import { Random } from "@/lib/testing/random"
import { differing } from "./differing"

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

test(`between the first and the last difference lies every pair that is not the same (seed ${seed})`, () => {
  const random = new Random(seed)
  for (let run = 0; run < 500; run++) {
    const some = (): readonly Node[] =>
      pairsOf(...Array.from({ length: 1 + random.below(4) }, () => "palabra")).children
    const before = pairsOf("una", "dos", "tres", "cuatro", "cinco")
    const kept = before.children.slice(0, random.below(6))
    const rest = before.children.slice(kept.length + random.below(3))
    const made = before.type.create(before.attrs, [...kept, ...(random.chance(0.8) ? some() : []), ...rest])
    if (made.childCount === 0) continue
    const { first, tail } = differing(before, made)
    expect(made.children.slice(0, first)).toEqual(before.children.slice(0, first))
    for (let i = 0; i < first; i++) expect(made.child(i)).toBe(before.child(i))
    for (let i = 1; i <= tail; i++) expect(made.child(made.childCount - i)).toBe(before.child(before.childCount - i))
    expect(first + tail).toBeLessThanOrEqual(Math.min(before.childCount, made.childCount))
    if (first < Math.min(before.childCount, made.childCount) - tail)
      expect(made.child(first)).not.toBe(before.child(first))
    expect(differing(before, made)).toEqual({ first, tail })
    expect(differing(made, before)).toEqual({ first, tail })
    expect(differing(made, made)).toEqual({ first: made.childCount, tail: 0 })
  }
})
