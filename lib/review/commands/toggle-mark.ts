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
    const found: { from: number; to: number; marks: readonly Mark[] }[] = []
    for (const piece of piecesBetween(state.doc, from, to))
      state.doc.nodesBetween(piece.from, piece.to, (node, pos, parent) => {
        if (!node.isInline || !parent?.type.allowsMarkType(type)) return
        const range = { from: Math.max(piece.from, pos), to: Math.min(piece.to, pos + node.nodeSize) }
        found.push({ ...range, marks: seen(node, author) })
      })
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

const seen = (node: Node, author: string | null): readonly Mark[] =>
  author === null ? node.marks.filter(mark => !isAbout(mark)) : formSeenBy(node, author)
