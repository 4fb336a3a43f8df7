import { createTranslator } from "use-intl/core"
import { describe, expect, it } from "vitest"
import { alignNotes } from "@/lib/align/notes"
import { bitextNotes, bitextRefusals } from "@/lib/bitexts/format"
import { termRefusals } from "@/lib/bitexts/terms/tbx"
import { termNotes } from "@/lib/bitexts/terms/terms"
import { xliffRules } from "@/lib/bitexts/xliff/rules/report"
import { formatNotes, formatRefusals } from "@/lib/formats/notes"
import { xmlRefusals } from "@/lib/formats/xml"
import { refusals } from "@/lib/sync/api"
import { pushRefusals } from "@/lib/sync/protocol"
import { type Locale, localeFrom, locales, messagesFor } from "./index"
import { languageHeading, languageName, readLang } from "./languages"

type Tree = { readonly [key: string]: string | Tree }
const leaves = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
/** Formats a message, filling in each value as it is asked for; gives the names asked for, and throws if it cannot be read. */
function slots(locale: Locale, message: string, count: number): string[] {
  const values: Record<string, number | (() => string)> = {}
  for (let round = 0; round < 20; round++) {
    const problems: string[] = []
    const t = createTranslator({
      locale,
      messages: { message },
      onError: error => void problems.push(error.message),
    })
    t.markup("message", values)
    if (problems.length === 0) return Object.keys(values).sort()
    const missing = problems.map(p => /variable "([^"]+)" was not provided/.exec(p)?.[1]).find(Boolean)
    // A tag is filled in by whoever shows the sentence.
    const tag = problems.map(p => /Value for "([^"]+)" must be of type function/.exec(p)?.[1]).find(Boolean)
    if (tag) {
      values[tag] = () => "x"
      continue
    }
    if (!missing) throw new Error(`${message}: ${problems.join("; ")}`)
    values[missing] = count
  }
  throw new Error(`${message}: asks for too much`)
}

const trees = Object.fromEntries(locales.map(l => [l, messagesFor(l) as unknown as Tree]))
const known = new Map(leaves(trees.en as Tree))

describe.each(locales)("the sentences in %s", locale => {
  const own = leaves(trees[locale] as Tree)

  it("have the same keys in every language", () => {
    expect(own.map(([key]) => key).sort()).toEqual([...known.keys()].sort())
  })

  it("are never empty, can all be read, and put the same things in", () => {
    for (const [key, message] of own) {
      expect(message.trim(), key).not.toBe("")
      // Only a plural reads otherwise for another number.
      for (const count of message.includes("plural") ? [0, 1, 2, 3, 7] : [1])
        expect(slots(locale, message, count), key).toEqual(slots("en", known.get(key) ?? "", count))
    }
  })

  it("have one for every note of the formats and of the aligner", () => {
    expect(Object.keys(messagesFor(locale).alignNotes).sort()).toEqual([...alignNotes, "other"].sort())
    expect(Object.keys(messagesFor(locale).formatNotes).sort()).toEqual([...formatNotes, "other"].sort())
  })

  it("have one for everything about files of two languages", () => {
    const messages = messagesFor(locale)
    expect(Object.keys(messages.bitextNotes).sort()).toEqual([...bitextNotes, "other"].sort())
    expect(Object.keys(messages.bitextRefusals).sort()).toEqual([...bitextRefusals, ...xmlRefusals].sort())
    expect(Object.keys(messages.termNotes).sort()).toEqual([...termNotes].sort())
    expect(Object.keys(messages.termRefusals).sort()).toEqual([...termRefusals].sort())
    expect(Object.keys(messages.xliffRules).sort()).toEqual([...xliffRules].sort())
  })

  it("have one for every refusal", () => {
    const messages = messagesFor(locale)
    for (const code of refusals) expect(messages.refusals[code]).toBeTruthy()
    for (const code of pushRefusals) expect(messages.pushRefusals[code]).toBeTruthy()
    for (const code of formatRefusals) expect(messages.formatRefusals[code]).toBeTruthy()
  })
})

describe("the interface language", () => {
  it("is what the person chose", () => expect(localeFrom("es", "en-GB,en")).toBe("es"))
  it("is else the first of the browser's that we have", () =>
    expect(localeFrom(null, "ca,es-MX;q=0.8,en;q=0.9")).toBe("en"))
  it("reads weights and leaves out what is refused", () => expect(localeFrom(undefined, "en;q=0, es;q=0.1")).toBe("es"))
  it("is English for everybody else", () => expect(localeFrom("xx", null)).toBe("en"))
})

describe("names of languages", () => {
  it("are lower case in a Spanish sentence and upper case at the head of a column", () => {
    expect(languageName("es", "es")).toBe("español")
    expect(languageHeading("es", "es")).toBe("Español")
  })
  it("leave an unknown tag as it is", () => expect(languageName("not a tag", "en")).toBe("not a tag"))
  it("spell tags canonically", () => {
    expect(readLang("PT-br")).toBe("pt-BR")
    expect(readLang("hello world")).toBeNull()
  })
})
