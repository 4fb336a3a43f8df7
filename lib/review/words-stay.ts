/**
 * What puts words in goes on doing so where others have meanwhile taken out all that was around its place: it stands where
 * that was. ProseMirror drops such a step (`deletedAcross`), and an undo of a deletion is one: the words would never come back.
 * Only words within a block; whole blocks and pairs need more than a place, and are moved as ever.
 */
import type { Slice } from "prosemirror-model"
import { ReplaceStep } from "prosemirror-transform"

const isOfWords = ({ openStart, openEnd, content, size }: Slice): boolean =>
  size > 0 && openStart + openEnd === 0 && content.content.every(node => node.isInline)

// Once in the whole process, whose bundles may each carry their own copy of this file.
const place = globalThis as { cotejoWordsStay?: true }

export function letWordsStay(): void {
  if (place.cotejoWordsStay) return
  place.cotejoWordsStay = true
  const { map } = ReplaceStep.prototype
  ReplaceStep.prototype.map = function (this: ReplaceStep, mapping) {
    const moved = map.call(this, mapping)
    if (moved !== null || this.from !== this.to || !isOfWords(this.slice)) return moved
    const at = mapping.map(this.from, 1)
    return new ReplaceStep(at, at, this.slice)
  }
}
