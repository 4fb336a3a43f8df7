import type { Attrs, Mark, MarkType, Node } from "prosemirror-model"
import type { Command } from "prosemirror-state"
import { AddMarkStep, RemoveMarkStep } from "prosemirror-transform"
import { formSeenBy } from "../suggest/form"
import { isAbout } from "../suggest/marks"
import { piecesBetween } from "../suggest/pieces"
import { isInTargetText } from "./place"

/**
 * Puts a mark on the selected text of targets, or takes it off where all of it has it. `author`: whose pending changes
 * of form count as made. With `attrs` (a link's address) the mark is put on unless all the text has just this one.
 */
export function toggleMark(type: MarkType, attrs: Attrs | null = null, author: string | null = null): Command {
  return (state, dispatch) => {
    const { from, to, empty, $from } = state.selection
    if (empty) {
      if (!isInTargetText($from) || !$from.parent.type.allowsMarkType(type)) return false
      const stored = (state.storedMarks ?? $from.marks()).filter(mark => !isAbout(mark))
      dispatch?.(type.isInSet(stored) ? state.tr.removeStoredMark(type) : state.tr.addStoredMark(type.create(attrs)))
      return true
    }
    const found = markable(state.doc, { from, to }, type, author)
    if (found.length === 0) return false
    const has = (marks: readonly Mark[]): boolean =>
      attrs === null ? type.isInSet(marks) !== undefined : type.create(attrs).isInSet(marks)
    const on = found.every(one => has(one.marks))
    const tr = state.tr
    // Steps, not tr.removeMark: that finds nothing to take off where the mark is only suggested.
    for (const one of found) {
      const now = type.isInSet(one.marks)
      if (on && now) tr.step(new RemoveMarkStep(one.from, one.to, now))
      else if (!on && !has(one.marks)) tr.step(new AddMarkStep(one.from, one.to, type.create(attrs)))
    }
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

interface Markable {
  readonly from: number
  readonly to: number
  /** The text's own marks as `author` sees them. */
  readonly marks: readonly Mark[]
}

/** What of a range stands in targets and can have a mark of this type, in order. */
export function markable(
  doc: Node,
  range: { readonly from: number; readonly to: number },
  type: MarkType,
  author: string | null,
): readonly Markable[] {
  const found: Markable[] = []
  for (const piece of piecesBetween(doc, range.from, range.to))
    doc.nodesBetween(piece.from, piece.to, (node, pos, parent) => {
      if (!node.isInline || !parent?.type.allowsMarkType(type)) return
      const [from, to] = [Math.max(piece.from, pos), Math.min(piece.to, pos + node.nodeSize)]
      found.push({ from, to, marks: seen(node, author) })
    })
  return found
}

const seen = (node: Node, author: string | null): readonly Mark[] =>
  author === null ? node.marks.filter(mark => !isAbout(mark)) : formSeenBy(node, author)
