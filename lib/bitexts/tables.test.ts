import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type Bitext, sideText } from "@/lib/page/bitext"
import { Random } from "@/lib/testing/random"
import { plain, randomBitext } from "./contract-rows"
import { csv, tsv, writeCsv } from "./csv"
import { readCells, sniffSeparator } from "./csv-cells"
import { tmx, writeTmx } from "./tmx"

const heads = ["id", "source", "target", "status", "comments"] as const

/** Only what the format says it carries. */
const without = (bitext: Bitext, more: Partial<Bitext["rows"][number]>): Bitext => ({
  ...bitext,
  title: "",
  threads: [],
  rows: bitext.rows
    .filter(row => row.source.length > 0 && row.target.length > 0)
    .map(row => ({ ...row, suggestions: [], decisions: [], ...more })),
})

describe("TMX", () => {
  it("brings back what it was written from, or counts what it leaves out", () => {
    for (let seed = 1; seed <= 150; seed++) {
      const bitext = randomBitext(new Random(seed), { rich: seed % 3 > 0, review: true })
      const kept = without(bitext, {})
      if (kept.rows.length === 0) continue
      const made = writeTmx(bitext, { all: true })
      const read = tmx.read(made.value, {})
      if (!read.ok) throw new Error(`seed ${seed}: ${read.why}\n${made.value}`)
      expect(plain(read.value.value), `seed ${seed}\n${made.value}`).toEqual(plain(kept))
      const lost = (of: (row: Bitext["rows"][number]) => unknown[]) =>
        bitext.rows
          .filter(row => kept.rows.some(one => one.id === row.id))
          .reduce((sum, row) => sum + of(row).length, 0)
      const counts = Object.fromEntries(made.notes.map(note => [note.code, Number(note.detail)]))
      expect(counts["suggestions-left-out"] ?? 0).toBe(lost(row => [...row.suggestions]))
      expect(counts["empty-left-out"] ?? 0).toBe(bitext.rows.length - kept.rows.length)
    }
  })

  it("has only approved pairs unless asked for all", () => {
    const bitext = randomBitext(new Random(5), { rich: false, review: true })
    const read = tmx.read(writeTmx(bitext, { all: false }).value, {})
    const rows = read.ok ? read.value.value.rows : []
    expect(rows.every(row => row.status === "approved")).toBe(true)
  })

  const elsewhere = (langs: readonly [string, string]) => `<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="*all*" segtype="sentence" o-tmf="x" adminlang="en" datatype="html" creationtool="x" creationtoolversion="1"/>
<body><tu><tuv xml:lang="${langs[0]}"><seg>One <bpt i="1">&lt;b&gt;</bpt>two<ept i="1">&lt;/b&gt;</ept> <hi>three</hi> <bpt i="2">{</bpt>four</seg></tuv>
<tuv xml:lang="${langs[1]}"><seg>Uno <ph>{1}</ph></seg></tuv></tu></body></tmx>`

  it("reads those of others: codes kept or counted, the nearest language taken and said", () => {
    const read = tmx.read(elsewhere(["en-US", "es-MX"]), { source: "en", target: "es" })
    if (!read.ok) throw new Error(read.why)
    const [row] = read.value.value.rows
    expect(sideText(row?.source ?? [])).toBe("One two three four")
    const codes = read.value.notes.map(note => note.code)
    expect(codes).toEqual(
      expect.arrayContaining(["language-fallback", "highlights-left-out", "code-unpaired", "codes-kept"]),
    )
  })

  it("says which languages are there when the pair is not", () => {
    expect(tmx.read(elsewhere(["en", "de"]), { source: "en", target: "es" })).toMatchObject({
      ok: false,
      why: "no-such-languages",
      detail: expect.stringContaining("de"),
    })
  })
})

describe.each([
  ["csv", ","],
  ["csv", ";"],
  ["tsv", "\t"],
] as const)("a table (%s, %s)", (id, separator) => {
  it("brings back rows, statuses and comments", () => {
    for (let seed = 1; seed <= 80; seed++) {
      const bitext = without(randomBitext(new Random(seed), { rich: false, review: true }), {
        locked: false,
        threads: [],
      })
      if (bitext.rows.length === 0) continue
      const made = writeCsv(bitext, { separator, safe: false, heads })
      const read = (id === "csv" ? csv : tsv).read(made.value, { source: "en", target: "es" })
      if (!read.ok) throw new Error(`seed ${seed}: ${read.why}\n${made.value}`)
      expect(plain(read.value.value), `seed ${seed}\n${made.value}`).toEqual(plain(bitext))
    }
  })
})

describe("cells", () => {
  it("may hold separators, quotations and line ends", () => {
    expect(readCells('a,"b ""c"", d\r\ne"\r\n\r\n=1+1,\n', ",")).toMatchObject({
      ok: true,
      value: [
        { cells: ["a", 'b "c", d\r\ne'], line: 1 },
        { cells: ["=1+1", ""], line: 4 },
      ],
    })
  })
  it("are refused with the line when a quotation is never closed", () => {
    expect(readCells('a,b\nc,"d\ne', ",")).toEqual({ ok: false, why: "ragged", detail: "2" })
  })
  it("tell their separator", () => {
    expect(sniffSeparator("source;target\nuno, dos;one, two\n")).toBe(";")
    expect(sniffSeparator("a\tb\n1,5\t2\n")).toBe("\t")
  })
  it("that look like formulas are data, and tamed only when asked", () => {
    const bitext = csv.read("en,es\n=1+1,-2\n", {})
    if (!bitext.ok) throw new Error(bitext.why)
    expect(bitext.value.value).toMatchObject({ source: "en", target: "es" })
    const wish = { separator: ",", heads } as const
    expect(writeCsv(bitext.value.value, { ...wish, safe: false }).value).toContain("r1,=1+1,-2,")
    expect(writeCsv(bitext.value.value, { ...wish, safe: true }).value).toContain("r1,'=1+1,-2,")
  })
})

const sample = join(process.env.COTEJO_SHARED ?? join(process.cwd(), "..", "shared"), "formats", "sample-1.4b.tmx")
it.runIf(existsSync(sample))("reads the sample there is in ../shared", () => {
  const read = tmx.read(readFileSync(sample, "utf8"), {})
  expect(read.ok && read.value.value.rows[0]?.status).toBe("approved")
})
if (!existsSync(sample)) it("left out: ../shared is not here", () => {})
