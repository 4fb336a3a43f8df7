import { type Node, Slice } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { cleanCopy } from "@/components/desk/editor/clipboard"
import { pairsOf } from "@/lib/testing/desks"
import { caretAfter, drag, find, paste } from "@/lib/testing/editing"
import { schema } from "../schema"
import { plainEdit } from "../suggest/plain"
import { track } from "../suggest/track"
import { carryDragged } from "./carry"

const commented = (doc: Node): string => {
  let words = ""
  doc.descendants(node => {
    if (node.isText) words += schema.marks.comment.isInSet(node.marks) ? `[${node.text}]` : node.text
    else if (node.isTextblock && words !== "") words += "|"
  })
  return words
}
const start = (): EditorState => {
  const state = EditorState.create({ doc: pairsOf("uno dos tres", "cuatro") })
  const { from, to } = find(state.doc, "os")
  return state.apply(state.tr.addMark(from, to, schema.mark("comment", { thread: "t" })))
}

describe("commented words that go elsewhere", () => {
  it("take their comment along when they are dragged plainly", () => {
    const state = start()
    const dragged = drag("dos", "tres")(state)
    expect(commented(carryDragged(plainEdit(dragged, state)).doc)).toContain("uno  tresd[os]")
  })
  it("take it into another pair", () => {
    const state = start()
    expect(commented(carryDragged(plainEdit(drag("dos", "cuatro")(state), state)).doc)).toContain("cuatrod[os]")
  })
  it("leave it on the struck words when the move is only suggested: it is there once", () => {
    const state = start()
    const made = carryDragged(track(drag("dos", "tres")(state), state, { author: "R1", newId: () => "s1" }))
    expect(commented(made.doc).match(/\[os\]/gu)).toHaveLength(1)
  })
  it("take none to the clipboard, so that pasting sets no second anchor", () => {
    const state = start()
    const copied = cleanCopy(new Slice(state.doc.child(0).child(1).content, 1, 1))
    const target = schema.nodes.target.create(null, copied.content)
    const made = plainEdit(paste(caretAfter("cuatro"), target)(state), state)
    expect(commented(made.doc).match(/\[os\]/gu)).toHaveLength(1)
    expect(commented(made.doc)).toContain("cuatrouno dos tres")
  })
})
