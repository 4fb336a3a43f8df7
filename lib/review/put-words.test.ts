import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { pairsOf } from "@/lib/testing/desks"
import { putWords, wordLines } from "./put-words"
import { schema } from "./schema"
import { track } from "./suggest/track"

const put = (now: string, wanted: string) => {
  const doc = pairsOf("before", now)
  const tr = EditorState.create({ doc }).tr
  expect(putWords(tr, doc.child(1), doc.child(0).nodeSize, [wanted])).toBe(true)
  return tr
}

describe("putting words back", () => {
  it.each([
    ["un gato gris", "un perro gris"],
    ["", "algo"],
    ["algo", ""],
    ["aaa", "aaaa"],
    ["🌑🌒", "🌑🌓"],
    ["igual", "igual"],
  ])("«%s» reads «%s»", (now, wanted) => {
    const tr = put(now, wanted)
    expect(wordLines(tr.doc.child(1))).toEqual([wanted])
    expect(wordLines(tr.doc.child(0))).toEqual(["before"])
    if (now === wanted) expect(tr.docChanged).toBe(false)
  })

  it("touches only what differs, and not what somebody suggests to delete", () => {
    const doc = pairsOf("un gato muy gris")
    const state = EditorState.create({ doc })
    const struck = state.apply(
      track(state.tr.delete(doc.child(0).child(0).nodeSize + 11, doc.child(0).child(0).nodeSize + 15), state, {
        author: "R",
        newId: () => "s1",
      }),
    )
    expect(wordLines(struck.doc.child(0))).toEqual(["un gato gris"])
    const { tr } = struck
    expect(putWords(tr, struck.doc.child(0), 0, ["un gato gris claro"])).toBe(true)
    expect(wordLines(tr.doc.child(0))).toEqual(["un gato gris claro"])
    expect(tr.doc.textContent).toContain("un gato muy gris claro")
    expect(tr.doc.rangeHasMark(0, tr.doc.content.size, schema.marks.del)).toBe(true)
  })

  it("leaves alone what has other blocks", () => {
    const doc = pairsOf("uno")
    const { tr } = EditorState.create({ doc })
    expect(putWords(tr, doc.child(0), 0, ["uno", "dos"])).toBe(false)
    expect(tr.docChanged).toBe(false)
  })
})
