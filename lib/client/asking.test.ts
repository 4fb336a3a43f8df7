import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { LanguageToolAnswer, LanguageToolSaid } from "@/lib/sync/checks"
import { eachSeed, lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { ASKING, Asking, type AskingState } from "./asking"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const finding = (to: number) => ({
  from: 0,
  to,
  says: "Así no.",
  rule: "R",
  ruleName: "R",
  category: "grammar" as const,
  level: "warning" as const,
  suggestions: [],
})

/** A desk whose server marks every text with "mal" in it. */
function desk() {
  const asked: (readonly string[])[] = []
  const said: string[] = []
  const states: AskingState[] = []
  const state: { answer(texts: readonly string[]): Promise<Outcome<LanguageToolAnswer, string>> } = {
    answer: async texts =>
      done({
        said: texts.map((text): LanguageToolSaid => ({ found: text.includes("mal") ? [finding(3)] : [] })),
        restMs: 0,
      }),
  }
  const asking = new Asking({
    ask: texts => {
      asked.push(texts)
      return state.answer(texts)
    },
    onSaid: pairs => void said.push(...pairs),
    onState: now => void states.push(now),
  })
  asking.turn(true)
  return { asking, asked, said, states, state }
}
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

describe("asking about a page", () => {
  it("asks about all that stands there, a few at a time, and tells only where there is something to say", async () => {
    const { asking, asked, said, states } = desk()
    for (let i = 0; i < 20; i++) asking.want(`p${i}`, i === 7 ? "mal" : `texto ${i}`, false)
    asking.want("empty", " 12 ", false)
    await pass(100)
    expect(asked.map(texts => texts.length)).toEqual([8, 8, 4])
    expect(said).toEqual(["p7"])
    expect(asking.saidOf("p7", "mal")).toHaveLength(1)
    expect(asking.saidOf("p7", "malo")).toEqual([])
    expect(states).toEqual([
      { reading: true, missing: [] },
      { reading: false, missing: [] },
    ])
  })
  it("asks about what is written once the hand has rested, and not about the words before", async () => {
    const { asking, asked } = desk()
    for (const words of ["un", "un ma", "un mal"]) {
      asking.want("p", words, true)
      await pass(ASKING.pause / 2)
    }
    expect(asked).toEqual([])
    await pass(ASKING.pause)
    expect(asked).toEqual([["un mal"]])
    // Written over and back again: known already.
    for (const words of ["un mal día", "un mal"]) asking.want("p", words, true)
    await pass(2 * ASKING.pause)
    expect(asked).toHaveLength(1)
  })
  it("asks about what was written before what stands there", async () => {
    const { asking, asked } = desk()
    asking.want("p", "nuevo", true)
    await pass(ASKING.pause - 1)
    for (let i = 0; i < 30; i++) asking.want(`p${i}`, `texto ${i}`, false)
    await pass(1)
    expect(asked.slice(0, 2).flat()).toContain("nuevo")
    await pass(100)
    expect(asked.flat()).toHaveLength(31)
  })
  it("drops an answer about words that have changed", async () => {
    const { asking, said } = desk()
    asking.want("p", "mal", false)
    vi.advanceTimersByTime(0)
    asking.want("p", "bien", true)
    await pass(0)
    expect(said).toEqual([])
    expect(asking.saidOf("p", "mal")).toEqual([])
    await pass(2 * ASKING.pause)
    expect(asking.saidOf("p", "bien")).toEqual([])
  })
})

describe("while somebody writes on", () => {
  it("what was said stays on the very words it was said of, and on no others", async () => {
    const { asking, state } = desk()
    const text = "Este página es mala y se va subir arriba hoy"
    const at = (words: string) => ({ ...finding(0), from: text.indexOf(words), to: text.indexOf(words) + words.length })
    state.answer = async () => done({ said: [{ found: [at("Este página"), at("subir arriba")] }], restMs: 0 })
    asking.want("p", text, false)
    await pass()
    const shown = (now: string) => asking.saidOf("p", now).map(one => now.slice(one.from, one.to))
    expect(shown(text.replace("mala", "muy 😀 mala"))).toEqual(["Este página", "subir arriba"])
    expect(shown(text.replace("Este", "Esta"))).toEqual(["subir arriba"])
    expect(shown(text.replace("arriba", "arribas"))).toEqual(["Este página"])
    expect(shown("")).toEqual([])
    eachSeed(lawRuns(0.2), seed => {
      const random = new Random(seed)
      const from = random.below(text.length)
      const now = text.slice(0, from) + random.pick(["", "x", " ", "Este ", text]) + text.slice(from + random.below(9))
      expect(["Este página", "subir arriba"]).toEqual(expect.arrayContaining(shown(now)))
    })
  })
})

describe("when there is no answer", () => {
  it("says so, rests, and asks again by itself until there is one", async () => {
    const { asking, asked, said, states, state } = desk()
    const works = state.answer
    state.answer = async texts => done({ said: texts.map(() => ({ why: "no-answer" })), restMs: 15_000 })
    asking.want("p", "mal", false)
    await pass()
    expect(states.at(-1)).toEqual({ reading: false, missing: ["no-answer"] })
    await pass(10_000)
    expect(asked).toHaveLength(1)
    state.answer = works
    await pass(60_000)
    expect(said).toEqual(["p"])
    expect(states.at(-1)).toEqual({ reading: false, missing: [] })
  })
  it("takes a line that is down, and a server that has enough, for no answer", async () => {
    const { asking, asked, states, state } = desk()
    state.answer = async () => refuse("offline")
    for (let i = 0; i < 100; i++) asking.want(`p${i}`, `texto ${i}`, false)
    await pass(ASKING.again - 1)
    expect(asked).toHaveLength(1)
    expect(states.at(-1)).toEqual({ reading: true, missing: ["no-answer"] })
    await pass(20 * ASKING.again)
    expect(asked.length).toBeLessThan(25)
  })
  it("leaves out the texts that it can make nothing of, and the others stand", async () => {
    const { asking, asked, said, states, state } = desk()
    state.answer = async texts =>
      done({
        said: texts.map(text => (text === "raro" ? { why: "damaged" } : { found: [finding(1)] })),
        restMs: 0,
      })
    asking.want("p1", "raro", false)
    asking.want("p2", "otro", false)
    asking.want("p3", `a${"\n".repeat(10_000)}`, false)
    await pass(ASKING.again * 2)
    expect(said).toEqual(["p2"])
    expect(asked).toEqual([["raro", "otro"]])
    expect(states.at(-1)).toEqual({ reading: false, missing: ["too-long", "damaged"] })
    asking.want("p1", "mejor", false)
    await pass()
    expect(states.at(-1)?.missing).toEqual(["too-long"])
  })
  it("asks nothing any more once it is off, and tells nothing", async () => {
    const { asking, asked, said, states } = desk()
    asking.want("p", "mal", false)
    vi.advanceTimersByTime(0)
    asking.turn(false)
    asking.want("q", "mal", false)
    await pass(ASKING.muchLater)
    expect([asked.length, said, states.at(-1)]).toEqual([1, [], { reading: false, missing: [] }])
  })
})
