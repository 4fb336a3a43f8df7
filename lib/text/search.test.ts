import { describe, expect, it } from "vitest"
import { findWords, foldingOf, foldText, type Search } from "./search"

const exact: Search = { words: "", matchCase: true, wholeWord: false, accents: true }
const loose: Search = { words: "", matchCase: false, wholeWord: false, accents: false }

/** The text with what was found in brackets. */
function found(text: string, words: string, how: Partial<Search> = {}, lang?: string): string {
  const search = { ...loose, ...how, words }
  return findWords(text, foldText(text, foldingOf(search)), search, lang)
    .reverse()
    .reduce((drawn, { from, to }) => `${drawn.slice(0, from)}[${drawn.slice(from, to)}]${drawn.slice(to)}`, text)
}

describe("finding words", () => {
  it.each([
    ["case and accents do not count", "Cómo, como, CÓMO", "como", {}, "[Cómo], [como], [CÓMO]"],
    ["accents count", "Cómo, como", "cómo", { accents: true }, "[Cómo], como"],
    ["case counts", "Cómo, cómo", "como", { matchCase: true }, "Cómo, [cómo]"],
    ["an accent of its own is the same", "cafe\u0301 y café", "café", exact, "[cafe\u0301] y [café]"],
    ["a letter is not found in a letter with an accent", "cafe\u0301", "e", exact, "cafe\u0301"],
    ["no part of an emoji", "👩‍🚀 y 👩", "👩", exact, "👩‍🚀 y [👩]"],
    ["no part of a flag", "🇪🇸🇸🇪", "🇸🇸", exact, "🇪🇸🇸🇪"],
    ["ss and ß", "Straße, Strasse", "strasse", {}, "[Straße], [Strasse]"],
    ["half of an ß is nothing", "Straße", "stras", {}, "Straße"],
    ["sigmas", "ΟΔΟΣ οδός", "οδοσ", {}, "[ΟΔΟΣ] [οδός]"],
    ["İ", "İstanbul", "istanbul", {}, "[İstanbul]"],
    ["a plain space finds them all", "10\u00A0km y 10 km", "10 km", {}, "[10\u00A0km] y [10 km]"],
    ["another space only itself", "10\u00A0km y 10 km", "10\u00A0km", {}, "[10\u00A0km] y 10 km"],
    ["two spaces", "uno  dos tres", "  ", {}, "uno[  ]dos tres"],
    ["soft hyphens are passed over", "manza\u00ADna", "manzana", {}, "[manza\u00ADna]"],
    ["not at its edges", "\u00ADna\u00AD", "na", {}, "\u00AD[na]\u00AD"],
    ["places do not overlap", "aaaaa", "aa", {}, "[aa][aa]a"],
    ["whole words", "gato, gatos, «gato»", "gato", { wholeWord: true }, "[gato], gatos, «[gato]»"],
    ["ñ is a letter of a word", "año ño", "ño", { wholeWord: true }, "año [ño]"],
    ["signs at the edges", "a (b) c", "(b", { wholeWord: true }, "a [(b]) c"],
    ["a vowel sign is no accent", "कि", "क", {}, "कि"],
    ["points of Hebrew are", "שָׁלוֹם", "שלום", {}, "[שָׁלוֹם]"],
    ["nothing", "uno", "", {}, "uno"],
  ] as const)("%s", (_title, text, words, how, drawn) => expect(found(text, words, how)).toBe(drawn))
  it("cuts words where no space is", () => {
    expect(found("東京で住む", "東京", { wholeWord: true }, "ja")).toBe("[東京]で住む")
    expect(found("東京で住む", "京", { wholeWord: true }, "ja")).toBe("東京で住む")
    expect(found("猫が好き", "猫", { wholeWord: true }, "ja")).toBe("[猫]が好き")
  })
})
