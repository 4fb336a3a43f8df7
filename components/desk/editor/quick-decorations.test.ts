import { Decoration, DecorationSet } from "prosemirror-view"
import { expect, test } from "vitest"
import { pairsOf } from "@/lib/testing/desks"
import { Random } from "@/lib/testing/random"
import { findDecorationsQuickly } from "./quick-decorations"

interface Inside {
  forChild(offset: number, node: unknown): DecorationSet
}

const ofChild = (set: DecorationSet, at: number, node: unknown): DecorationSet =>
  (set as unknown as Inside).forChild(at, node)

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

test(`every row is given the same decorations as before (seed ${seed})`, () => {
  const random = new Random(seed)
  const sets = Array.from({ length: 40 }, () => {
    const doc = pairsOf(...Array.from({ length: 1 + random.below(90) }, () => "unas palabras"))
    const all: Decoration[] = []
    const share = random.next()
    doc.forEach((pair, at) => {
      if (random.chance(share)) all.push(Decoration.inline(at + 3, at + 3 + 1 + random.below(4), { class: "a" }))
      if (random.chance(0.02)) all.push(Decoration.node(at, at + pair.nodeSize, { class: "away" }))
    })
    return { doc, set: DecorationSet.create(doc, all) }
  })
  const read = () =>
    sets.map(({ doc, set }) => {
      const found: unknown[] = []
      doc.forEach((pair, at) => found.push(ofChild(set, at, pair)))
      return found
    })
  const before = read()
  findDecorationsQuickly()
  const after = read()
  for (const [i, found] of before.entries()) expect(after[i]).toEqual(found)
  // A set of one's own for a row, and none for a row without: the same objects, which is what tells that nothing changed.
  for (const [i, found] of before.entries())
    for (const [k, one] of found.entries())
      if ((one as { local?: unknown }) === DecorationSet.empty) expect(after[i]?.[k]).toBe(one)
})
