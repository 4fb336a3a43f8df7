import { sendableSteps } from "prosemirror-collab"
import type { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { openDesks, pairsOf, targetText } from "@/lib/testing/desks"
import type { Push } from "./protocol"

const doc = () => pairsOf("one", "two")
const typing = (desk: ReturnType<typeof openDesks>["desks"][number], words: string, pair = 0) =>
  desk.do(state => state.tr.insertText(words, targetText(state.doc, pair).to))

/** Desks, and the pushes that arrive. */
function open(authors: readonly string[] = ["A", "B"], options: Partial<Parameters<typeof openDesks>[0]> = {}) {
  const world = openDesks({ seed: 1, doc: doc(), authors, ...options })
  const pushes: Push[] = []
  const push = world.authority.push.bind(world.authority)
  world.authority.push = one => {
    pushes.push(one)
    return push(one)
  }
  const [a, b] = world.desks
  if (!a) throw new Error("no desk")
  return { ...world, a, b: b ?? a, pushes }
}

describe("what a desk does", () => {
  it("3.2 gathers keystrokes into one push, and pushes one at a time", async () => {
    const { a, clock, pushes } = open()
    for (const letter of "hola") typing(a, letter)
    await clock.run(60)
    typing(a, "!")
    await clock.run(clock.now() + 5)
    expect(pushes.length).toBeLessThanOrEqual(1)
    await clock.run(clock.now() + 2000)
    expect(pushes.map(push => push.steps.length)).toEqual([4, 1])
    expect(pushes.map(push => push.serial)).toEqual([1, 2])
    expect(a.saves).toEqual(["saving", "saving", "saving", "saving", "saving", "saved"])
  })

  it("3.13 pushes at once after a pause, and now and then while it goes on alone", async () => {
    let alone = true
    const { a, clock, pushes } = open(["A"], { isAlone: () => alone })
    const typeFor = async (letters: number): Promise<number> => {
      const before = pushes.length
      for (let i = 0; i < letters; i++) {
        typing(a, "x")
        await clock.run(clock.now() + 100)
      }
      return pushes.length - before
    }
    typing(a, "y")
    await clock.run(100)
    expect(pushes.length).toBe(1)
    expect(await typeFor(18)).toBeLessThanOrEqual(4)
    alone = false
    await clock.run(clock.now() + 1000)
    expect(await typeFor(18)).toBeGreaterThanOrEqual(16)
  })

  it("3.2 never cuts a transaction in two", async () => {
    const { a, clock, pushes } = open(["A"], { batchSteps: 200 })
    typing(a, "x")
    a.do(state => {
      const tr = state.tr
      for (let i = 0; i < 250; i++) tr.insertText("y", targetText(tr.doc, 0).to)
      return tr
    })
    typing(a, "z")
    await clock.run(5000)
    expect(pushes.map(push => push.steps.length)).toEqual([251, 1])
  })

  it("3.7 sends what was mended together, and not by halves", async () => {
    let mends = 0
    const mending = (state: EditorState) =>
      mends++ === 0 ? state.tr.insertText("!", targetText(state.doc, 1).to) : null
    const { a, b, clock, pushes } = open(["A", "B"], {
      batchSteps: 2,
      repair: author => (author === "A" ? mending : () => null),
    })
    a.link.up = false
    for (const letter of "hola") typing(a, letter)
    typing(b, "x")
    await clock.run(3000)
    a.link.up = true
    a.sync.wake()
    await clock.run(clock.now() + 3000)
    expect(mends).toBeGreaterThan(0)
    expect(pushes.filter(push => push.client.startsWith("A")).map(push => push.steps.length)).toEqual([5])
  })

  it("3.11 learns from the answer what it missed", async () => {
    const deaf = { delay: 0, lostRequests: 0, lostAnswers: 0, repeated: 0, lostEvents: 1 }
    const { a, b, clock, authority } = open(["A", "B"], { trouble: deaf })
    let asked = 0
    const ask = a.link.stepsSince.bind(a.link)
    a.link.stepsSince = version => {
      asked++
      return ask(version)
    }
    typing(b, "x", 1)
    await clock.run(1000)
    typing(a, "y", 0)
    await clock.run(clock.now() + 1000)
    expect(a.state.doc.eq(authority.room.doc)).toBe(true)
    expect([a.state.doc.textContent.includes("x"), asked]).toEqual([true, 0])
  })

  it("3.3 learns from the answer what others wrote in the same pair, and tries again soon", async () => {
    const deaf = { delay: 0, lostRequests: 0, lostAnswers: 0, repeated: 0, lostEvents: 1 }
    const { a, b, clock, authority, pushes } = open(["A", "B"], { trouble: deaf })
    a.link.stepsSince = () => Promise.reject(new Error("asked"))
    b.do(state => state.tr.delete(targetText(state.doc, 0).from, targetText(state.doc, 0).from + 1))
    await clock.run(1000)
    typing(a, "y")
    await clock.run(clock.now() + 1000)
    expect(pushes).toHaveLength(3)
    expect(authority.room.doc.child(0).child(1).textContent).toBe("ney")
    expect(a.state.doc.eq(authority.room.doc)).toBe(true)
  })

  it("3.3 nobody waits long for their turn where five write in one pair and take words out", async () => {
    const authors = ["A", "B", "C", "D", "E"]
    const slow = { delay: 120, lostRequests: 0, lostAnswers: 0, repeated: 0, lostEvents: 0 }
    const { desks, clock, authority } = openDesks({ seed: 7, doc: pairsOf(".".repeat(200)), authors, trouble: slow })
    const waits: number[] = []
    const typedAt = new Map<string, number>()
    const see = (): void => {
      const words = authority.room.doc.textContent
      for (const [letter, at] of typedAt)
        if (words.includes(letter) && typedAt.delete(letter)) waits.push(clock.now() - at)
    }
    for (let turn = 0; turn < 1000; turn++) {
      if (turn % 8 === 0) {
        const letter = String.fromCharCode(0x4e00 + turn)
        desks[(turn / 8) % 5]?.do(({ doc, tr }) => {
          const { from, to } = targetText(doc, 0)
          return tr.insertText(letter, to).delete(from, from + 1)
        })
        typedAt.set(letter, clock.now())
      }
      await clock.run(clock.now() + 5)
      see()
    }
    await clock.run(clock.now() + 5000)
    see()
    expect(waits).toHaveLength(125)
    expect(Math.max(...waits)).toBeLessThan(2500)
    expect(desks.every(desk => desk.state.doc.eq(authority.room.doc))).toBe(true)
  })

  it("3.3 waits after a broken line, asks what it missed, and says how much waits", async () => {
    const { a, clock, pushes, authority } = open()
    a.link.up = false
    typing(a, "x")
    await clock.run(5000)
    expect(a.saves.at(-1)).toBe("offline")
    expect(pushes).toEqual([])
    a.link.up = true
    a.sync.wake()
    await clock.run(clock.now() + 5000)
    expect(a.saves.at(-1)).toBe("saved")
    expect(authority.room.doc.child(0).child(1).textContent).toBe("onex")
  })

  it("3.3 does not lose a push that waits when the line wakes it", async () => {
    const { a, clock, pushes } = open()
    typing(a, "x")
    a.sync.wake()
    await clock.run(5000)
    expect(pushes).toHaveLength(1)
  })

  it("3.3 confirms a push whose answer was lost, and does not send it twice", async () => {
    const { a, clock, pushes, authority } = open()
    a.link.trouble = { ...a.link.trouble, lostAnswers: 1, lostEvents: 1 }
    typing(a, "x")
    await clock.run(90)
    expect(authority.room.version).toBe(1)
    a.link.trouble = { ...a.link.trouble, lostAnswers: 0 }
    await clock.run(clock.now() + 20_000)
    expect(pushes).toHaveLength(1)
    expect(sendableSteps(a.state)).toBeNull()
    expect(a.saves.at(-1)).toBe("saved")
  })

  it("3.4 takes a step for its own only when the person is the same", async () => {
    const { a, clock } = open()
    typing(a, "x")
    const step = a.state.tr.insertText("forged", targetText(doc(), 1).to).steps[0]?.toJSON()
    const moved = { ...step, from: targetText(doc(), 1).to, to: targetText(doc(), 1).to }
    a.sync.receive({ version: 1, steps: [{ step: moved, client: "A/0", author: "B" }] })
    expect(a.state.doc.child(1).textContent).toContain("forged")
    expect(sendableSteps(a.state)?.steps).toHaveLength(1)
    a.sync.stop()
    await clock.run(1000)
  })

  it("3.5 takes steps that come twice once, and fetches what lies in a gap", async () => {
    const { a, b, clock, authority } = open()
    b.link.trouble = { ...b.link.trouble, lostEvents: 1 }
    typing(a, "x")
    await clock.run(500)
    typing(a, "y")
    await clock.run(clock.now() + 500)
    expect(b.state.doc.child(0).textContent).toContain("one")
    const last = authority.stepsSince(1)
    b.sync.receive(last)
    await clock.run(clock.now() + 500)
    b.sync.receive(last)
    expect(b.state.doc.eq(authority.room.doc)).toBe(true)
  })

  it("3.6 after a refusal pushes no more and hands over what was not taken", async () => {
    const { a, clock, pushes } = open(["A"], { checkFor: () => () => "not-allowed" })
    typing(a, "x")
    await clock.run(500)
    typing(a, "y")
    await clock.run(clock.now() + 60_000)
    expect(a.refused).toEqual(["not-allowed"])
    expect(a.saves.filter(kind => kind !== "saving")).toEqual(["refused"])
    expect(pushes).toHaveLength(1)
  })

  it("sends what a transaction was meant to do with its steps, and only once", async () => {
    const { a, clock, pushes } = open()
    typing(a, "x")
    a.sync.note({ kind: "accept", suggestion: "s1" })
    await clock.run(500)
    typing(a, "y")
    await clock.run(clock.now() + 500)
    expect(pushes.map(push => push.acts)).toEqual([[{ kind: "accept", suggestion: "s1" }], []])
  })

  it("touches nothing while it is held, and catches up afterwards", async () => {
    const { a, b, clock, authority } = open()
    a.sync.hold()
    typing(b, "x")
    typing(a, "k", 1)
    await clock.run(2000)
    expect(a.state.doc.child(0).child(1).textContent).toBe("one")
    a.sync.release()
    await clock.run(clock.now() + 2000)
    expect(a.state.doc.eq(authority.room.doc)).toBe(true)
    expect(authority.room.doc.child(1).child(1).textContent).toBe("twok")
  })

  it("with five typing in rows of their own, the authority moves pushes instead of turning them away", async () => {
    const authors = ["A", "B", "C", "D", "E"]
    const { desks, clock, authority } = openDesks({ seed: 5, doc: pairsOf("a", "b", "c", "d", "e"), authors })
    for (let turn = 0; turn < 300; turn++) {
      const i = turn % 5
      typing(desks[i] as (typeof desks)[number], "x", i)
      await clock.run(clock.now() + 7)
    }
    await clock.run(clock.now() + 2000)
    expect(authority.answers.behind).toBe(0)
    expect(desks.every(desk => desk.state.doc.eq(authority.room.doc))).toBe(true)
  })
})
