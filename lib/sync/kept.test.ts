import { sendableSteps } from "prosemirror-collab"
import { describe, expect, it } from "vitest"
import { openDesk, openDesks, pairsOf, targetText } from "@/lib/testing/desks"
import { quiet } from "@/lib/testing/fake-link"
import { fuzzSeeds, LONG } from "@/lib/testing/fuzz-seeds"
import { bringUp } from "./kept"

const FIRST_LETTER = 0x4e00
const trouble = { delay: 200, lostRequests: 0.1, lostAnswers: 0.15, repeated: 0.2, lostEvents: 0.15 }

/** Desks that are closed at random moments and opened again later, while others type. */
async function run(seed: number): Promise<void> {
  const doc = pairsOf("abcdef", "ghij", "", "klmnopq")
  const authors = ["A", "B", "C", "D"].slice(0, 2 + (seed % 3))
  const made = openDesks({ seed, doc, authors, trouble })
  const { random, clock, authority } = made
  const desks = [...made.desks]
  const typed = new Set<string>()
  const deleted = new Set<string>()
  for (let turn = 0; turn < 60; turn++) {
    const at = random.below(desks.length)
    const desk = desks[at]
    if (!desk) continue
    desk.do(state => {
      const { from, to } = targetText(state.doc, random.below(state.doc.childCount))
      if (random.chance(0.8) || to - from < 2) {
        const letter = String.fromCharCode(FIRST_LETTER + typed.size)
        typed.add(letter)
        return state.tr.insertText(letter, random.between(from, to))
      }
      const start = random.between(from, to - 1)
      const end = random.between(start + 1, Math.min(to, start + 4))
      for (const letter of state.doc.textBetween(start, end)) deleted.add(letter)
      return state.tr.delete(start, end)
    })
    await clock.run(clock.now() + random.below(120))
    if (random.chance(0.08)) desk.link.up = !desk.link.up
    if (!random.chance(0.12)) continue
    const work = desk.close()
    await clock.run(clock.now() + random.below(1500))
    const { room, log } = authority
    const kept = work ? { kept: { work, missed: log.slice(work.version) } } : {}
    const client = work?.client ?? `${desk.author}/again${turn}`
    const { author } = desk
    desks[at] = openDesk({
      doc: room.doc,
      version: room.version,
      ...kept,
      author,
      client,
      server: authority,
      clock,
      random,
      trouble,
    })
  }
  for (const { link } of desks) {
    link.trouble = quiet
    link.up = true
  }
  for (let round = 0; round < 20; round++) {
    for (const { sync } of desks) sync.wake()
    await clock.run(clock.now() + 20_000)
    if (desks.every(({ state }) => sendableSteps(state) === null && state.doc.eq(authority.room.doc))) break
  }
  const where = `seed ${seed}`
  expect(authority.refusals, where).toEqual([])
  for (const desk of desks)
    expect(desk.state.doc.toJSON(), `${where}, ${desk.author}`).toEqual(authority.room.doc.toJSON())
  for (const letter of typed)
    expect(authority.room.doc.textContent.split(letter).length - 1, `${where}, ${letter}`).toBe(
      deleted.has(letter) ? 0 : 1,
    )
}

describe("3.8 work that was kept", () => {
  it(
    `is there, once, when its desk was closed and is opened again (${fuzzSeeds.length} seeds)`,
    async () => {
      for (const seed of fuzzSeeds) await run(seed)
    },
    LONG,
  )

  it("seed 1509: the same, in work that was kept", () => run(1509), 60_000)

  it("is left alone when it is not what it should be", () => {
    const work = { version: 0, client: "c", serial: 1, changes: [0], acts: [] }
    expect(bringUp({ ...work, steps: [{ stepType: "replace", from: 3 }] }, "A", [])).toBeNull()
    expect(bringUp({ ...work, steps: [] }, "A", [])).toEqual([])
  })
})
