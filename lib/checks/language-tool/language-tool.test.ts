import { describe, expect, it } from "vitest"
import { eachSeed, lawRuns } from "@/lib/testing/law-runs"
import { lexicons } from "@/lib/testing/lexicons"
import { Random } from "@/lib/testing/random"
import { createChecker } from "../run"
import { readAnswer } from "./answer"
import { languageToolCode } from "./languages"
import { isQuestion, questionOf } from "./question"
import type { TheirFinding } from "./their-finding"

const pieces = [
  "una",
  " ",
  "\n",
  "\n\n",
  "\uFFFC",
  "casa",
  "👩‍👩‍👧",
  "😀",
  "cafe\u0301",
  "ñu",
  ".",
  "\u200F",
  "\uD800",
  "0",
  "constructor",
]
const textOf = (random: Random) => Array.from({ length: random.between(0, 14) }, () => random.pick(pieces)).join("")

describe("a text as it is sent", () => {
  it("has each block's words at places that lead back to them", () =>
    eachSeed(lawRuns(0.2), seed => {
      const text = textOf(new Random(seed))
      const { sent, placeOf } = questionOf(text)
      for (const { index: from, 0: words } of text.matchAll(/[^\n\uFFFC]+/gu)) {
        const breaks = text.slice(0, from).split("\n").length - 1
        const there = { from: from + breaks, to: from + breaks + words.length }
        expect(sent.slice(there.from, there.to)).toBe(words)
        const place = placeOf(there)
        // A block may begin with an accent that belongs to nothing.
        if (!/^\p{M}/u.test(words)) expect(place).toEqual({ from, to: from + words.length })
      }
    }))

  it("is never marked across blocks, at an atom, outside, or between a letter and its accent", () => {
    const { placeOf, sent } = questionOf("Un\nla \uFFFC cafe\u0301")
    expect(sent).toBe("Un\n\nla 0 cafe\u0301")
    for (const [from, to] of [
      [0, 5],
      [7, 8],
      [4, 8],
      [9, 13],
      [3, 3],
      [9, 99],
      [-1, 2],
    ] as const)
      expect(placeOf({ from, to }), `${from}..${to}`).toBeNull()
    expect(placeOf({ from: 9, to: 14 })).toEqual({ from: 8, to: 13 })
  })

  it("is no question without a letter", () => {
    expect(["", " \n", "12.5 %", "\uFFFC", "a"].map(isQuestion)).toEqual([false, false, false, false, true])
  })
})

const match = (part: object = {}) => ({
  message: "Se dice <suggestion>una</suggestion>.",
  offset: 0,
  length: 2,
  replacements: [{ value: "Una" }],
  rule: { id: "R", description: "Regla", issueType: "grammar", category: { id: "GRAMMAR", name: "Gramática" } },
  ...part,
})
const question = questionOf("Un casa.\n😀 Un día")
const read = (...matches: unknown[]) => readAnswer(JSON.stringify({ matches }), question)
const only = (part: object = {}) => {
  const answer = read(match(part))
  return answer.ok ? answer.value[0] : answer.why
}

describe("an answer", () => {
  it("is findings on the text, with its own words and the rule's name", () =>
    expect(only()).toEqual({
      from: 0,
      to: 2,
      says: 'Se dice "una".',
      rule: "R",
      ruleName: "Regla",
      category: "grammar",
      level: "warning",
      suggestions: ["Una"],
    }))

  it.each([
    ["is nowhere", { offset: 99 }],
    ["ends after the text", { offset: 0, length: 999 }],
    ["has no length", { length: 0 }],
    ["is before the text", { offset: -1 }],
    ["is at no whole number", { offset: 0.5 }],
    ["is at a word for a number", { offset: "0" }],
    ["cuts a character in two", { offset: 11, length: 3 }],
    ["is about other words", { context: { text: "Una casa", offset: 4, length: 2 } }],
    ["has no rule", { rule: null }],
    ["has no sentence", { message: 7 }],
    ["suggests numbers", { replacements: [{ value: 1 }] }],
    ["suggests nobody knows what", { replacements: "una" }],
  ])("is refused as a whole when a match %s", (_, part) => expect(only(part)).toBe("damaged"))

  it.each([
    ["", "damaged"],
    ["<html>", "damaged"],
    ["null", "damaged"],
    ["[]", "damaged"],
    ['{"matches":{}}', "damaged"],
    ['{"matches":[null]}', "damaged"],
    ["[".repeat(100_000), "damaged"],
    [JSON.stringify({ matches: Array.from({ length: 2_001 }, () => match()) }), "damaged"],
    [JSON.stringify({ matches: [], warnings: { incompleteResults: true } }), "unfinished"],
  ])("number %# is none", (body, why) => expect(readAnswer(body, question)).toMatchObject({ ok: false, why }))

  it("puts nothing into the text that cannot stand there, and no endless or turned sentences", () => {
    const values = ["bien", "dos\nlíneas", "\u202Eal revés", "x".repeat(201), "\uFFFC", "", "b", "c", "d", "e", "f"]
    const found = only({ message: `\u202E${"a".repeat(9_000)}`, replacements: values.map(value => ({ value })) })
    expect(found).toMatchObject({ suggestions: ["bien", "", "b", "c", "d"] })
    expect((found as TheirFinding).says).toMatch(/^a{499}…$/)
  })

  it("leaves out what is about no words of one block", () => {
    expect(read(match({ offset: 7, length: 6 }))).toEqual({ ok: true, value: [] })
  })

  it("tells MQM's kinds by LanguageTool's types and categories", () => {
    const kind = (issueType: unknown, category: unknown) => {
      const { category: is, level } = only({ rule: { id: "R", issueType, category } }) as TheirFinding
      return [is, level]
    }
    expect(kind("misspelling", { id: "TYPOS" })).toEqual(["spelling", "warning"])
    expect(kind("style", { id: "STYLE" })).toEqual(["style", "hint"])
    expect(kind("uncategorized", { id: "FALSE_FRIENDS" })).toEqual(["mistranslation", "hint"])
    expect(kind("constructor", { id: "__proto__" })).toEqual(["fluency", "hint"])
    expect(kind(undefined, undefined)).toEqual(["fluency", "hint"])
  })

  it("is findings whose words are those of the text, or one refusal, whatever it holds", () => {
    const odd = [
      null,
      -1,
      0,
      1,
      3,
      7.5,
      1e9,
      "",
      "x",
      [],
      {},
      true,
      [null],
      { id: 5 },
      "\uD800",
      Number.MAX_SAFE_INTEGER,
    ]
    eachSeed(lawRuns(0.2), seed => {
      const random = new Random(seed)
      const text = textOf(random)
      const asked = questionOf(text)
      const spoilt = (value: unknown, depth: number): unknown => {
        if (random.chance(0.06)) return random.pick(odd)
        if (depth > 4 || typeof value !== "object" || value === null) return value
        if (Array.isArray(value)) return value.map(one => spoilt(one, depth + 1))
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoilt(one, depth + 1)]))
      }
      const matches = Array.from({ length: random.between(0, 3) }, () =>
        match({ offset: random.below(20), length: random.below(6) }),
      )
      const answer = readAnswer(JSON.stringify(spoilt({ matches, warnings: {} }, 0)), asked)
      for (const { from, to, says } of answer.ok ? answer.value : []) {
        expect(text.slice(from, to)).toBe(text.slice(from, to).replace(/[\n\uFFFC]/gu, ""))
        expect(from >= 0 && to > from && to <= text.length && says !== "").toBe(true)
      }
    })
  })
})

describe("among the others", () => {
  const their = (from: number, to: number, part: Partial<TheirFinding> = {}): TheirFinding => ({
    from,
    to,
    says: "Así no.",
    rule: "R",
    ruleName: "Regla",
    category: "grammar",
    level: "warning",
    suggestions: [],
    ...part,
  })
  const checksOf = async (target: string, languageTool: readonly TheirFinding[], part: object = {}) => {
    const settings = { sourceLang: "en", targetLang: "es", languageTool: true, ...part }
    const { findings } = createChecker(await lexicons(), settings).check({ source: null, target }, undefined, {
      languageTool,
    })
    return findings.map(({ check, quote, level }) => [check, quote, level])
  }

  it("is not said again where our own checks have marked the words", async () => {
    expect(await checksOf("Vino el reunion ayer.", [their(5, 15), their(16, 20)])).toEqual([
      ["agr-determiner", "el", "error"],
      ["accent-missing", "reunion", "error"],
      ["languagetool", "ayer", "warning"],
    ])
  })
  it("is as loud as the group wants it, and silent when it is off or not asked for", async () => {
    const ayer = [their(5, 9)]
    expect(await checksOf("Vino ayer.", ayer, { levels: { languagetool: "hint" } })).toEqual([
      ["languagetool", "ayer", "hint"],
    ])
    expect(await checksOf("Vino ayer.", ayer, { off: ["languagetool"] })).toEqual([])
    expect(await checksOf("Vino ayer.", ayer, { languageTool: false })).toEqual([])
  })
  it("says two things of the same words", async () =>
    expect(await checksOf("Vino ayer.", [their(5, 9), their(5, 9, { rule: "S" })])).toHaveLength(2))
})

it("the code that LanguageTool has for a language", () => {
  const codes = [
    "es",
    "es-ES",
    "es-419",
    "es-US",
    "es-AR",
    "ES-uy",
    "en",
    "en-GB",
    "de",
    "pt",
    "pt-br",
    "fr-CA",
    "gl",
    "eu",
    "",
    "constructor",
  ]
  expect(codes.map(languageToolCode)).toEqual([
    ...["es", "es", "es", "es", "es-AR", "es-AR", "en-US", "en-GB", "de-DE", "pt-PT", "pt-BR", "fr", "gl-ES"],
    ...[null, null, null],
  ])
})
