import type { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { expect, it } from "vitest"
import { compareSides } from "./compare"
import { mergeWithNext } from "./mend/merge"
import { splitPair } from "./mend/split"
import { schema } from "./schema"

const p = (text: string) => schema.nodes.paragraph.create(null, text ? schema.text(text) : null)
const doc = (...rows: [id: string, target: string][]) =>
  schema.nodes.doc.create(
    null,
    rows.map(([id, target]) =>
      schema.nodes.pair.create({ id }, [
        schema.nodes.source.create(null, p("source")),
        schema.nodes.target.create(null, p(target)),
      ]),
    ),
  )
const shown = (older: Node, newer: Node) =>
  [...compareSides(older, newer, "target", "es")].map(
    ([id, row]) =>
      `${id}${row.changed ? "*" : ""} ${row.blocks
        .map(({ parts }) =>
          parts
            .map(({ kind, text }) => (kind === "same" ? text : kind === "gone" ? `[-${text}-]` : `{+${text}+}`))
            .join(""),
        )
        .join(" / ")}`,
  )

const draft = doc(["a", "El Reunion anual. Bien."], ["b", "Dos gatos."])

it("shows the words that changed and no more", () =>
  expect(shown(draft, doc(["a", "La Reunión anual. Bien."], ["b", "Dos gatos."]))).toEqual([
    "a* [-El-]{+La+} [-Reunion-]{+Reunión+} anual. Bien.",
    "b Dos gatos.",
  ]))

it("sees no difference in a merge or a split", () => {
  const merge = EditorState.create({ doc: draft }).tr
  mergeWithNext(merge, 0)
  expect(shown(draft, merge.doc)).toEqual(["a El Reunion anual. Bien. / Dos gatos."])
  const split = EditorState.create({ doc: draft }).tr
  splitPair(split, 0, { source: 8, target: 19 }, "new")
  expect(shown(draft, split.doc)).toEqual(["a El Reunion anual. ", "new Bien.", "b Dos gatos."])
})

it("leaves out open suggestions", () => {
  const mark = schema.marks.ins.create({ id: "s", author: "x" })
  const tr = EditorState.create({ doc: draft }).tr
  const place = tr.doc.content.size - 3
  tr.insert(place, schema.text(" negros", [mark]))
  expect(shown(draft, tr.doc)[1]).toBe("b Dos gatos.")
})

it("shows a pair that was emptied", () =>
  expect(shown(draft, doc(["a", ""], ["b", "Dos gatos."]))).toEqual(["a* [-El Reunion anual. Bien.-]", "b Dos gatos."]))
