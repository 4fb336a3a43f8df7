import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { pairsOf, targetText } from "@/lib/testing/desks"
import { inOneText } from "./compare-inline"
import { comparePair } from "./compare-pair"

const older = pairsOf("uno dos", "tres cuatro", "cinco seis")
const edited = (index: number, words: string) => {
  const { tr } = EditorState.create({ doc: older })
  return tr.insertText(words, targetText(older, index).to).doc
}
/** Gone in [ ], new in { }. */
const shown = (newer: typeof older, pair: string): readonly string[] | undefined =>
  comparePair(older, newer, pair, "target")?.map(row =>
    inOneText(row.older, row.newer)
      .flatMap(block => block.parts)
      .map(({ kind, text }) => (kind === "same" ? text : kind === "gone" ? `[${text}]` : `{${text}}`))
      .join(""),
  )

describe("what changed in one pair", () => {
  it("is shown word by word, without the rest of the page", () => {
    expect(shown(edited(1, " cinco"), "p2")).toEqual(["tres cuatro{ cinco}"])
    expect(shown(edited(0, " cinco"), "p2")).toEqual(["tres cuatro"])
  })
  it("takes along what was merged into it", () => {
    const merged = older.copy(
      older.content
        .cut(0, older.child(0).nodeSize)
        .append(older.content.cut(older.child(0).nodeSize + older.child(1).nodeSize)),
    )
    expect(shown(merged, "p1")).toEqual(["uno dos", "[tres cuatro]"])
  })
  it("is not known where the older version has no such pair", () => {
    expect(comparePair(older, older, "p9", "target")).toBeNull()
  })
})
