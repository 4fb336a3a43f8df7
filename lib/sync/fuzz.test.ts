import { redo, undo } from "prosemirror-history"
import type { EditorState, Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { openDesks, pairsOf, targetText } from "@/lib/testing/desks"
import { fuzzSeeds, LONG } from "@/lib/testing/fuzz-seeds"
import type { Random } from "@/lib/testing/random"

/**
 * Every character typed is a letter of its own (one UTF-16 unit each), and who deletes knows what: the letters they saw. So at
 * the end we know exactly which letters have to be there: those typed, less those somebody deleted.
 */
const FIRST_LETTER = 0x4e00

interface Ledger {
  readonly typed: Set<string>
  readonly deleted: Set<string>
}

function randomEdit(state: EditorState, random: Random, ledger: Ledger): Transaction | null {
  const index = random.below(state.doc.childCount)
  const { from, to } = targetText(state.doc, index)
  const at = random.between(from, to)
  const roll = random.next()
  const next = (): string => {
    const letter = String.fromCharCode(FIRST_LETTER + ledger.typed.size)
    ledger.typed.add(letter)
    return letter
  }
  if (roll < 0.55 || to - from < 2) return state.tr.insertText(next(), at)
  if (roll < 0.75) {
    const start = random.between(from, to - 1)
    const end = random.between(start + 1, Math.min(to, start + 4))
    for (const letter of state.doc.textBetween(start, end)) ledger.deleted.add(letter)
    return random.chance(0.7) ? state.tr.delete(start, end) : state.tr.insertText(next(), start, end)
  }
  if (roll < 0.9) {
    const end = random.between(at, to)
    const mark = random.pick([schema.marks.strong, schema.marks.em]).create()
    return random.chance(0.5) ? state.tr.addMark(at, end, mark) : state.tr.removeMark(at, end, mark)
  }
  const pairAt = from - 2 - state.doc.child(index).child(0).nodeSize - 1
  return state.tr.setNodeAttribute(pairAt, "locked", random.chance(0.5))
}

/** Two to eight people. */
const peopleOf = (seed: number) => 2 + (seed % 7)

async function run(seed: number, wild: boolean, people = peopleOf(seed)): Promise<void> {
  const ledger: Ledger = { typed: new Set(), deleted: new Set() }
  const authors = ["A", "B", "C", "D", "E", "F", "G", "H"].slice(0, people)
  const { random, clock, desks, authority, settle } = openDesks({
    seed,
    doc: pairsOf("abcdef", "ghij", "", "klmnopq"),
    authors,
    trouble: { delay: 200, lostRequests: 0.1, lostAnswers: 0.1, repeated: 0.15, lostEvents: 0.15 },
  })
  for (let turn = 0; turn < 60; turn++) {
    const desk = random.pick(desks)
    if (random.chance(0.08)) desk.link.up = !desk.link.up
    if (wild && random.chance(0.2)) desk.do(state => wildEdit(state, random))
    else desk.do(state => randomEdit(state, random, ledger))
    await clock.run(clock.now() + random.below(120))
  }
  await settle()
  for (const desk of desks) {
    expect(desk.refused, `seed ${seed}`).toEqual([])
    expect(desk.state.doc.toJSON(), `seed ${seed}, desk ${desk.author}`).toEqual(authority.room.doc.toJSON())
    expect(desk.saves.at(-1) ?? "saved", `seed ${seed}`).toBe("saved")
  }
  authority.room.doc.check()
  if (wild) return
  const there = authority.room.doc.textContent
  for (const letter of ledger.typed) {
    expect([letter, there.includes(letter)], `seed ${seed}`).toEqual([letter, !ledger.deleted.has(letter)])
    expect(there.split(letter).length, `seed ${seed}: ${letter} once at most`).toBeLessThanOrEqual(2)
  }
}

/** Splits, joins, larger deletions and undo: here only the desks' agreement is known beforehand. */
function wildEdit(state: EditorState, random: Random): Transaction | null {
  const { from, to } = targetText(state.doc, random.below(state.doc.childCount))
  const at = random.between(from, to)
  const roll = random.below(4)
  if (roll === 0) return state.tr.split(at)
  if (roll === 1) return state.tr.delete(at, random.between(at, to))
  let made: Transaction | null = null
  ;(roll === 2 ? undo : redo)(state, tr => {
    made = tr
  })
  return made
}

describe("3.1 all desks end equal to the authority, whatever is delayed, dropped or repeated", () => {
  it(
    `and everything typed and not deleted is there (${fuzzSeeds.length} seeds)`,
    async () => {
      for (const seed of fuzzSeeds) await run(seed, false)
    },
    LONG,
  )
  it("seed 1205: both ends of an insertion go to the same place", () => run(1205, false, 2), LONG)
  it(
    `with splits, deletions and undo as well (${fuzzSeeds.length} seeds)`,
    async () => {
      for (const seed of fuzzSeeds) await run(10_000 + seed, true)
    },
    LONG,
  )
})
