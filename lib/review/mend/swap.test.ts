import type { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { resolvePage } from "../resolve"
import { checkPush } from "../rules"
import { schema } from "../schema"
import { fingerprint, statusOf } from "../status"
import { moveBoundary } from "./boundary"
import { mergeWithNext } from "./merge"
import { splitPair } from "./split"
import { swapWithNext } from "./swap"

const p = (text: string, attrs = {}) => schema.nodes.paragraph.create(attrs, text ? schema.text(text) : null)
const pair = (id: string, source: string, target: string, attrs = {}) =>
  schema.nodes.pair.create({ id, ...attrs }, [
    schema.nodes.source.create(null, p(source)),
    schema.nodes.target.create(null, p(target)),
  ])
const doc = schema.nodes.doc.create(null, [
  pair("a", "One.", "Uno."),
  pair("b", "Two.", "Tres."),
  pair("c", "Three.", "Dos."),
  pair("d", "Four.", "Cuatro."),
])
const outline = (of: Node) =>
  of.children.map(one => `${one.attrs.id}: ${one.child(0).textContent} = ${one.child(1).textContent}`)
const text = (of: Node, side: "source" | "target") =>
  resolvePage(of, side, "leave")
    .blocks.flatMap(block => ("inline" in block ? block.inline : []))
    .map(run => ("text" in run ? run.text : ""))
    .join(" ")
const coordinator = { author: "me", roles: ["coordinator"] as const }

function made(from: Node, ...acts: ((tr: EditorState["tr"]) => boolean)[]): Node {
  const { tr } = EditorState.create({ doc: from })
  for (const act of acts) expect(act(tr)).toBe(true)
  tr.doc.check()
  return tr.doc
}

describe("a crossing swapped", () => {
  const crossed = made(doc, tr => swapWithNext(tr, 1))
  it("puts counterparts face to face", () =>
    expect(outline(crossed)).toEqual(["a: One. = Uno.", "b: Three. = Tres.", "c: Two. = Dos.", "d: Four. = Cuatro."]))
  it("leaves both texts in their own order", () => {
    expect(text(crossed, "source")).toBe("One. Two. Three. Four.")
    expect(text(crossed, "target")).toBe("Uno. Tres. Dos. Cuatro.")
  })
  it("is undone by doing it again", () => expect(made(crossed, tr => swapWithNext(tr, 1)).eq(doc)).toBe(true))
  it("may cross further, until a source stands two rows away", () => {
    const further = made(crossed, tr => swapWithNext(tr, 2))
    expect(further.children.map(one => one.attrs.back)).toEqual([0, 0, 0, 2])
    expect(text(further, "source")).toBe("One. Two. Three. Four.")
  })
  it("is dissolved by a merge, and takes along what it binds", () => {
    expect(outline(made(crossed, tr => mergeWithNext(tr, 1)))[1]).toBe("b: Two.Three. = Tres.Dos.")
    expect(outline(made(crossed, tr => mergeWithNext(tr, 0)))).toEqual([
      "a: One.Two.Three. = Uno.Tres.Dos.",
      "d: Four. = Cuatro.",
    ])
  })
  it("stands when one of its pairs is cut, and when a border of the target moves", () => {
    const cut = made(crossed, tr => splitPair(tr, 1, { source: 4, target: 3 }, "new"))
    expect(cut.children.map(one => one.attrs.back)).toEqual([0, 0, 0, 2, 0])
    const moved = made(crossed, tr => moveBoundary(tr, 1, "target", { within: "upper", at: 3 }))
    expect(outline(moved).slice(1, 3)).toEqual(["b: Three. = Tr", "c: Two. = es.Dos."])
    expect(text(moved, "source")).toBe("One. Two. Three. Four.")
  })
  it("does not let a border of the source move across it", () => {
    const { tr } = EditorState.create({ doc: crossed })
    expect(moveBoundary(tr, 1, "source", { within: "upper", at: 3 })).toBe(false)
    expect(tr.docChanged).toBe(false)
  })
  it("lets a judgement rest until the words are back", () => {
    const judged = { status: "approved", by: "me", at: 1, words: fingerprint(doc.child(1)) }
    const with_ = doc
      .replace(0, 0, doc.slice(0, 0))
      .copy(
        doc.content.replaceChild(1, doc.child(1).type.create({ ...doc.child(1).attrs, judged }, doc.child(1).content)),
      )
    const there = made(with_, tr => swapWithNext(tr, 1))
    expect(statusOf(there.child(1))).toBe("draft")
    expect(statusOf(made(there, tr => swapWithNext(tr, 1)).child(1))).toBe("approved")
  })
  it("is the coordinator's, and cannot be forged to change the order of the source", () => {
    expect(checkPush(doc, crossed, coordinator)).toBeNull()
    expect(
      checkPush(
        crossed,
        made(crossed, tr => swapWithNext(tr, 2)),
        coordinator,
      ),
    ).toBeNull()
    for (const role of ["translator", "reviewer", "viewer"] as const)
      expect(checkPush(doc, crossed, { author: "me", roles: [role] })).not.toBeNull()
    const { tr } = EditorState.create({ doc })
    tr.setNodeAttribute(doc.child(0).nodeSize, "back", 1)
    expect(checkPush(doc, tr.doc, coordinator)).toBe("source-changed")
    expect(checkPush(doc, tr.doc, { author: "me", roles: ["translator"] })).toBe("pairs-changed")
  })
})
