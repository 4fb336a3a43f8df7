import { describe, expect, it } from "vitest"
import { readGlossaryCsv } from "@/lib/bitexts/terms/glossary-csv"
import { writeGlossaryCsv } from "@/lib/bitexts/terms/write-glossary-csv"
import { type ConceptRead, gathered, planTerms, termsOfConcept } from "./bring-in"
import { holdsIn, type Rendering, type Term } from "./term"

const enEs = { source: "en", target: "es" }
let ids = 0
const plan = (concepts: readonly ConceptRead[], known: readonly Term[] = [], most = 100) =>
  planTerms(concepts, known, enEs, { newId: () => `new${++ids}`, most })

type Usage = ConceptRead["terms"][number]["usage"]
const concept = (...terms: readonly (readonly [string, string, Usage?])[]): ConceptRead => ({
  id: "c",
  definition: null,
  note: null,
  terms: terms.map(([lang, words, usage = null]) => ({ lang, words, usage })),
})
const known = (source: string, ...renderings: readonly Rendering[]): Term => ({ id: "k", source, renderings })

describe("bringing a glossary in", () => {
  it("says what is new, with the group's languages and an id of its own", () => {
    const { added, refused } = plan([
      concept(["en-GB", "board"], ["es-MX", "junta", "preferred"], ["es", "mesa", "avoid"]),
    ])
    expect(added).toMatchObject([
      {
        source: "board",
        languages: enEs,
        renderings: [
          { words: "junta", standing: "preferred" },
          { words: "mesa", standing: "forbidden" },
        ],
      },
    ])
    expect(added[0]?.id).toMatch(/^new/)
    expect(refused).toEqual([])
  })
  it("adds renderings to a term that is there, and takes none out", () => {
    const before = known("Board", { words: "junta", standing: "preferred" })
    const { added, widened, same } = plan(
      [concept(["en", "board"], ["es", "consejo", "admitted"]), concept(["en", "board"], ["es", "Junta", "preferred"])],
      [before],
    )
    expect(added).toEqual([])
    expect(same).toBe(0)
    expect(widened).toEqual([
      {
        now: { ...before, renderings: [...before.renderings, { words: "consejo", standing: "allowed" }] },
        more: [{ words: "consejo", standing: "allowed" }],
      },
    ])
  })
  it("counts what is there already, and leaves a standing that the group has given", () => {
    const before = known("board", { words: "mesa", standing: "forbidden" })
    const { same, refused, widened } = plan([concept(["en", "board"], ["es", "mesa", "preferred"])], [before])
    expect([same, widened]).toEqual([1, []])
    expect(refused).toEqual([{ source: "board", rendering: "mesa", why: "other-standing" }])
  })
  it("refuses what has no counterpart, is too long, or finds no room, each by its name", () => {
    const { refused } = plan(
      [
        concept(["en", "alone"], ["fr", "seul"]),
        concept(["en", "x".repeat(201)], ["es", "equis"]),
        concept(["en", "one"], ["es", "uno"]),
        concept(["en", "two"], ["es", "dos"]),
      ],
      [],
      1,
    )
    expect(refused.map(({ source, why }) => [source.slice(0, 5), why])).toEqual([
      ["alone", "no-counterpart"],
      ["xxxxx", "too-long"],
      ["two", "full"],
    ])
  })
  it("keeps what a file says of one rendering with its words, and says when a note is too long to be kept", () => {
    const [board] = [concept(["en", "board"], ["es", "junta", "preferred"], ["es", "mesa", "avoid"])]
    const said: ConceptRead = {
      ...board,
      note: "Of a company.",
      terms: board.terms.map(one => (one.words === "mesa" ? { ...one, note: "That is a table." } : one)),
    }
    expect(plan([said]).added).toMatchObject([{ note: "Of a company.\nmesa: That is a table." }])
    const { added, refused } = plan([{ ...board, note: "x".repeat(1001) }])
    expect(added).toMatchObject([{ source: "board" }])
    expect(added[0]).not.toHaveProperty("note")
    expect(refused).toEqual([{ source: "board", rendering: null, why: "note-too-long" }])
  })
  it("joins the notes of the rows that are one term", () => {
    const rows = [
      { ...concept(["en", "board"], ["es", "junta"]), note: "Of a company." },
      { ...concept(["en", "board"], ["es", "mesa", "avoid"]), note: "Not since 2012." },
    ]
    expect(plan(rows).added).toMatchObject([{ note: "Of a company.\nNot since 2012." }])
  })
  it("takes words like constructor and __proto__ for words", () => {
    const { added } = plan([concept(["en", "constructor"], ["es", "__proto__"])])
    expect(added).toMatchObject([{ source: "constructor", renderings: [{ words: "__proto__" }] }])
  })
  it("does not mix up languages: a term of another pair is not ours", () => {
    const theirs: Term = {
      ...known("board", { words: "Vorstand", standing: "preferred" }),
      languages: { source: "en", target: "de" },
    }
    expect(plan([concept(["en", "board"], ["es", "junta"])], [theirs]).added).toHaveLength(1)
    expect(holdsIn(theirs, { source: "en-US", target: "de-AT" })).toBe(true)
    expect(holdsIn(theirs, enEs)).toBe(false)
  })
})

describe("a glossary as a table", () => {
  const terms: readonly Term[] = [
    {
      id: "1",
      source: "board, the",
      renderings: [
        { words: 'la "junta"', standing: "preferred" },
        { words: "consejo", standing: "allowed" },
        { words: "mesa", standing: "forbidden" },
      ],
      note: "Of a company;\nnot of wood.",
    },
    { id: "2", source: "vote", renderings: [{ words: "voto", standing: "preferred" }] },
  ]
  it.each([[enEs], [{ source: "nah", target: "zh-Hant" }]])("reads again as it was written, in %j", languages => {
    const read = readGlossaryCsv(writeGlossaryCsv(terms, languages).replace(/^\ufeff/, ""), languages)
    if (!read.ok) throw new Error(read.why)
    const back = gathered(read.value.value.concepts.flatMap(one => termsOfConcept(one, languages)))
    expect(back.map(({ id: _, ...term }) => term)).toEqual(terms.map(({ id: _, ...term }) => term))
  })
})
