import type { EditorState, Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import type { Role } from "@/lib/review/roles"
import { checkPush } from "@/lib/review/rules"
import { sideWords } from "@/lib/review/status"
import { decide } from "@/lib/review/suggest/decide"
import { suggestionsInPair } from "@/lib/review/suggest/list"
import { refusalOf } from "@/lib/review/suggest/meta"
import { plainEdit } from "@/lib/review/suggest/plain"
import { repairPending } from "@/lib/review/suggest/repair"
import { track } from "@/lib/review/suggest/track"
import { openDesks, pairsOf, targetText } from "@/lib/testing/desks"
import { fuzzSeeds, LONG } from "@/lib/testing/fuzz-seeds"
import type { Random } from "@/lib/testing/random"

/** By their names: R1, R2 suggest; T1 edits and decides. */
const rolesOf = (author: string): readonly Role[] => (author.startsWith("T") ? ["translator"] : ["reviewer"])

function plainly(state: EditorState, random: Random): Transaction {
  const { from, to } = targetText(state.doc, random.below(state.doc.childCount))
  const at = random.between(from, to)
  const roll = random.next()
  if (roll < 0.5) return state.tr.insertText(random.pick(["a", "be", "cinco "]), at)
  if (roll < 0.7) return state.tr.delete(at, random.between(at, Math.min(to, at + 4)))
  if (roll < 0.9) return state.tr.insertText("x", at, random.between(at, Math.min(to, at + 3)))
  return state.tr.split(at)
}

function decideOne(state: EditorState, random: Random): Transaction | null {
  const all = state.doc.content.content.flatMap(pair => suggestionsInPair(pair).map(one => one.id))
  if (all.length === 0) return null
  const id = random.pick(all)
  return decide(state.tr, mark => mark.attrs.id === id, random.pick(["accept", "reject"]))
}

async function run(seed: number, authors: readonly string[]): Promise<void> {
  let made = 0
  const newId = (): string => `s${++made}`
  const doc = pairsOf("uno dos tres", "cuatro cinco", "", "seis siete ocho")
  const { random, clock, desks, authority, settle } = openDesks({
    seed,
    doc,
    authors,
    trouble: { delay: 150, lostRequests: 0.08, lostAnswers: 0.08, repeated: 0.1, lostEvents: 0.1 },
    checkFor: author => (before, after) => checkPush(before, after, { author, roles: rolesOf(author) }),
    repair: author => state => repairPending(state, author, newId, rolesOf(author)),
  })
  for (let turn = 0; turn < 40; turn++) {
    const desk = random.pick(desks)
    if (random.chance(0.05)) desk.link.up = !desk.link.up
    desk.do(state => {
      const edits = rolesOf(desk.author).includes("translator")
      if (edits && random.chance(0.4)) return decideOne(state, random)
      const plain = plainly(state, random)
      const tr = edits ? plainEdit(plain, state) : track(plain, state, { author: desk.author, newId })
      return refusalOf(tr) ? null : tr
    })
    await clock.run(clock.now() + random.below(120))
  }
  await settle()
  const where = `seed ${seed}`
  expect(authority.refusals, where).toEqual([])
  for (const desk of desks) {
    expect(desk.refused, `${where}, desk ${desk.author}`).toEqual([])
    expect(desk.state.doc.toJSON(), `${where}, desk ${desk.author}`).toEqual(authority.room.doc.toJSON())
  }
  authority.room.doc.check()
  if (authors.some(author => author.startsWith("T"))) return
  const words = (at: typeof doc) => at.content.content.map(pair => sideWords(pair.child(1)))
  expect(words(authority.room.doc), `${where}: with every suggestion left out the page stays as it was`).toEqual(
    words(doc),
  )
}

describe("3.7 desks that suggest and decide at once end equal, and no honest push is refused", () => {
  it(
    `three reviewers (${fuzzSeeds.length} seeds)`,
    async () => {
      for (const seed of fuzzSeeds) await run(seed, ["R1", "R2", "R3"])
    },
    LONG,
  )
  it(
    `two reviewers and a translator (${fuzzSeeds.length} seeds)`,
    async () => {
      for (const seed of fuzzSeeds) await run(20_000 + seed, ["R1", "R2", "T1"])
    },
    LONG,
  )
  it("seed 20126: steps taken back by a repair came as a set of marks", () => run(20_126, ["R1", "R2", "T1"]), LONG)
})
