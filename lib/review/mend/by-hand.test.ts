import type { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { schema } from "../schema"
import { moveBoundary, moveSentence } from "./boundary"
import { noCounterpart } from "./counterpart"
import { targetsCross } from "./crossing"
import { mergeWithPrevious } from "./merge"
import { proposeMiddle } from "./propose"

const p = (text: string, attrs = {}) => schema.nodes.paragraph.create(attrs, text ? schema.text(text) : null)
const pair = (id: string, source: string[], target: string[], attrs = {}) =>
  schema.nodes.pair.create({ id, ...attrs }, [
    schema.nodes.source.create(
      null,
      source.map(one => p(one)),
    ),
    schema.nodes.target.create(
      null,
      target.map(one => p(one)),
    ),
  ])
const outline = (doc: Node) =>
  doc.children.map(one => {
    const sides = one.children.map(side =>
      side.children.map(block => `${block.attrs.cont ? "+" : ""}${block.textContent}`).join(" / "),
    )
    return `${one.attrs.id}${one.attrs.locked ? "!" : ""}: ${sides.join(" = ")}`
  })
const ends = (text: string) => [...text.matchAll(/\. /gu)].map(found => found.index + 2)

const doc = schema.nodes.doc.create(null, [
  pair("a", ["One. Two."], ["Uno."]),
  pair("b", ["Three."], ["Dos. Tres.", "Cuatro."], { locked: true }),
  pair("c", ["Four."], [""]),
])
function mended(make: (tr: Transaction) => boolean, from = doc): string[] | null {
  const { tr } = EditorState.create({ doc: from })
  const done = make(tr)
  tr.doc.check()
  return done ? outline(tr.doc) : null
}

describe("a boundary of one side", () => {
  it("moves into the lower pair", () =>
    expect(mended(tr => moveBoundary(tr, 0, "target", { within: "lower", at: 6 }))).toEqual([
      "a: One. Two. = Uno. / Dos. ",
      "b!: Three. = +Tres. / Cuatro.",
      "c: Four. = ",
    ]))
  it("moves into the upper pair", () =>
    expect(mended(tr => moveBoundary(tr, 0, "source", { within: "upper", at: 6 }))).toEqual([
      "a: One.  = Uno.",
      "b!: +Two. / Three. = Dos. Tres. / Cuatro.",
      "c: Four. = ",
    ]))
  it("takes a whole side along", () =>
    expect(mended(tr => moveBoundary(tr, 0, "target", { within: "upper", at: 0 }))).toEqual([
      "a: One. Two. = ",
      "b!: Three. = Uno. / Dos. Tres. / Cuatro.",
      "c: Four. = ",
    ]))
  it("stays where it is", () => {
    expect(mended(tr => moveBoundary(tr, 0, "target", { within: "upper", at: 6 }))).toBeNull()
    expect(mended(tr => moveBoundary(tr, 1, "target", { within: "lower", at: 0 }))).toBeNull()
    expect(mended(tr => moveBoundary(tr, 2, "target", { within: "upper", at: 0 }))).toBeNull()
  })
})

describe("the first and last sentence", () => {
  it("goes up, and comes down again as it was", () => {
    const { tr } = EditorState.create({ doc })
    expect(moveSentence(tr, 1, "target", "up", ends)).toBe(true)
    expect(outline(tr.doc)[0]).toBe("a: One. Two. = Uno. / Dos. ")
    expect(moveSentence(tr, 0, "target", "down", ends)).toBe(true)
    expect(outline(tr.doc)).toEqual(outline(doc))
  })
  it("goes down, block by block", () =>
    expect(mended(tr => moveSentence(tr, 1, "target", "down", ends))?.slice(1)).toEqual([
      "b!: Three. = Dos. Tres.",
      "c: Four. = Cuatro.",
    ]))
  it("merges the pairs when nothing would be left", () =>
    expect(mended(tr => moveSentence(tr, 2, "source", "up", ends))?.slice(1)).toEqual([
      "b!: Three. / Four. = Dos. Tres. / Cuatro.",
    ]))
  it("has nowhere to go from the first and the last pair, and from an empty side", () => {
    expect(mended(tr => moveSentence(tr, 0, "target", "up", ends))).toBeNull()
    expect(mended(tr => moveSentence(tr, 2, "source", "down", ends))).toBeNull()
    expect(mended(tr => moveSentence(tr, 2, "target", "up", ends))).toBeNull()
  })
  it("keeps a judgement with its pair, for when the words are back", () => {
    const judged = { status: "reviewed", by: "a", at: 1, words: "w" }
    const one = schema.nodes.doc.create(null, [doc.child(0), pair("b", ["Three."], ["Dos. Tres."], { judged })])
    const { tr } = EditorState.create({ doc: one })
    moveSentence(tr, 1, "target", "up", ends)
    expect(tr.doc.child(1).attrs).toMatchObject({ id: "b", judged })
  })
})

describe("no counterpart", () => {
  it("parts the sides", () =>
    expect(mended(tr => noCounterpart(tr, 0, "new"))?.slice(0, 2)).toEqual(["a!: One. Two. = ", "new!:  = Uno."]))
  it("confirms what stands alone", () => expect(mended(tr => noCounterpart(tr, 2, "new"))?.[2]).toBe("c!: Four. = "))
})

it("merges with the previous, which keeps its name", () => {
  expect(mended(tr => mergeWithPrevious(tr, 2))?.at(-1)).toBe("b!: Three. / Four. = Dos. Tres. / Cuatro.")
  expect(mended(tr => mergeWithPrevious(tr, 0))).toBeNull()
})

describe("crossing targets", () => {
  const upper = pair("a", ["The museum opened in 1921."], ["Marta Iglesias lo dirige."])
  const lower = pair("b", ["Marta Iglesias directs it."], ["El museo abrió en 1921."])
  it("are seen by names and numbers", () => expect(targetsCross(upper, lower)).toBe(true))
  it("are not seen where all is well", () => {
    const right = (a: Node, b: Node) => a.type.create(a.attrs, [a.child(0), b.child(1)])
    expect(targetsCross(right(upper, lower), right(lower, upper))).toBe(false)
    expect(targetsCross(upper, pair("b", ["x"], ["y"]))).toBe(false)
  })
})

describe("where a pair is split when nobody says where", () => {
  const langs = { source: "en", target: "es" }
  const middle = (source: string[], target: string[]) => proposeMiddle(pair("a", source, target), langs)
  it("in the middle of the target, the source where it fits", () =>
    expect(middle(["One. Two."], ["Uno aquí. Dos allí."])).toEqual({ source: 6, target: 11 }))
  it("in the source when the target is one sentence", () =>
    expect(middle(["One is here. Two is there."], ["Uno."])?.source).toBe(14))
  it("nowhere", () => expect(middle(["One."], ["Uno."])).toBeNull())
})
