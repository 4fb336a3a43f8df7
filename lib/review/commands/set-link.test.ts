import { type Command, EditorState, TextSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { lines, page } from "@/lib/testing/critic"
import { caretAfter, over } from "@/lib/testing/editing"
import { linkPlace, setLink } from "./set-link"

type Place = (doc: EditorState["doc"]) => { from: number; to: number }

const at = (line: string, place: Place): EditorState => {
  const doc = page(line)
  const { from, to } = place(doc)
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, to) })
}
const made = (state: EditorState, command: Command): string => {
  let next = state
  command(state, tr => {
    next = state.apply(tr)
  })
  next.doc.check()
  return lines(next.doc).join(" || ")
}

describe("a link", () => {
  it("is set on what is selected", () =>
    expect(made(at("un gato", over("gato")), setLink("https://a.example"))).toBe("un [gato](https://a.example)"))
  it("takes the place of another", () =>
    expect(made(at("un [gato](https://a.example)", over("gato")), setLink("/b"))).toBe("un [gato](/b)"))
  it("is changed whole where the caret is in it, bold parts too", () =>
    expect(made(at("un [gato *gris*](https://a.example) y", caretAfter("ga")), setLink("/b"))).toBe(
      "un [gato ](/b)[*gris*](/b) y",
    ))
  it("is not taken for the one that follows it at once", () =>
    expect(made(at("[uno](/a)[dos](/b)", caretAfter("un")), setLink(null))).toBe("uno[dos](/b)"))
  it("is taken off where only part of the selection has one", () =>
    expect(made(at("un [gato](/a) gris", over("un gato gris")), setLink(null))).toBe("un gato gris"))
  it("is nothing at a caret that is in none", () => {
    const state = at("un gato", caretAfter("un"))
    expect([linkPlace(state, null), setLink("/a")(state)]).toEqual([null, false])
  })
  it("has no address where there are two", () =>
    expect(linkPlace(at("[uno](/a)[dos](/b)", over("unodos")), null)?.href).toBeNull())
  it("is not set in the source", () => {
    const state = at("un gato", () => ({ from: 3, to: 6 }))
    expect(setLink("/a")(state)).toBe(false)
  })
  it("is the one that its author suggested", () => {
    const state = at("un {~+link=//a.example:gato~}", caretAfter("ga"))
    expect([linkPlace(state, "A")?.href, linkPlace(state, "B")]).toEqual(["https://a.example", null])
  })
  it("goes to no address that runs something", () =>
    expect(() => setLink("javascript:alert(1)")(at("un gato", over("gato")))).toThrow(RangeError))
})
