/** Texts nobody would write on purpose: every check answers, in bounded time, and none throws. */
import { describe, expect, it } from "vitest"
import { lexicons } from "@/lib/testing/lexicons"
import type { OwnRule } from "./own/rule"
import { pageFacts } from "./page-facts"
import { createChecker } from "./run"
import type { Term } from "./terms/term"

const lists = await lexicons()
const names = ["constructor", "__proto__", "toString", "hasOwnProperty"]
const terms: readonly Term[] = names.map((source, k) => ({
  id: String(k),
  source,
  renderings: [{ words: source, standing: k % 2 === 0 ? "preferred" : "forbidden" }],
}))
const slow: OwnRule = { id: "slow", pattern: "^(a+)+$", kind: "expression", says: "Slow.", severity: "minor" }
const checker = createChecker(lists, { sourceLang: "en", targetLang: "es", words: names, terms, rules: [slow] })

/** Milliseconds of this process, with the tests beside this one, for a megabyte: what grows with its square takes far longer. */
const LIMIT = 40_000
const megabyte = 1_000_000
const texts: readonly (readonly [string, string])[] = [
  ["names of an object's own", `${names.join(" ")} El __proto__ y la constructor. ${names.join("")}`],
  ["a megabyte without a space", "a".repeat(megabyte)],
  ["a megabyte of opening marks", "(".repeat(megabyte)],
  ["a megabyte of figures", "1.".repeat(megabyte / 2)],
  ["a megabyte of quotes", '"“'.repeat(megabyte / 2)],
  ["a megabyte of blanks", " ".repeat(megabyte)],
  ["scripts that mix", "Лa cаsa δel река 東京 में العربية".repeat(50)],
  ["emoji", "👩‍💻👨‍👩‍👧‍👦🇪🇸 ✊🏽 ".repeat(200)],
  ["marks of direction", "\u202eabc\u202c \u2067שלום\u2069 \u200f\u200e".repeat(100)],
  ["halves of characters", "\ud83d \udc69 a\ud83d"],
  ["marks on marks", `e${"\u0301".repeat(5_000)}`],
  ["nothing", ""],
]

describe("a text that is", () => {
  it.each(texts)(
    "%s",
    (_, text) => {
      for (const pair of [
        { source: "We meet on 3 May, (John) says.", target: text },
        { source: text, target: "Nos vemos el 3 de mayo." },
        { source: text, target: text },
      ]) {
        const begun = process.cpuUsage()
        const { failed, findings } = checker.check(pair, pageFacts({ source: [pair.source], target: [pair.target] }))
        const { user, system } = process.cpuUsage(begun)
        expect(failed).toEqual([])
        expect((user + system) / 1000).toBeLessThan(LIMIT)
        for (const { side, from, to, quote } of findings) expect(pair[side].slice(from, to)).toBe(quote)
      }
    },
    60_000,
  )
})

describe("a text of unknown words", () => {
  const words = Array.from(
    { length: 30 },
    (_, k) => `resumnda${"bcdfghjklmnpqrstvwxyz".charAt(k % 20)}${"aeiou".charAt(k % 5)}l`,
  )
  it("is named word for word, and what each may be is sought for the first twelve only", () => {
    const { findings } = checker.check({ source: null, target: `Una ${words.join(" ")}.` })
    const unknown = findings.filter(({ check }) => check === "spelling")
    expect(unknown.map(({ quote }) => quote)).toEqual(words)
    expect(unknown.slice(12).flatMap(({ suggestions }) => suggestions)).toEqual([])
  })
})

describe("a rule", () => {
  const run = (pattern: string) =>
    createChecker(lists, {
      sourceLang: "en",
      targetLang: "es",
      rules: [
        { ...slow, pattern },
        { ...slow, id: "good", pattern: "gato" },
      ],
    }).check({ source: null, target: `${"a".repeat(5_000)}! El gato.` })

  it("that would stall elsewhere does not, and the others stand", () => {
    expect(run("(a+)+$").findings.map(({ quote }) => quote)).toContain("gato")
    expect(run("(a|a)*b").findings.map(({ quote }) => quote)).toContain("gato")
  })
  it("that cannot be read is named, and the others stand", () => {
    const { stopped, findings } = run("(unclosed")
    expect(stopped).toEqual(["slow"])
    expect(findings.map(({ quote }) => quote)).toContain("gato")
  })
})

describe("a check that fails", () => {
  const { spanish } = lists
  const broken: typeof spanish = new Proxy(spanish, {
    get(whole, name) {
      if (name === "read") throw new Error("the lexicon is damaged")
      const part: unknown = Reflect.get(whole, name)
      return typeof part === "function" ? part.bind(whole) : part
    },
  })

  it("is left out and named, and the others stand", () => {
    const settings = { sourceLang: "en", targetLang: "es" } as const
    const { findings, failed } = createChecker({ ...lists, spanish: broken }, settings).check({
      source: "It has 5 rooms.",
      target: "Tiene 6 zarbulonios de la de la casa.",
    })
    expect(failed).toContain("agr-determiner")
    expect(findings.map(({ check, quote }) => [check, quote])).toContainEqual(["numbers", "5"])
  })
})
