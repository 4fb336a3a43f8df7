import type { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { schema } from "../schema"
import { mergeWithNext } from "./merge"
import { splitPair } from "./split"

const p = (text: string, attrs = {}) => schema.nodes.paragraph.create(attrs, text ? schema.text(text) : null)
const pair = (id: string, source: Node[], target: Node[]) =>
  schema.nodes.pair.create({ id }, [schema.nodes.source.create(null, source), schema.nodes.target.create(null, target)])
const outline = (doc: Node) =>
  doc.children.map(one =>
    one.children
      .map(side => side.children.map(block => `${block.attrs.cont ? "+" : ""}${block.textContent}`).join(" / "))
      .join(" = "),
  )

describe("split", () => {
  const doc = schema.nodes.doc.create(null, [
    pair("a", [p("One. Two.")], [p("Uno. Dos.")]),
    pair("b", [p("Three.")], [p("Tres.")]),
  ])
  const split = (index: number, source: number, target: number) => {
    const tr = EditorState.create({ doc }).tr
    const done = splitPair(tr, index, { source, target }, "new")
    tr.doc.check()
    return done ? outline(tr.doc) : null
  }
  it("cuts both sides inside a block", () =>
    expect(split(0, 6, 6)).toEqual(["One.  = Uno. ", "+Two. = +Dos.", "Three. = Tres."]))
  it("cuts the target alone, the source stays with the first", () =>
    expect(split(0, 11, 6)).toEqual(["One. Two. = Uno. ", " = +Dos.", "Three. = Tres."]))
  it("cuts the source alone, the target goes with the second", () =>
    expect(split(0, 6, 0)).toEqual(["One.  = ", "+Two. = Uno. Dos.", "Three. = Tres."]))
  it("cuts the source alone, the target stays with the first", () =>
    expect(split(0, 6, 11)).toEqual(["One.  = Uno. Dos.", "+Two. = ", "Three. = Tres."]))
  it("sends the whole source along", () =>
    expect(split(0, 0, 6)).toEqual([" = Uno. ", "One. Two. = +Dos.", "Three. = Tres."]))
  it("refuses to make an empty pair", () => {
    expect(split(0, 0, 0)).toBeNull()
    expect(split(1, 8, 7)).toBeNull()
  })
})

describe("merge", () => {
  const merge = (...pairs: Node[]) => {
    const tr = EditorState.create({ doc: schema.nodes.doc.create(null, pairs) }).tr
    const done = mergeWithNext(tr, 0)
    tr.doc.check()
    return done ? outline(tr.doc) : null
  }
  it("puts blocks after blocks", () =>
    expect(merge(pair("a", [p("A")], [p("a")]), pair("b", [p("B")], [p("b")]))).toEqual(["A / B = a / b"]))
  it("makes a cut block whole again", () =>
    expect(
      merge(pair("a", [p("A ")], [p("a ")]), pair("b", [p("B", { cont: true })], [p("b", { cont: true })])),
    ).toEqual(["A B = a b"]))
  it("forgets empty sides", () => {
    expect(merge(pair("a", [p("A")], [p("")]), pair("b", [p("")], [p("b")]))).toEqual(["A = b"])
    expect(merge(pair("a", [p("")], [p("a")]), pair("b", [p("B")], [p("")]))).toEqual(["B = a"])
  })
  it("is not possible for the last pair", () => expect(merge(pair("a", [p("A")], [p("a")]))).toBeNull())
})
