/** The law of undo among desks: each takes back all and only their own, whatever others do in the same words meanwhile. */
import { undo, undoDepth } from "prosemirror-history"
import type { EditorState, Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { type Desk, openDesks, pairsOf, targetText } from "@/lib/testing/desks"
import { fuzzSeeds, LONG } from "@/lib/testing/fuzz-seeds"
import type { Random } from "@/lib/testing/random"

/** Every character typed is a letter of its own, so that in the end we know of each whose it is and who took it out. */
const FIRST_LETTER = 0x4e00
const texts = ["abcdefgh", "ijklmnop"] as const

class Ledger {
  readonly typedBy = new Map<string, string>([...texts.join("")].map(letter => [letter, "nobody"]))
  readonly #goneBy = new Map<string, Set<string>>()

  edit(state: EditorState, author: string, random: Random): Transaction {
    const { from, to } = targetText(state.doc, random.below(state.doc.childCount))
    if (to - from < 2 || random.chance(0.55)) {
      const letter = String.fromCharCode(FIRST_LETTER + this.typedBy.size)
      this.typedBy.set(letter, author)
      return state.tr.insertText(letter, random.between(from, to))
    }
    const start = random.between(from, to - 1)
    const end = random.between(start + 1, Math.min(to, start + 4))
    for (const letter of state.doc.textBetween(start, end))
      this.#goneBy.set(letter, new Set([...(this.#goneBy.get(letter) ?? []), author]))
    return state.tr.delete(start, end)
  }

  /** How often the letter has to be there once `undone` has undone all; null where both that person and others took it out. */
  wanted(letter: string, undone: string): 0 | 1 | null {
    const gone = this.#goneBy.get(letter) ?? new Set()
    if (this.typedBy.get(letter) === undone) return 0
    if (gone.size === 0 || (gone.size === 1 && gone.has(undone))) return 1
    return gone.has(undone) ? null : 0
  }
}

function undone(state: EditorState): Transaction | null {
  let made: Transaction | null = null
  undo(state, tr => {
    made = tr
  })
  return made
}

interface How {
  /** Of the line, in milliseconds. */
  readonly delay: number
  /** How likely undo comes in between, too. */
  readonly early: number
  readonly turns?: number
  /** How likely it is the turn of who undoes; an undo stack holds a hundred changes. */
  readonly share?: number
}

async function run(seed: number, { delay, early, turns = 24, share }: How): Promise<void> {
  const ledger = new Ledger()
  const { random, clock, desks, authority, settle } = openDesks({
    seed,
    doc: pairsOf(...texts),
    authors: ["A", "B", "C"].slice(0, 2 + (seed % 2)),
    trouble: { delay, lostRequests: 0.1, lostAnswers: 0.1, repeated: 0.1, lostEvents: 0.1 },
  })
  const [a, ...others] = desks
  if (!a) return
  const wait = () => clock.run(clock.now() + random.below(120))
  for (let turn = 0; turn < turns; turn++) {
    const desk: Desk = share === undefined ? random.pick(desks) : random.chance(share) ? a : random.pick(others)
    desk.do(state => ledger.edit(state, desk.author, random))
    if (desk === a && random.chance(early)) a.do(undone)
    await wait()
  }
  while (undoDepth(a.state) > 0) {
    a.do(undone)
    const desk = random.pick(others)
    if (random.chance(0.3)) desk.do(state => ledger.edit(state, desk.author, random))
    await wait()
  }
  await settle()
  const there = authority.room.doc.textContent.replace(/source \d/gu, "")
  for (const letter of ledger.typedBy.keys()) {
    const [wanted, count] = [ledger.wanted(letter, a.author), there.split(letter).length - 1]
    if (wanted === null) expect(count, `seed ${seed}: ${letter}`).toBeLessThanOrEqual(1)
    else expect([letter, count], `seed ${seed}`).toEqual([letter, wanted])
  }
}

describe("3.14 undoing all of one's own takes back that and nothing else", () => {
  for (const [name, how] of [
    ["on a slow line", { delay: 200, early: 0 }],
    ["on a slow line, some of it at once", { delay: 200, early: 0.3 }],
    ["on a quick line", { delay: 1, early: 0 }],
  ] as const)
    it(
      `${name} (${fuzzSeeds.length} seeds)`,
      async () => {
        for (const seed of fuzzSeeds) await run(seed, how)
      },
      LONG,
    )
  it(
    "and so it does however much others have written",
    async () => {
      for (let seed = 1; seed <= 6; seed++) await run(seed, { delay: 60, early: 0.3, turns: 1_000, share: 0.08 })
    },
    LONG,
  )
})
