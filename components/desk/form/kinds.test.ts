import { EditorState, TextSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { setBlockKind } from "@/lib/review/commands/set-block-kind"
import { schema } from "@/lib/review/schema"
import { page } from "@/lib/testing/critic"
import { fromTo, over } from "@/lib/testing/editing"
import { addressOf } from "./address"
import { type KindName, kindHere, kinds, kindWanted } from "./kinds"

type Place = ReturnType<typeof over>

function become(state: EditorState, name: KindName, place: Place): EditorState {
  const { from, to } = place(state.doc)
  const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
  let next = selected
  setBlockKind(...kindWanted(name, selected, null))(selected, tr => {
    next = selected.apply(tr)
  })
  next.doc.check()
  return next
}
const numbers = (state: EditorState): unknown[] =>
  state.doc.children.flatMap(pair => pair.child(1).children.map(block => block.attrs.number ?? block.type.name))

describe("kinds of block", () => {
  for (const kind of kinds)
    it(`a paragraph becomes a ${kind}, and is one`, () => {
      const state = EditorState.create({ doc: page("uno", "dos") })
      expect(kindHere(become(state, kind, over("dos")), null)).toBe(kind)
    })
  it("numbers count from one, over pairs, and go on from the item before", () => {
    let state = become(
      EditorState.create({ doc: page("uno", "dos", "tres", "cuatro") }),
      "number",
      fromTo("uno", "dos"),
    )
    expect(numbers(state)).toEqual([1, 2, "paragraph", "paragraph"])
    state = become(state, "number", over("tres"))
    expect(numbers(state)).toEqual([1, 2, 3, "paragraph"])
  })
  it("an item becomes a numbered one as deep as it was", () => {
    const item = schema.nodes.item.create({ level: 2 }, schema.text("uno"))
    const doc = page("x")
    const $in = doc.resolve(doc.content.size - 3)
    const state = EditorState.create({
      doc: EditorState.create({ doc }).tr.replaceWith($in.before(), $in.after(), item).doc,
    })
    expect(become(state, "number", over("uno")).doc.child(0).child(1).child(0).attrs).toMatchObject({
      level: 2,
      ordered: true,
      number: 1,
    })
  })
})

describe("addresses as people write them", () => {
  for (const [typed, kept] of [
    [" www.kilnlane.example/x ", "https://www.kilnlane.example/x"],
    ["amara@kilnlane.example", "mailto:amara@kilnlane.example"],
    ["https://kilnlane.example", "https://kilnlane.example"],
    ["/help#top", "/help#top"],
    ["page.html", "page.html"],
  ] as const)
    it(typed, () => expect(addressOf(typed)).toBe(kept))
})
