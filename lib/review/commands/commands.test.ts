import { type Command, EditorState, TextSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { lines, page } from "@/lib/testing/critic"
import { caretAfter, caretBefore, find, fromTo, over } from "@/lib/testing/editing"
import { schema } from "../schema"
import { deleteText } from "./delete-character"
import { deleteSelection } from "./delete-selection"
import { joinBackward, joinForward } from "./join-blocks"
import { editingKeysFor } from "./keymap"
import { replaceAll } from "./replace-all"
import { selectAllInSide } from "./select-side"
import { setBlockKind } from "./set-block-kind"
import { breakLine, splitBlock } from "./split-block"
import { toggleMark } from "./toggle-mark"

type Place = (doc: EditorState["doc"]) => { from: number; to: number }

/** The state after the command, and whether it took the key. */
function pressed(start: string, command: Command, place: Place) {
  const doc = page(...start.split(" || "))
  const state = EditorState.create({ doc })
  const { from, to } = place(doc)
  let next = state.apply(state.tr.setSelection(TextSelection.create(doc, from, to)))
  const taken = command(next, tr => {
    next = next.apply(tr)
  })
  next.doc.check()
  return { text: lines(next.doc).join(" || "), taken, state: next }
}

function doing(title: string, start: string, command: Command, place: Place, text: string, taken = true): void {
  it(title, () => expect(pressed(start, command, place)).toMatchObject({ text, taken }))
}

describe("Enter", () => {
  doing("splits", "uno dos", splitBlock, caretAfter("uno"), "uno| dos")
  doing("replaces the selection by a split", "uno dos tres", splitBlock, over(" dos"), "uno| tres")
  doing("continues a list", "- uno", splitBlock, caretAfter("uno"), "- uno|- ")
  doing(
    "ends a list on an empty item",
    "- uno|- ",
    splitBlock,
    doc => ({ from: doc.content.size - 3, to: doc.content.size - 3 }),
    "- uno|",
  )
  doing("splits a heading in two headings", "## uno dos", splitBlock, caretAfter("uno"), "## uno|##  dos")
  doing("begins a paragraph after a heading", "## uno", splitBlock, caretAfter("uno"), "## uno|")
  doing("breaks the line with Shift", "uno dos", breakLine, caretAfter("uno"), "uno↵ dos")
  doing("does nothing in the source", "uno", splitBlock, () => ({ from: 5, to: 5 }), "uno", false)
  it("counts on in a numbered list, and forgets where the block came from", () => {
    const item = schema.nodes.item.create({ ordered: true, number: 3, from: "b1", cont: true }, schema.text("uno"))
    const doc = page("x")
    const side = doc.resolve(doc.content.size - 3)
    const state = EditorState.create({ doc }).tr.replaceWith(side.before(), side.after(), item)
    let next = EditorState.create({
      doc: state.doc,
      selection: TextSelection.create(state.doc, find(state.doc, "uno").to),
    })
    splitBlock(next, tr => {
      next = next.apply(tr)
    })
    expect(
      next.doc
        .child(0)
        .child(1)
        .children.map(one => one.attrs),
    ).toMatchObject([
      { number: 3, from: "b1", cont: true },
      { number: 4, from: null, cont: false },
    ])
  })
  it("breaks the line in a table cell", () => {
    const cell = schema.nodes.cell.create({ table: "t" }, schema.text("uno"))
    const doc = page("x")
    const side = doc.resolve(doc.content.size - 3)
    const made = EditorState.create({ doc }).tr.replaceWith(side.before(), side.after(), cell).doc
    const state = EditorState.create({ doc: made, selection: TextSelection.create(made, made.content.size - 4) })
    let text = ""
    splitBlock(state, tr => {
      text = lines(tr.doc).join()
    })
    expect(text).toBe("un↵o")
    expect(
      joinBackward(EditorState.create({ doc: made, selection: TextSelection.create(made, made.content.size - 6) })),
    ).toBe(true)
  })
})

describe("joining", () => {
  doing("joins backward", "uno|dos", joinBackward, caretBefore("dos"), "unodos")
  doing("joins forward", "uno|dos", joinForward, caretAfter("uno"), "unodos")
  doing(
    "takes the key at a pair's start and does nothing",
    "uno || dos",
    joinBackward,
    caretBefore("dos"),
    "uno || dos",
  )
  doing("takes the key at a pair's end and does nothing", "uno || dos", joinForward, caretAfter("uno"), "uno || dos")
  doing("leaves the key inside a text", "uno", joinBackward, caretAfter("u"), "uno", false)
  doing("keeps the kind of what follows an empty block", "|# uno", joinBackward, caretBefore("uno"), "# uno")
  doing("takes an opaque block before away", "uno|! x|dos", joinBackward, caretBefore("dos"), "uno|dos")
  doing("does not join what code cannot hold", "~~~ uno|*dos*", joinBackward, caretBefore("dos"), "~~~ uno|*dos*")
})

describe("deleting", () => {
  doing(
    "a selection over pairs, piece by piece",
    "uno dos || tres || cuatro cinco",
    deleteSelection,
    fromTo("dos", "cuatro"),
    "uno  ||  ||  cinco",
  )
  doing("a selection in the source: nothing", "uno", deleteSelection, () => ({ from: 3, to: 6 }), "uno")
  doing("a character", "año", deleteText("character", "backward"), caretAfter("añ"), "ao")
  doing("an emoji of many parts", "a👩‍🚀b", deleteText("character", "forward"), caretAfter("a"), "ab")
  doing("a word backward", "uno dos tres", deleteText("word", "backward"), caretAfter("dos"), "uno  tres")
  doing("a word and the space after it", "uno dos tres", deleteText("word", "backward"), caretAfter("dos "), "uno tres")
  doing("a word forward", "uno dos tres", deleteText("word", "forward"), caretBefore("dos"), "uno  tres")
  doing(
    "a word forward over the space before it",
    "uno dos tres",
    deleteText("word", "forward"),
    caretAfter("uno"),
    "uno tres",
  )
  doing(
    "steps over one's own deletion",
    "uno {--dos --}tres",
    deleteText("character", "backward", "A"),
    caretBefore("tres"),
    "uno{--dos --}tres",
  )
  doing("nothing at a text's edge", "uno", deleteText("character", "backward"), caretBefore("uno"), "uno", false)
})

describe("form and kind", () => {
  doing(
    "puts a mark on where some lacks it",
    "*uno* dos",
    toggleMark(schema.marks.strong),
    over("uno dos"),
    "*uno dos*",
  )
  doing("takes it off where all has it", "*uno dos*", toggleMark(schema.marks.strong), over("uno"), "uno* dos*")
  doing(
    "marks over pairs, in targets only",
    "uno || dos",
    toggleMark(schema.marks.em),
    fromTo("uno", "dos"),
    "_uno_ || _dos_",
  )
  doing(
    "sets a link anew",
    "[uno](https://a.example)",
    toggleMark(schema.marks.link, { href: "https://b.example" }),
    over("uno"),
    "[uno](https://b.example)",
  )
  doing("does nothing in code", "~~~ uno", toggleMark(schema.marks.strong), over("uno"), "~~~ uno", false)
  doing(
    "makes headings of the blocks touched",
    "uno|dos|tres",
    setBlockKind(schema.nodes.heading, { level: 3 }),
    fromTo("no", "do"),
    "### uno|### dos|tres",
  )
  doing("leaves code as it is", "~~~ uno", setBlockKind(schema.nodes.heading), over("uno"), "~~~ uno", false)
  it("holds the mark for what is typed next", () => {
    const { state } = pressed("uno", toggleMark(schema.marks.strong), caretAfter("uno"))
    expect(state.storedMarks?.map(mark => mark.type.name)).toEqual(["strong"])
  })
})

describe("selecting and replacing", () => {
  it("selects one side, never more", () => {
    const { state, taken } = pressed("uno|dos || tres", selectAllInSide, caretAfter("do"))
    expect(taken).toBe(true)
    expect(state.doc.textBetween(state.selection.from, state.selection.to, "|")).toBe("uno|dos")
  })
  it("replaces all, in targets only", () => {
    const doc = page("gato y gato")
    const ranges = [{ from: 3, to: 6 }, find(doc, "gato"), find(doc, "gato", 2)]
    const { text } = pressed("gato y gato", replaceAll(ranges, "ave"), caretAfter("y"))
    expect(text).toBe("ave y ave")
  })
  it("has a key for each", () => {
    for (const command of Object.values(editingKeysFor("A"))) expect(typeof command).toBe("function")
  })
})
