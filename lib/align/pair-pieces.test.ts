import { describe, expect, it } from "vitest"
import type { Page } from "@/lib/page/page"
import { pageOf, rowFaults, rowTexts } from "@/lib/testing/aligning"
import { pairPieces } from "./pair-pieces"
import { segmentPage } from "./segment-page"
import type { Alignment, Granularity, SegmentPair } from "./types"

/** Rows as "source pieces = target pieces"; ¶ begins a block, ↵ a restored break, … a cut. */
function rowsOf(source: Page, target: Page, pairs: string, granularity: Granularity = "paragraph"): string[] {
  const segments = { source: segmentPage(source), target: segmentPage(target) }
  const alignment: Alignment = {
    segments,
    kinship: "related",
    notes: [],
    pairs: pairs.split(" ").map(told => pairOf(told, segments)),
  }
  const rows = pairPieces(source, target, alignment, granularity)
  expect(rowFaults(source, rows, "source")).toEqual([])
  expect(rowFaults(target, rows, "target")).toEqual([])
  const mark = { block: "¶", break: "↵", cut: "…" }
  return rows.map(row => {
    const side = (page: Page, name: "source" | "target") =>
      row[name].map((piece, k) => `${mark[piece.start]}${rowTexts(page, row[name])[k]?.trim()}`).join(" ")
    return `${row.moved ? "moved " : ""}${side(source, "source")} = ${side(target, "target")}`.trim().replace("  ", " ")
  })
}

/** "0,1=2" pairs segments 0 and 1 with segment 2; a "!" before it marks it as moved. */
function pairOf(told: string, { source, target }: Alignment["segments"]): SegmentPair {
  const [s = "", t = ""] = told.replace("!", "").split("=")
  const spans = (list: string, segments: Alignment["segments"]["source"]) =>
    list
      .split(",")
      .filter(Boolean)
      .flatMap(id => segments[Number(id)] ?? [])
      .map(({ block, from, to }) => ({ block, from, to }))
  return {
    source: spans(s, source),
    target: spans(t, target),
    confidence: 0.9,
    ...(told.startsWith("!") ? { moved: true } : {}),
  }
}

const en = (...blocks: string[]): Page => pageOf("en", blocks)
const es = (...blocks: string[]): Page => pageOf("es", blocks)

describe("paragraph rows", () => {
  it("end where either side has a paragraph's end, and cut the other", () => {
    expect(rowsOf(en("One. Two. Three."), es("Uno.", "Dos. Tres."), "0=0 1=1 2=2")).toEqual([
      "¶One. = ¶Uno.",
      "…Two. Three. = ¶Dos. Tres.",
    ])
  })

  it("keep what was added with the paragraph it was added to", () => {
    expect(rowsOf(en("One.", "Two."), es("Uno. Más.", "Dos."), "0=0 =1 1=2")).toEqual([
      "¶One. = ¶Uno. Más.",
      "¶Two. = ¶Dos.",
    ])
    expect(rowsOf(en("One.", "Two."), es("Uno.", "Más. Dos."), "0=0 =1 1=2")).toEqual([
      "¶One. = ¶Uno.",
      "¶Two. = ¶Más. Dos.",
    ])
    expect(rowsOf(en("One.", "Two."), es("Uno. Más. Dos."), "0=0 =1 1=2")).toEqual([
      "¶One. = ¶Uno. Más.",
      "¶Two. = …Dos.",
    ])
  })

  it("show an added paragraph by itself", () => {
    expect(rowsOf(en("One. Two."), es("Uno.", "Más.", "Dos."), "0=0 =1 1=2")).toEqual([
      "¶One. = ¶Uno.",
      "= ¶Más.",
      "…Two. = ¶Dos.",
    ])
  })

  it("give a glued heading the break back, and the paragraph after it too", () => {
    expect(rowsOf(en("We left early. Second part Then"), es("Salimos.", "# Segunda parte Luego"), "0=0 1=1")).toEqual([
      "¶We left early. = ¶Salimos.",
      "↵Second part Then = ¶Segunda parte Luego",
    ])
    expect(rowsOf(en("Then we left. Second part"), es("Salimos.", "# Segunda parte"), "0=0 1=1")).toEqual([
      "¶Then we left. = ¶Salimos.",
      "↵Second part = ¶Segunda parte",
    ])
  })

  it("give flattened items their breaks back", () => {
    expect(rowsOf(en("Bring pens. Bring tea."), es("- Traiga lápices.", "- Traiga té."), "0=0 1=1")).toEqual([
      "¶Bring pens. = ¶Traiga lápices.",
      "↵Bring tea. = ¶Traiga té.",
    ])
  })

  it("put crossing neighbours into one row, and part what was moved far", () => {
    expect(rowsOf(en("One.", "Two.", "Three."), es("Dos.", "Uno.", "Tres."), "!0=1 !1=0 2=2")).toEqual([
      "moved ¶One. ¶Two. = ¶Dos. ¶Uno.",
      "¶Three. = ¶Tres.",
    ])
    const far = rowsOf(en("Far.", "A.", "B.", "C.", "D."), es("A.", "B.", "C.", "D.", "Lejos."), "!0=4 1=0 2=1 3=2 4=3")
    expect(far).toEqual(["moved ¶Far. =", "¶A. = ¶A.", "¶B. = ¶B.", "¶C. = ¶C.", "¶D. = ¶D.", "moved = ¶Lejos."])
  })

  it("carry blank and opaque blocks along with their neighbour", () => {
    const source: Page = {
      ...en("One.", "Two."),
      blocks: [{ id: "x", kind: "opaque", raw: "<hr>" }, ...en("One.", " ", "Two.").blocks],
    }
    expect(rowsOf(source, es("Uno.", "Dos."), "0=0 1=1")).toEqual(["¶ ¶One. ¶ = ¶Uno.", "¶Two. = ¶Dos."])
  })
})

it("sentence rows end with every pair", () => {
  expect(rowsOf(en("One. Two. Three."), es("Uno. Dos y tres."), "0=0 1,2=1", "sentence")).toEqual([
    "¶One. = ¶Uno.",
    "…Two. Three. = …Dos y tres.",
  ])
})

it("holds a side without words in one row", () => {
  expect(rowsOf(en("One."), es(" ", ""), "0=")).toEqual(["¶One. = ¶ ¶"])
  expect(rowsOf(en(), es(), "")).toEqual([])
})
