/** 3.12 as a law: what two do to the same paragraphs at the same time, across their ends too. */
import { Fragment, type Node, Slice } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { type Desk, openDesk, openDesks } from "@/lib/testing/desks"
import { fuzzSeeds, LONG } from "@/lib/testing/fuzz-seeds"
import { Random } from "@/lib/testing/random"

const { doc, pair, source, target, paragraph } = schema.nodes
const block = (words: string): Node => paragraph.create(null, words ? schema.text(words) : null)
const page = (...words: readonly string[]): Node =>
  doc.create(null, [
    pair.create({ id: "p1" }, [source.create(null, block("source")), target.create(null, words.map(block))]),
    pair.create({ id: "p2" }, [source.create(null, block("source")), target.create(null, block("after"))]),
  ])

const side = (of: Node): Node => of.child(0).child(1)
/** Where the target of the first pair begins: before its first block. */
const START = 1 + source.create(null, block("source")).nodeSize + 1

/** Every place in the target's blocks where words may stand. */
function places(of: Node): number[] {
  const found: number[] = []
  side(of).forEach((one, offset) => {
    for (let i = 0; i <= one.content.size; i++) found.push(START + offset + 1 + i)
  })
  return found
}

class Letters {
  #next = 0x4e00
  readonly typed = new Set<string>()
  readonly deleted = new Set<string>()
  new(): string {
    const letter = String.fromCharCode(this.#next++)
    this.typed.add(letter)
    return letter
  }
  gone(words: string): void {
    for (const letter of words) this.deleted.add(letter)
  }
}

function act(state: EditorState, random: Random, letters: Letters): Transaction {
  const { tr } = state
  const all = places(state.doc)
  const at = random.pick(all)
  const roll = random.next()
  if (roll < 0.35) return tr.insertText(letters.new(), at)
  if (roll < 0.45) return tr.split(at)
  const blocks = (): Node[] => [block(letters.new()), block(letters.new())]
  if (roll < 0.52) return tr.replace(at, at, new Slice(Fragment.from(blocks()), 1, 1))
  const other = random.pick(all)
  const [from, to] = [Math.min(at, other), Math.max(at, other)]
  if (from === to) return tr.insertText(letters.new(), at)
  letters.gone(state.doc.textBetween(from, to))
  if (roll < 0.7) return tr.delete(from, to)
  if (roll < 0.8) return tr.replaceRangeWith(from, to, schema.text(letters.new()))
  if (roll < 0.9) return tr.replace(from, to, new Slice(Fragment.from(blocks()), 1, 1))
  // Whole blocks, but never all of them: then there is a new one.
  return tr.deleteRange(from, to)
}

async function meet(seed: number, takenUp: boolean): Promise<void> {
  const random = new Random(seed)
  const letters = new Letters()
  const start = page("abcdef", "ghijkl", "mnopqr", "stuvwx")
  for (const letter of side(start).textContent) letters.typed.add(letter)
  const world = openDesks({ seed, doc: start, authors: ["A", "B"] })
  const [a, b] = world.desks as [Desk, Desk]
  a.link.up = false
  for (const desk of [a, b])
    for (let i = random.between(1, 3); i > 0; i--) desk.do(state => act(state, random, letters))
  const work = takenUp ? a.close() : null
  await world.clock.run(5000)
  const { authority, clock } = world
  let last = a
  if (work) {
    const missed = authority.stepsSince(work.version).steps
    last = openDesk({
      ...{ author: "A", client: work.client, doc: authority.room.doc, version: authority.room.version },
      ...{ server: authority, clock, random: world.random, kept: { work, missed } },
    })
    await clock.run(clock.now() + 5000)
    last.sync.stop()
  } else await world.settle()
  const is = authority.room.doc
  is.check()
  expect(last.state.doc.eq(is), `seed ${seed}`).toBe(true)
  const wanted = [...letters.typed].filter(letter => !letters.deleted.has(letter))
  expect([...side(is).textContent].sort().join(""), `seed ${seed}`).toBe(wanted.sort().join(""))
  expect(is.child(1).eq(start.child(1)), `seed ${seed}`).toBe(true)
}

describe("3.12 what two do to the same paragraphs at the same time", () => {
  it(
    `keeps every letter that nobody took out (${fuzzSeeds.length} seeds)`,
    async () => {
      for (const seed of fuzzSeeds) await meet(seed, false)
    },
    LONG,
  )
  it("seeds 116, 206, 2317, 3752: whole blocks, ends of blocks, and a place that is not in a block any more", async () => {
    for (const seed of [116, 206, 2317, 3752]) for (const takenUp of [false, true]) await meet(seed, takenUp)
  })
  it(
    `and so it does when the work was kept, and is taken up by another desk (${fuzzSeeds.length} seeds)`,
    async () => {
      for (const seed of fuzzSeeds) await meet(seed, true)
    },
    LONG,
  )
})
