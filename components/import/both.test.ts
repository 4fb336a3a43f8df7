import { describe, expect, it } from "vitest"
import { writeXliff2 } from "@/lib/bitexts/xliff/write-2"
import { plainRow } from "@/lib/page/bitext"
import { text } from "@/lib/page/page"
import { bothIn, bothKind } from "./both"
import { summaryOf } from "./both-summary"
import { withFiles } from "./dropped-files"
import { nothingKept } from "./kept"
import { emptySlate } from "./sides"

const words = (said: string, id: string) => [
  { block: { kind: "paragraph", id, inline: [text(said)] } as const, goesOn: false },
]
const xliff = writeXliff2(
  {
    source: "en",
    target: "es",
    title: "Well",
    threads: [],
    rows: [
      { ...plainRow("r1", words("a well", "s1"), words("un pozo", "t1")), status: "approved" },
      plainRow("r2", words("deep", "s2"), []),
    ],
  },
  "2.1",
  { review: true },
).value
const archive = JSON.stringify({
  format: "cotejo-page",
  page: { title: "Well", source_lang: "en", target_lang: "es" },
  doc: { content: [{}, {}] },
  suggestions: [{ state: "open" }, { state: "accepted" }],
  comments: [{}],
})
const slate = (said: string, name: string | null = null) => ({ ...emptySlate, text: said, name })
const wish = { source: null, target: null }

describe("files that are more than one text", () => {
  it.each([
    [slate(xliff), "xliff"],
    [slate(archive, "well.es.cotejo.json"), "archive"],
    [slate("en,es\na,b\n", "words.csv"), "csv"],
    [slate("en\tes\na\tb\n", "words.tsv"), "tsv"],
    [{ ...slate("en,es\na,b\n", "words.csv"), both: "tsv" as const }, "tsv"],
    [{ ...slate(xliff), format: "text" as const }, null],
    [slate("One page, and nothing else.", "page.txt"), null],
    [slate(""), null],
  ])("are recognised, and can be corrected", (given, kind) => {
    expect(bothKind(given)).toBe(kind)
  })

  it("are told in numbers and first words before anything is stored", () => {
    expect(summaryOf({ kind: "xliff", text: xliff, ...wish })).toMatchObject({
      kind: "done",
      summary: { title: "Well", source: "en", target: "es", rows: 2, alone: 1, approved: 1, breaches: [] },
    })
    expect(summaryOf({ kind: "archive", text: archive, ...wish })).toMatchObject({
      summary: { title: "Well", rows: 2, suggestions: 1, comments: 1 },
    })
    const table = summaryOf({ kind: "csv", text: "en,es\na,b\n", ...wish })
    expect(table).toMatchObject({ summary: { first: [{ source: "a", target: "b" }] } })
  })

  it.each([
    ["xliff", "<a/>", "not-xliff"],
    ["archive", '{"format":"cotejo-page"', "not-an-archive"],
    ["archive", '{"format":"cotejo-page","page":7}', "not-an-archive"],
    ["csv", "one\ntwo\n", "one-column"],
  ] as const)("are refused with a reason: %s %s", (kind, said, why) => {
    expect(summaryOf({ kind, text: said, ...wish })).toMatchObject({ kind: "refused", why })
  })
})

describe("files dropped beside the slates", () => {
  it("fill the source, then the draft, or both", () => {
    const one = withFiles(nothingKept, [slate("one")])
    expect([one.source.text, one.target.text]).toEqual(["one", ""])
    const two = withFiles(one, [slate("two")])
    expect([two.source.text, two.target.text]).toEqual(["one", "two"])
    expect(withFiles(nothingKept, [slate("a"), slate("b")])).toMatchObject({
      source: { text: "a" },
      target: { text: "b" },
    })
  })

  it("are the whole page where they hold both sides", () => {
    const kept = withFiles({ ...nothingKept, tab: "ticket", source: slate("one") }, [slate(xliff, "well.xlf")])
    expect(bothIn(kept)).toMatchObject({ on: "source", kind: "xliff" })
  })
})
