import { history, undo } from "prosemirror-history"
import { EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { checkPush } from "@/lib/review/rules"
import { plainEdit, track } from "@/lib/review/suggest/track"
import { lines, page } from "@/lib/testing/critic"
import { find } from "@/lib/testing/editing"
import { Composition } from "./composition"

/** Composes `words` at the caret in several updates, as an input method does, and ends. */
function compose(start: EditorState, updates: readonly string[], suggesting: boolean): EditorState {
  const composition = new Composition()
  composition.begin(start)
  let state = start
  const { from } = start.selection
  let { to } = start.selection
  for (const words of updates) {
    const tr = state.tr.insertText(words, from, to).setMeta("composition", 1)
    to = from + words.length
    composition.note(tr)
    state = state.apply(tr)
  }
  const by = { author: "R", newId: () => "new" }
  const tr = composition.end(state, {
    intend: (plain: Transaction, before) => (suggesting ? track(plain, before, by) : plainEdit(plain, before)),
    refused: (a, b) => checkPush(a, b, { author: "R", roles: suggesting ? ["reviewer"] : ["translator"] }) !== null,
  })
  return tr ? state.apply(tr) : state
}

/** A page whose first target reads `text`, with `words` selected, or the caret behind them. */
function open(text: string, words: string, caret = true): EditorState {
  const doc = page(text, "dos")
  const { from, to } = find(doc, words)
  return EditorState.create({ doc, selection: TextSelection.create(doc, caret ? to : from, to), plugins: [history()] })
}
const shown = (state: EditorState): string => lines(state.doc)[0] ?? ""

describe("composing with an input method", () => {
  it("is a suggestion of the reviewer who composes", () => {
    expect(shown(compose(open("uno gris", "uno "), ["n", "に", "日本"], true))).toBe("uno {++日本++R}gris")
  })
  it("leaves the caret behind what was composed", () => {
    for (const suggesting of [true, false]) {
      const { selection } = compose(open("uno gris", "uno "), ["´", "é"], suggesting)
      expect(selection.empty).toBe(true)
      expect(selection.$from.parent.textBetween(0, selection.$from.parentOffset)).toBe("uno é")
    }
  })
  it("over a selection replaces it, and one undo brings it back", () => {
    let state = compose(open("uno gris", "gris", false), ["´", "é"], true)
    expect(shown(state)).toBe("uno {--gris--R}{++é++R}")
    undo(state, tr => {
      state = state.apply(tr)
    })
    expect(shown(state)).toBe("uno gris")
  })
  it("what may not be is taken back", () => {
    const start = open("uno gris", "uno")
    const inSource = start.apply(start.tr.setSelection(TextSelection.create(start.doc, 3)))
    expect(compose(inSource, ["x"], true).doc.eq(start.doc)).toBe(true)
  })
})
