import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { lines, page, target } from "@/lib/testing/critic"
import {
  caretAfter,
  caretBefore,
  type Edit,
  find,
  over,
  paste,
  remove,
  removeFromTo,
  run,
  typeAfter,
} from "@/lib/testing/editing"
import { setBlockKind } from "../commands/set-block-kind"
import { splitBlock } from "../commands/split-block"
import { checkPush } from "../rules"
import { schema } from "../schema"
import { refusalOf } from "./meta"
import { plainEdit } from "./track"

/** A plain edit of a translator in a text with suggestions: what is shown, and that the rules take it. */
function editing(title: string, start: string, edit: Edit, shown: string): void {
  it(title, () => {
    const doc = page(...start.split(" || "))
    const state = EditorState.create({ doc })
    const made = plainEdit(edit(state), state)
    made.doc.check()
    expect(lines(made.doc).join(" || ")).toBe(shown)
    expect(checkPush(doc, made.doc, { author: "T", roles: ["translator"] })).toBeNull()
    expect(made.doc.children.map(pair => pair.child(0).textContent)).toEqual(
      doc.children.map(p => p.child(0).textContent),
    )
  })
}

describe("an edit made plainly", () => {
  editing(
    "inside an insertion is nobody's suggestion",
    "un {++perro++B}",
    typeAfter("pe", "x"),
    "un {++pe++B}x{++rro++B}",
  )
  editing("inside a deletion stands", "un {--perro--B}", typeAfter("pe", "x"), "un {--pe--B}x{--rro--B}")
  editing(
    "inside a change of form has the form the text has",
    "un {~+strong:perro~B}",
    typeAfter("pe", "x"),
    "un {~+strong:pe~B}x{~+strong:rro~B}",
  )
  editing("takes the suggestions under it away", "un {--gato--B}{++perro++B} gris", removeFromTo("un ", " gris"), "")
  editing("leaves the rest of a suggestion", "un {++perro grande++B}", remove(" grande"), "un {++perro++B}")
  editing(
    "splits a block without splitting what is said of its break",
    "uno{--|--B}dos tres",
    run(splitBlock, caretAfter("dos")),
    "uno{--|--B}dos| tres",
  )
  editing(
    "deletes the first block, and the break that is none any more",
    "uno{--|--B}dos",
    state => state.tr.delete(find(state.doc, "uno").from - 1, find(state.doc, "uno").to + 1),
    "dos",
  )
  editing(
    "pastes without marks and without what was deleted",
    "un gato",
    paste(caretAfter("gato"), target(" {++rojo++B}{-- gris--B}")),
    "un gato rojo",
  )
  editing(
    "pastes blocks without marks",
    "un gato",
    paste(caretAfter("gato"), target("a{++|++B}{~## ~B}b")),
    "un gatoa|b",
  )
  editing(
    "keeps what is said of a block that becomes another kind",
    "uno{--|--B}dos",
    run(setBlockKind(schema.nodes.heading), over("dos")),
    "uno{--|--B}## dos",
  )
  editing("goes on in a comment when it is inside", "{>>t:un gato<<}", typeAfter("un", "x"), "{>>t:unx gato<<}")
  editing(
    "keeps to targets over a border",
    "uno dos || tres",
    state => state.tr.delete(find(state.doc, "dos").from, find(state.doc, "tres").to),
    "uno  || ",
  )
  editing("does nothing in the source", "uno", state => state.tr.insertText("x", 4), "uno")
  editing("goes through as it came where there is nothing to guard", "uno", run(splitBlock, caretBefore("uno")), "|uno")

  it("is the same transaction where nothing is to guard, and says why it does nothing", () => {
    const state = EditorState.create({ doc: page("uno") })
    const tr = typeAfter("uno", "x")(state)
    expect(plainEdit(tr, state)).toBe(tr)
    const refused = plainEdit(state.tr.insertText("x", 4), state)
    expect([refused.docChanged, refusalOf(refused)]).toEqual([false, "source"])
  })
  it("leaves where blocks came from with the blocks that stay", () => {
    const doc = page("x")
    const at = doc.resolve(doc.content.size - 3)
    const from = (id: string, words: string) => schema.nodes.paragraph.create({ from: id }, schema.text(words))
    const start = EditorState.create({ doc }).tr.replaceWith(at.before(), at.after(), [
      from("b1", "uno dos"),
      from("b2", "tres"),
    ]).doc
    const state = EditorState.create({ doc: start })
    const split = plainEdit(run(splitBlock, caretAfter("uno"))(state), state).doc
    expect(
      split
        .child(0)
        .child(1)
        .children.map(block => block.attrs.from),
    ).toEqual(["b1", null, "b2"])
    const gone = plainEdit(state.tr.delete(find(start, "uno").from - 1, find(start, "uno dos").to + 1), state).doc
    expect(
      gone
        .child(0)
        .child(1)
        .children.map(block => block.attrs.from),
    ).toEqual(["b2"])
    const heading = plainEdit(
      state.tr.setBlockType(find(start, "tres").from, find(start, "tres").to, schema.nodes.heading),
      state,
    )
    expect(
      heading.doc
        .child(0)
        .child(1)
        .children.map(block => block.attrs.from),
    ).toEqual(["b1", "b2"])
  })
})
