import type { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { resolvePage } from "../resolve"
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
const words = (doc: Node, side: "source" | "target") =>
  JSON.stringify(resolvePage(doc, side, "leave").blocks.map(block => ("inline" in block ? block.inline : block)))

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

describe("law: any sequence of merges and splits keeps both texts and every anchor", () => {
  const runs = Number(process.env.COTEJO_LAW_RUNS ?? 200)
  it(`${runs} seeds from 1`, () => {
    for (let seed = 1; seed <= runs; seed++) {
      const random = new Random(seed)
      const letters = "abcdefghij"
      const block = (base: string) => {
        const text = Array.from({ length: random.between(1, 8) }, () => base + random.pick([...letters])).join(" ")
        const node = p(text)
        const from = random.below(text.length)
        const to = random.between(from + 1, text.length)
        const marks = [
          schema.marks.comment.create({ thread: `t${random.below(3)}` }),
          schema.marks.del.create({ id: `s${random.below(3)}`, author: "a" }),
        ]
        return schema.nodes.paragraph.create(null, [
          ...node.content.cut(0, from).content,
          ...node.content.cut(from, to).content.map(one => one.mark([random.pick(marks)])),
          ...node.content.cut(to).content,
        ])
      }
      const side = (base: string) =>
        random.chance(0.2) ? [p("")] : Array.from({ length: random.between(1, 3) }, () => block(base))
      const doc = schema.nodes.doc.create(
        null,
        Array.from({ length: random.between(1, 4) }, (_, i) => pair(`p${i}`, side("x"), side("y"))),
      )
      const before = { source: words(doc, "source"), target: words(doc, "target"), anchors: anchors(doc) }
      let state = EditorState.create({ doc })
      for (let step = 0; step < 12; step++) {
        const tr = state.tr
        const index = random.below(tr.doc.childCount)
        const at = tr.doc.child(index)
        if (random.chance(0.4)) mergeWithNext(tr, index)
        else
          splitPair(
            tr,
            index,
            { source: random.below(at.child(0).content.size + 1), target: random.below(at.child(1).content.size + 1) },
            `n${step}`,
          )
        tr.doc.check()
        state = state.apply(tr)
        expect(words(state.doc, "source"), `seed ${seed}`).toBe(before.source)
        expect(words(state.doc, "target"), `seed ${seed}`).toBe(before.target)
        expect(anchors(state.doc), `seed ${seed}`).toBe(before.anchors)
      }
    }
  })
})

/** Every character with the marks on it, side by side in page order. */
function anchors(doc: Node): string {
  const sides = { source: "", target: "" }
  doc.forEach(one =>
    one.forEach(side =>
      side.descendants(node => {
        if (node.isText)
          sides[side.type.name as "source" | "target"] += [...(node.text ?? "")]
            .map(c => c + node.marks.map(mark => mark.type.name + JSON.stringify(mark.attrs)).join(""))
            .join("")
      }),
    ),
  )
  return `${sides.source}|${sides.target}`
}
