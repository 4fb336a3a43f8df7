import type { Node } from "prosemirror-model"
import { type Command, TextSelection } from "prosemirror-state"
import { del, ownMark } from "../suggest/marks"
import { isInTargetText } from "./place"

export type Unit = "character" | "word"

/**
 * Backspace and Delete inside a block, by whole characters as a reader sees them (an emoji, a letter with its accent) or
 * by words. Text that `author` has already deleted is stepped over.
 */
export function deleteText(unit: Unit, way: "backward" | "forward", author: string | null = null): Command {
  return (state, dispatch) => {
    const { $head, empty } = state.selection
    if (!empty || !isInTargetText($head)) return false
    const at = skip($head.parent, $head.parentOffset, way, author)
    const text = $head.parent.textBetween(0, $head.parent.content.size, undefined, "\uFFFC")
    const to = edge(text, at, unit, way)
    if (to === at && at === $head.parentOffset) return false
    const start = $head.start()
    const [from, end] = [start + Math.min(at, to), start + Math.max(at, to)]
    const tr = state.tr.setSelection(TextSelection.create(state.doc, start + at))
    if (from < end) tr.delete(from, end)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

function skip(block: Node, offset: number, way: "backward" | "forward", author: string | null): number {
  let at = offset
  for (;;) {
    const node = nodeBeside(block, at, way)
    if (author === null || !node || !ownMark(node.node.marks, del, author)) return at
    at = way === "backward" ? node.from : node.to
  }
}

function nodeBeside(block: Node, offset: number, way: "backward" | "forward") {
  let found: { node: Node; from: number; to: number } | null = null
  block.forEach((node, from) => {
    const to = from + node.nodeSize
    if (way === "backward" ? from < offset && to >= offset : from <= offset && to > offset) found = { node, from, to }
  })
  return found as { node: Node; from: number; to: number } | null
}

function edge(text: string, at: number, unit: Unit, way: "backward" | "forward"): number {
  const granularity = unit === "word" ? "word" : "grapheme"
  const segments = [...new Intl.Segmenter(undefined, { granularity }).segment(text)]
  const blank = (segment: string) => unit === "word" && segment.trim() === ""
  if (way === "forward") {
    const next = segments.findIndex(one => one.index + one.segment.length > at)
    const to = segments[next]
    const after = to && blank(to.segment) ? (segments[next + 1] ?? to) : to
    return after ? after.index + after.segment.length : at
  }
  const last = segments.findLastIndex(one => one.index < at)
  const to = segments[last]
  const before = to && blank(to.segment) ? (segments[last - 1] ?? to) : to
  return before ? before.index : at
}
