import { describe, expect, it } from "vitest"
import { refusals } from "@/lib/sync/api"
import { pushRefusals } from "@/lib/sync/protocol"
import { localeFrom, locales, messagesFor, translator } from "./index"
import { languageHeading, languageName, readLang } from "./languages"

type Tree = { readonly [key: string]: string | Tree }
const leaves = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
/** Names of what is put into a sentence: `{name}` and `{count, plural, …}`. */
const slots = (message: string): string[] =>
  [...new Set(Array.from(message.matchAll(/\{\s*(\p{L}[\p{L}\p{N}]*)\s*(?=[,}])/gu), m => m[1] ?? ""))].sort()

const trees = Object.fromEntries(locales.map(l => [l, messagesFor(l) as unknown as Tree]))
const known = new Map(leaves(trees.en as Tree))

describe.each(locales)("the sentences in %s", locale => {
  const own = leaves(trees[locale] as Tree)

  it("have the same keys in every language", () => {
    expect(own.map(([key]) => key).sort()).toEqual([...known.keys()].sort())
  })

  it("put the same things in", () => {
    const words = new Set(["no", "none"])
    for (const [key, message] of own) {
      const mine = slots(message).filter(s => /^[a-z]/.test(s) && !words.has(s))
      const theirs = slots(known.get(key) ?? "")
      // Words that stand alone in a plural's branch look like slots; only those named in English count.
      for (const slot of theirs.filter(
        s => new RegExp(`\\{${s}(,|\\})`).test(known.get(key) ?? "") && isArgument(key, s),
      ))
        expect(mine, key).toContain(slot)
    }
  })

  it("are never empty, and can all be parsed", () => {
    for (const [key, message] of own) {
      expect(message.trim(), key).not.toBe("")
      const [namespace = "", ...rest] = key.split(".")
      const errors: unknown[] = []
      const t = translator(locale, namespace as "common") as unknown as (k: string, v: object) => string
      const values = new Proxy({}, { get: () => 2, has: () => true, ownKeys: () => [] })
      try {
        t(rest.join("."), values)
      } catch (error) {
        errors.push(error)
      }
      expect(errors, key).toEqual([])
    }
  })

  it("have one for every refusal", () => {
    const messages = messagesFor(locale)
    for (const code of refusals) expect(messages.refusals[code]).toBeTruthy()
    for (const code of pushRefusals) expect(messages.pushRefusals[code]).toBeTruthy()
  })
})

function isArgument(key: string, slot: string): boolean {
  return (
    new RegExp(`\\{${slot}, (plural|select|number)|\\{${slot}\\}`).test(known.get(key) ?? "") &&
    !/^(bold|italic)$/.test(slot)
  )
}

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
