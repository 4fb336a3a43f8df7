import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { type Laid, layMargin, type NoteBox, type Space } from "./margin-layout"

const space: Space = { gap: 10, screen: 400, floor: 0, foldHeight: 28 }
const note = (id: string, anchor: number, height = 50): NoteBox => ({ id, anchor, height })
const tops = (notes: readonly NoteBox[], open: string | null, within = space) => [
  ...layMargin(notes, open, within).tops.values(),
]
const folded = ({ folds }: Laid) => folds.map(({ ids, above }) => `${above ? "above" : "below"}: ${ids.join(" ")}`)
const crowd = (count: number, anchor: number) => Array.from({ length: count }, (_, i) => note(`n${i + 1}`, anchor))

describe("layMargin", () => {
  it("lays notes at their lines", () => expect(tops([note("a", 0), note("b", 100)], null)).toEqual([0, 100]))
  it("pushes a crowded note down", () => expect(tops([note("a", 0), note("b", 20)], null)).toEqual([0, 60]))
  it("keeps the open note at its line and pushes the one before up", () =>
    expect(tops([note("a", 90), note("b", 100), note("c", 110)], "b")).toEqual([40, 100, 160]))
  it("folds what is pushed down more than a screen", () =>
    expect(folded(layMargin(crowd(10, 0), null, space))).toEqual(["below: n8 n9 n10"]))
  it("shows notes again once they lie near their lines", () => {
    const laid = layMargin([...crowd(10, 0), note("late", 470)], null, space)
    expect(folded(laid)).toEqual(["below: n8 n9 n10"])
    expect(laid.tops.get("late")).toBe(470)
  })
  it("folds what an open note pushes up more than a screen, and what would not fit above it", () => {
    expect(folded(layMargin(crowd(10, 1000), "n10", space))).toEqual(["above: n1 n2 n3"])
    expect(folded(layMargin(crowd(4, 130), "n4", space))).toEqual(["above: n1 n2"])
  })
  it("gives a folded note its line when it is opened", () =>
    expect(layMargin(crowd(10, 300), "n9", space).tops.get("n9")).toBe(300))
  it("makes room for the fold where the open note stands at the very top", () => {
    const laid = layMargin(crowd(3, 5), "n3", space)
    expect(folded(laid)).toEqual(["above: n1 n2"])
    expect(laid.folds[0]?.top).toBe(0)
    expect(laid.tops.get("n3")).toBe(38)
  })
})

describe("laws of the margin, over random crowds", () => {
  const runs = Array.from({ length: 800 }, (_, i) => {
    const random = new Random(i + 1)
    const page = random.between(200, 6000)
    const notes = Array.from({ length: random.between(1, 60) }, (_, n) =>
      note(`n${n}`, random.chance(0.3) ? 500 : random.below(page), random.between(18, 260)),
    ).sort((a, b) => a.anchor - b.anchor)
    const within = { gap: random.between(0, 12), screen: random.between(200, 900), floor: random.between(0, 60) }
    const open = random.chance(0.7) ? random.pick(notes).id : null
    return { seed: random.seed, notes, open, space: { ...within, foldHeight: random.between(18, 30) } }
  })
  const eachRun = (law: (run: (typeof runs)[number], laid: Laid) => boolean) => () => {
    const broken = runs.filter(run => !law(run, layMargin(run.notes, run.open, run.space)))
    expect(broken.map(run => `seed ${run.seed}`)).toEqual([])
  }
  /** Everything that is drawn, from the top down. */
  const drawn = (notes: readonly NoteBox[], laid: Laid, foldHeight: number) =>
    [
      ...notes.flatMap((one, i) => {
        const top = laid.tops.get(one.id)
        return top === undefined ? [] : [{ id: one.id, from: i, to: i, top, height: one.height }]
      }),
      ...laid.folds.map(({ ids, top }) => {
        const places = ids.map(id => notes.findIndex(one => one.id === id))
        return { id: "fold", from: Math.min(...places), to: Math.max(...places), top, height: foldHeight }
      }),
    ].sort((a, b) => a.from - b.from)

  it(
    "every note is laid or folded, once",
    eachRun(({ notes }, { tops, folds }) => {
      const placed = [...tops.keys(), ...folds.flatMap(fold => fold.ids)]
      return placed.length === notes.length && new Set(placed).size === notes.length
    }),
  )
  it(
    "nothing overlaps, and the order of the page is kept",
    eachRun(({ notes, space }, laid) =>
      drawn(notes, laid, space.foldHeight).every((one, i, all) => {
        const next = all[i + 1]
        return !next || (next.from > one.to && next.top >= one.top + one.height + space.gap)
      }),
    ),
  )
  it(
    "the open note has its anchor's line, but for the room of one fold at the very top",
    eachRun(({ notes, open, space }, { tops }) => {
      const chosen = notes.find(one => one.id === open)
      const top = tops.get(open ?? "")
      const room = space.floor + space.foldHeight + space.gap
      return !chosen || (top !== undefined && (chosen.anchor >= room ? top === chosen.anchor : top <= room))
    }),
  )
  it(
    "nothing lies above the floor, and no note further than a screen from its words",
    eachRun(({ notes, space }, laid) => {
      const most = space.screen + space.foldHeight + space.gap
      const near = notes.every(
        ({ id, anchor }) => Math.abs((laid.tops.get(id) ?? anchor) - Math.max(anchor, space.floor)) <= most,
      )
      return near && drawn(notes, laid, space.foldHeight).every(one => one.top >= space.floor)
    }),
  )
  it(
    "laid again where it lies, everything stays",
    eachRun(({ notes, open, space }, laid) => {
      const all = drawn(notes, laid, space.foldHeight).map((one, i) => ({
        ...one,
        id: `${one.id}-${i}`,
        anchor: one.top,
      }))
      const chosen = all.find(one => one.id.startsWith(`${open}-`))?.id ?? null
      const again = layMargin(all, chosen, space)
      return again.folds.length === 0 && all.every(one => again.tops.get(one.id) === one.top)
    }),
  )
  it(
    "without crowding every note lies at its line",
    eachRun(({ notes, space }) => {
      const spread = notes.map((one, i) => ({ ...one, anchor: space.floor + 100 + i * 300 }))
      const { tops } = layMargin(spread, null, space)
      return spread.every(one => tops.get(one.id) === one.anchor)
    }),
  )
})
