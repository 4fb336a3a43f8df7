/** What people have reported of other editors that track changes; each case names the report it comes from. */
import { closeHistory, history, redo, undo } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { critic, lines, page, target } from "@/lib/testing/critic"
import {
  by,
  caretAfter,
  caretBefore,
  type Edit,
  over,
  paste,
  remove,
  removeFromTo,
  replace,
  replaceFromTo,
  run,
  typeAfter,
} from "@/lib/testing/editing"
import { newId, suggest, suggesting } from "@/lib/testing/suggesting"
import { deleteText } from "../commands/delete-character"
import { joinBackward } from "../commands/join-blocks"
import { setBlockKind } from "../commands/set-block-kind"
import { splitBlock } from "../commands/split-block"
import { schema } from "../schema"
import { decide } from "./decide"
import { listSuggestions } from "./list"
import { plainEdit, track } from "./track"

const back = (words: string, nth = 1): Edit => run(deleteText("character", "backward", "A"), caretAfter(words, nth))
const typed = (start: string, before: Edit, letters: string) =>
  [...letters].reduce(
    (state, letter) => state.apply(track(state.tr.insertText(letter), state, { author: "A", newId })),
    suggest(page(start), [before]),
  )
const withHistory = (doc: Node) => EditorState.create({ doc, plugins: [history({ newGroupDelay: 0 })] })
const go = (state: EditorState, command: typeof undo): EditorState => {
  let next = state
  command(state, (tr: Transaction) => {
    next = state.apply(tr)
  })
  return next
}
/** The suggestions made, then all decided, then undone: as they were before the decision. */
function decidedAndUndone(start: string, edits: readonly Edit[], how: "accept" | "reject"): void {
  const made = withHistory(suggest(page(start), edits).doc)
  const decided = made.apply(decide(closeHistory(made.tr), () => true, how))
  expect(listSuggestions(decided.doc)).toEqual([])
  const undone = go(decided, undo)
  expect(lines(undone.doc)).toEqual(lines(made.doc))
  expect(listSuggestions(undone.doc)).toEqual(listSuggestions(made.doc))
  expect(lines(go(undone, redo).doc)).toEqual(lines(decided.doc))
}

describe("CKEditor", () => {
  it("19916: a deletion over three paragraphs, accepted and undone, is the same suggestion again", () =>
    decidedAndUndone("uno dos|tres|cuatro cinco", [removeFromTo("dos", "cuatro")], "accept"))
  it("18449: an insertion with a new paragraph in it, rejected and undone, is there again", () =>
    decidedAndUndone("uno dos", [typeAfter("uno", " x"), run(splitBlock, caretAfter("uno x"))], "reject"))
  it("8976: paragraphs joined, all of it deleted, then four undos", () => {
    let state = withHistory(page("uno|dos"))
    const first = lines(state.doc)
    for (const edit of [run(joinBackward, caretBefore("dos")), remove("uno"), remove("dos")])
      state = state.apply(track(edit(closeHistory(state.tr) && state), state, { author: "A", newId }))
    for (let i = 0; i < 4; i++) state = go(state, undo)
    expect(lines(state.doc)).toEqual(first)
  })
  it("19088: no empty paragraph stays behind a deleted one that is accepted", () => {
    const state = suggest(page("uno|dos|tres"), [removeFromTo("dos", "dos"), run(joinBackward, caretBefore("dos"))])
    expect(lines(decide(state.tr, () => true, "accept").doc)).toEqual(["uno|tres"])
  })
  it("14138: a deletion and an insertion beside it by two people are decided apart", () => {
    const { doc } = suggest(page("un gato gris"), [by("B", remove("gato")), typeAfter("un ", "can")])
    const [one, other] = listSuggestions(doc)
    const only = (id: string | undefined) =>
      lines(decide(EditorState.create({ doc }).tr, mark => mark.attrs.id === id, "accept").doc)
    expect(listSuggestions(doc)).toHaveLength(2)
    expect(only(one?.id)).not.toEqual(only(other?.id))
  })
  it("19793: a whole list deleted and accepted leaves nothing but one empty paragraph", () => {
    const state = suggest(page("- uno|- dos|- tres"), [removeFromTo("uno", "tres")])
    const { doc } = decide(state.tr, () => true, "accept")
    doc.check()
    expect(doc.child(0).child(1).childCount).toBe(1)
    expect(doc.child(0).child(1).textContent).toBe("")
  })
  it("2459: three paragraphs made headings stay three", () => {
    const made = suggest(page("uno|dos|tres"), [
      run(setBlockKind(schema.nodes.heading, { level: 1 }, "A"), doc => ({
        from: over("uno")(doc).from,
        to: over("tres")(doc).to,
      })),
    ])
    expect(lines(decide(made.tr, () => true, "accept").doc)).toEqual(["# uno|# dos|# tres"])
  })
})

describe("y-prosemirror, suggestion-mode and suggest-changes", () => {
  suggesting(
    "y-prosemirror 243: of equal letters the one at the caret is deleted",
    "Hooola",
    back("Ho"),
    "H{--o--}oola",
  )
  suggesting(
    "suggestion-mode 2: words deleted right behind one's own insertion are struck, not gone",
    "la Luna",
    [typeAfter("la ", "sol"), remove("Luna")],
    "la {++sol++}{--Luna--}",
  )
  suggesting(
    "suggestion-mode 29: backspace at the start of a paragraph is a suggestion",
    "uno|dos",
    run(joinBackward, caretBefore("dos")),
    "uno{--|--}dos",
  )
  suggesting(
    "suggest-changes 31: deleting from a list into the paragraph behind it inserts no paragraph",
    "- uno|- dos|tres",
    removeFromTo("os", "tr"),
    "- uno|- d{--os--}{--|--}{--tr--}es",
  )
})

describe("SuperDoc", () => {
  it("1827: typing where all was deleted comes in order", () =>
    expect(lines(typed("TEST", remove("TEST"), "ABCD").doc)).toEqual(["{--TEST--}{++ABCD++}"]))
  suggesting(
    "1966: an empty paragraph just made goes again with backspace",
    "uno",
    [run(splitBlock, caretAfter("uno")), state => run(joinBackward, () => ends(state.doc))(state)],
    "uno",
  )
  suggesting(
    "3924: replacing a word suggests that word, and nothing around it",
    "un gato gris",
    replace("gato", "gano"),
    "un {--gato--}{++gano++} gris",
  )
  it("3771: what is typed plainly inside another's insertion is plain, and parts it", () => {
    const state = EditorState.create({ doc: page("un {++perro++B} gris") })
    const { doc } = plainEdit(typeAfter("pe", "x")(state), state)
    expect(lines(doc)).toEqual(["un {++pe++B}x{++rro++B} gris"])
  })
  suggesting(
    "4000: a replacement over another's insertion is made, and all of it can be decided",
    "alfa beta {++gamma++B} delta",
    replaceFromTo("beta", "gamma", "x"),
    "alfa {--beta --}{--{++gamma++B}--}{++x++} delta",
  )
  it("3780: pasted blocks can be accepted, and stand in nobody's way", () => {
    const state = suggest(page("uno dos"), [
      paste(caretAfter("uno"), target("# a|- b|c")),
      by("B", typeAfter("dos", " tres")),
    ])
    const { doc } = decide(state.tr, () => true, "accept")
    doc.check()
    expect(listSuggestions(doc)).toEqual([])
  })
})

describe("elsewhere", () => {
  it("Docxodus 786: three replacements of the same words, accepted, are the last one only", () => {
    const state = suggest(page("Sede: Múnich."), [
      replace("Múnich", "Hamburgo"),
      by("B", replace("Hamburgo", "Colonia")),
      by("B", replace("Colonia", "Bonn")),
    ])
    expect(lines(decide(state.tr, () => true, "accept").doc)).toEqual(["Sede: Bonn."])
    expect(lines(decide(state.tr, () => true, "reject").doc)).toEqual(["Sede: Múnich."])
  })
  it("safe-docx 346: what was inserted and then deleted survives being stored", () => {
    const { doc } = suggest(page("uno"), [by("B", typeAfter("uno", " x")), remove(" x")])
    const again = schema.nodeFromJSON(JSON.parse(JSON.stringify(doc)))
    expect(critic(again.child(0))).toBe("uno{--{++ x++B}--}")
    expect(listSuggestions(again).map(one => one.author)).toEqual(["B", "A"])
  })
  it("Gutenberg F-18: undo after accepting brings the suggestion back, to be decided again", () =>
    decidedAndUndone("un gato gris", [replace("gato", "can")], "accept"))
  it("Fidus Writer 1030: an accepted deletion before a picture leaves the picture", () => {
    const state = suggest(page("uno ⟦img⟧ dos"), [remove("uno ")])
    expect(lines(decide(state.tr, () => true, "accept").doc)).toEqual(["⟦img⟧ dos"])
  })
})

/** The end of the last block of the first target. */
function ends(doc: Node): { from: number; to: number } {
  const at = doc.child(0).nodeSize - 3
  return { from: at, to: at }
}
