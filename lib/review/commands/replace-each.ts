import type { Mark, Node } from "prosemirror-model"
import type { Command } from "prosemirror-state"
import { schema } from "../schema"
import type { Range } from "../suggest/cuts"
import { isAbout } from "../suggest/marks"
import { targetAround } from "../suggest/sides"

export interface Replacement extends Range {
  /** "" takes the stretch out. */
  readonly words: string
}

/**
 * Replaces stretches of target text, each by its own words, in one transaction. Stretches anywhere else are left as they
 * are. New words take the form of the first they replace, and its link where all of them had it.
 */
export function replaceEach(replacements: readonly Replacement[]): Command {
  return (state, dispatch) => {
    const inTargets = replacements
      .filter(range => range.from < range.to && targetAround(state.doc, range.from, range.to) !== null)
      .sort((a, b) => b.from - a.from)
    if (inTargets.length === 0) return false
    const tr = state.tr
    for (const { from, to, words } of inTargets)
      if (words === "") tr.delete(from, to)
      else tr.replaceWith(from, to, schema.text(words, formOf(state.doc, from, to)))
    dispatch?.(tr)
    return true
  }
}

function formOf(doc: Node, from: number, to: number): readonly Mark[] {
  let first: readonly Mark[] | null = null
  let link: Mark | undefined
  doc.nodesBetween(from, to, node => {
    if (!node.isInline) return true
    const own = schema.marks.link.isInSet(node.marks)
    if (first === null) link = own
    else if (!own || !link?.eq(own)) link = undefined
    first ??= node.marks
    return false
  })
  return (first ?? []).filter((mark: Mark) => !isAbout(mark) && (mark.type !== schema.marks.link || mark === link))
}
