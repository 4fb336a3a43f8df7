import { describe, expect, it } from "vitest"
import { locales, messagesFor } from "@/lib/messages"
import { lexicons } from "@/lib/testing/lexicons"
import type { Check, Example, Finding } from "./check"
import { findingCodes } from "./codes"
import { checkIds } from "./ids"
import { pageFacts } from "./page-facts"
import { checks } from "./registry"
import { createChecker } from "./run"

const lists = await lexicons()

function findingsOf(check: Check, example: Example): readonly Finding[] {
  const { source = null, target, locale, sourceLang = "en", targetLang = "es" } = example
  const asked = { languageTool: example.outside !== undefined, only: [check.id] }
  const settings = { sourceLang, targetLang, ...asked, ...(locale ? { locale } : {}), ...example.settings }
  const pairs = example.page
  const facts =
    pairs && pageFacts({ source: pairs.map(one => one.source), target: pairs.map(one => one.target), pairs })
  const { findings, failed } = createChecker(lists, settings).check({ source, target }, facts, example.outside)
  expect(failed).toEqual([])
  return findings
}

/** The text with each finding's first suggestion taken, from its end so that places stay true. */
const repaired = (text: string, findings: readonly Finding[]) =>
  [...findings]
    .filter(finding => finding.side === "target" && finding.suggestions[0] !== undefined)
    .sort((a, b) => b.from - a.from)
    .reduce((now, { from, to, suggestions }) => now.slice(0, from) + suggestions[0] + now.slice(to), text)

describe.each(checks.map(check => [check.id, check] as const))("%s", (_, check) => {
  it.each(check.examples.map(example => [example.target || example.source || "", example] as const))(
    "%s",
    (_, example) => {
      const findings = findingsOf(check, example)
      const side = example.side ?? "target"
      expect(findings.filter(finding => finding.side === side).map(finding => finding.quote)).toEqual(example.finds)
      if (example.becomes !== undefined) expect(repaired(example.target, findings)).toBe(example.becomes)
    },
  )

  it("shows what it finds and what it leaves alone", () => {
    expect(check.examples.some(({ finds }) => finds.length > 0)).toBe(true)
    expect(check.examples.some(({ finds }) => finds.length === 0)).toBe(true)
  })
})

describe("the registry", () => {
  it("has no check twice", () => expect(new Set(checks.map(check => check.id)).size).toBe(checks.length))
})

describe.each(locales)("the sentences in %s", locale => {
  const messages = messagesFor(locale)
  it("name and explain every check", () => {
    expect(Object.keys(messages.checkNames).sort()).toEqual([...checkIds].sort())
    expect(Object.keys(messages.checkWhy).sort()).toEqual([...checkIds].sort())
  })
  it("say every finding", () => expect(Object.keys(messages.findings).sort()).toEqual([...findingCodes].sort()))
})
