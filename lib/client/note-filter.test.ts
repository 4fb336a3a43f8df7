import { describe, expect, it } from "vitest"
import { changeKind, countBy, fits, type NoteFacts, noFilter } from "./note-filter"

const facts = (author: string, category: NoteFacts["category"], kind: NoteFacts["kind"]): NoteFacts => ({
  author,
  category,
  kind,
  state: "open",
})

describe("the kind of a change", () => {
  it.each([
    ["insert", "x", "", ["ins"]],
    ["delete", "", "x", ["del"]],
    ["replace", "x", "y", ["ins", "del"]],
    ["split", "\n", "", ["split"]],
    ["join", "", "\n", ["join"]],
    ["insert", "a\nb", "", ["ins", "split"]],
    ["format", "", "", ["fmt"]],
    ["kind", "", "", ["kind"]],
  ] as const)("%s", (kind, inserted, deleted, kinds) => expect(changeKind({ inserted, deleted, kinds })).toBe(kind))
})

describe("a filter of notes", () => {
  const all = [facts("A", "grammar", "insert"), facts("A", "none", "delete"), facts("B", "grammar", "insert")]
  it("holds every wish at once", () => {
    const wish = { ...noFilter, author: "A", category: "grammar" } as const
    expect(all.map(one => fits(one, wish))).toEqual([true, false, false])
  })
  it("counts what another choice would give", () => {
    expect([...countBy(all, "author", { ...noFilter, author: "A", kind: "insert" })]).toEqual([
      ["A", 1],
      ["B", 1],
    ])
  })
})
