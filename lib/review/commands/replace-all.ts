import type { Command } from "prosemirror-state"
import type { Range } from "../suggest/cuts"
import { targetAround } from "../suggest/sides"

/** Replaces stretches of target text, in one transaction. Stretches anywhere else are left as they are. */
export function replaceAll(ranges: readonly Range[], words: string): Command {
  return (state, dispatch) => {
    const inTargets = ranges
      .filter(range => range.from < range.to && targetAround(state.doc, range.from, range.to) !== null)
      .sort((a, b) => b.from - a.from)
    if (inTargets.length === 0) return false
    const tr = state.tr
    for (const { from, to } of inTargets) tr.insertText(words, from, to)
    dispatch?.(tr)
    return true
  }
}
