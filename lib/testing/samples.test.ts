import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

const sample = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url), "utf8")

/** The third cell of each numbered row below a heading, without its back ticks: the words as they stand in the page. */
function wordsListedUnder(heading: string): string[] {
  const section = sample("README.md").split(`## ${heading}`)[1]?.split("\n## ")[0] ?? ""
  return [...section.matchAll(/^\| \d+ \| [^|]* \| `([^`]+)` \|/gmu)].map(row => row[1] ?? "")
}

const times = (text: string, words: string) => text.split(words).length - 1

describe("the sample page", () => {
  it("holds every fault its list names, once, in the draft", () => {
    const faults = wordsListedUnder("What is wrong in the draft, on purpose")
    expect(faults.length).toBeGreaterThan(35)
    expect(faults.filter(words => times(sample("lantern.es.md"), words) !== 1)).toEqual([])
  })

  it("holds the two faults of the source", () => {
    const faults = wordsListedUnder("What is wrong in the source")
    expect(faults).toHaveLength(2)
    expect(faults.filter(words => times(sample("lantern.en.md"), words) !== 1)).toEqual([])
  })

  it("gives the ticket the same draft", () => {
    const draft = sample("lantern-ticket.txt").split("comment:2 ")[1]?.split("comment:3 ")[0] ?? ""
    const faults = wordsListedUnder("What is wrong in the draft, on purpose")
    expect(faults.filter(words => times(draft, words) !== 1)).toEqual([])
  })
})
