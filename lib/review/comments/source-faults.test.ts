import { describe, expect, it } from "vitest"
import { type SourceFault, writeSourceFaults } from "./source-faults"

const faults: SourceFault[] = [
  {
    where: "Pair 3",
    quote: "two_hundred  *members*",
    fault: "Grammar, minor",
    said: [{ by: "Somebody", text: "It was <b>300</b>.\nSee [the minutes](x)." }],
  },
  { where: "The whole page", quote: "", fault: "", said: [] },
]

describe("the faults of the source, for its owner", () => {
  it("as text", () => {
    expect(writeSourceFaults("Faults", faults, "text")).toBe(
      [
        "Faults",
        "",
        "1. Pair 3: “two_hundred *members*” (Grammar, minor)",
        "   Somebody: It was <b>300</b>. See [the minutes](x).",
        "2. The whole page",
        "",
      ].join("\n"),
    )
  })
  it("as Markdown, with nothing in it taken as markup", () => {
    const text = writeSourceFaults("Faults", faults, "markdown")
    expect(text).toContain("1. **Pair 3**: “two\\_hundred \\*members\\*” (Grammar, minor)")
    expect(text).toContain("   - Somebody: It was \\<b\\>300\\</b\\>. See \\[the minutes\\](x).")
  })
  it("as a Trac list, words with markup in them as code", () => {
    const text = writeSourceFaults("Faults", faults, "trac")
    expect(text).toContain(" 1. '''Pair 3''': “`two_hundred *members*`” (Grammar, minor)")
    expect(text).toContain("   * Somebody: `It was <b>300</b>. See [the minutes](x).`")
    const both = writeSourceFaults("a ` and }}}", [], "trac")
    expect(both).toBe("= {{{a ` and }\u2009}\u2009}}}} =\n\n")
  })
})
