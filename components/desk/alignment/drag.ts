import type { Node } from "prosemirror-model"
import { dragToPlace, type Place } from "@/components/ui/drag-to-place"
import { type BoundaryPlace, moveBoundary, type SideName } from "@/lib/review/mend/boundary"
import { sentencePlaces, sideStart } from "@/lib/review/mend/places"
import { isEmptySide } from "@/lib/review/schema"
import { sentenceSpans } from "@/lib/text/sentences"
import { findPair } from "../editor/actions"
import type { DeskEditor } from "../editor/desk-editor"
import { mayAlign, mend } from "./actions"

/** Drags the border between a pair and the next on one side, to where a sentence or a block ends. */
export function dragBorder(editor: DeskEditor, pair: string, side: SideName, event: PointerEvent): void {
  if (!mayAlign(editor)) return
  dragToPlace(
    event,
    () => placesFor(editor, pair, side),
    place => {
      if (place) mend(editor, pair, (tr, index) => moveBoundary(tr, index, side, place))
    },
  )
}

/** Where the border may go, as it stands on the screen. The place where it is has no value. */
function placesFor(editor: DeskEditor, pair: string, side: SideName): Place<BoundaryPlace | null>[] {
  const found = findPair(editor, pair)
  const lower = found && editor.state.doc.maybeChild(found.index + 1)
  if (!found || !lower) return []
  const lowerStart = found.start + found.node.nodeSize
  const row = editor.pairs.get(pair)?.dom.querySelector(`:scope > .sides > .side-${side}`)?.getBoundingClientRect()
  const stay = row ? [{ left: row.left, top: row.bottom - 2, bottom: row.bottom + 6, value: null }] : []
  return [
    ...stay,
    ...placesIn(editor, found.node, found.start, side, "upper"),
    ...placesIn(editor, lower, lowerStart, side, "lower"),
  ]
}

function placesIn(editor: DeskEditor, pair: Node, start: number, side: SideName, within: "upper" | "lower") {
  const own = pair.child(side === "source" ? 0 : 1)
  if (isEmptySide(own)) return []
  const lang = editor.store.getState().page[side]
  const inner = sentencePlaces(own, text => sentenceSpans(text, lang).map(span => span.to))
  const places = within === "upper" ? [0, ...inner] : [...inner, own.content.size]
  return places.map((at): Place<BoundaryPlace> => {
    // Between blocks there is no line to stand in: the end of the lower side, or the beginning of a block.
    const isEnd = at === own.content.size
    const pos = sideStart(pair, start, side) + at + (own.resolve(at).depth > 0 ? 0 : isEnd ? -1 : 1)
    const { left, top, bottom } = editor.view.coordsAtPos(pos, isEnd ? -1 : 1)
    return { left, top, bottom, value: { within, at } }
  })
}
