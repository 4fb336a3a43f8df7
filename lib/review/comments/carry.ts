/**
 * Words that are dragged elsewhere take their comments along: the same characters stand there. Struck words stay where they
 * are, and so do their comments; what is copied or cut to the clipboard takes none.
 */
import type { Mark, Slice } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { ReplaceStep } from "prosemirror-transform"
import { schema } from "../schema"

/** Adds to a drop what the words that it took out carried, when they are the words that it put in. */
export function carryDragged(tr: Transaction): Transaction {
  if (tr.getMeta("uiEvent") !== "drop") return tr
  const steps = tr.steps.flatMap((step, i) => (step instanceof ReplaceStep ? [{ step, i }] : []))
  const out = steps.flatMap(({ step: { from, to, slice }, i }) =>
    from < to && slice.size === 0 ? (unitsOf(tr.docs[i]?.slice(from, to) ?? null) ?? []) : [],
  )
  const put = steps.find(({ step: { from, to, slice } }) => from === to && slice.size > 0)
  const now = put ? unitsOf(put.step.slice) : []
  if (!put || out.length === 0 || out.map(one => one.is).join("\0") !== now.map(one => one.is).join("\0")) return tr
  const mapping = tr.mapping.slice(put.i + 1)
  for (const [k, { marks }] of out.entries()) {
    const at = mapping.map(put.step.from + (now[k]?.at ?? 0), 1)
    for (const mark of marks) if (mark.type === schema.marks.comment) tr.addMark(at, at + 1, mark)
  }
  return tr
}

/** Positions count from where the slice is put. */
function unitsOf(slice: Slice | null): { is: string; at: number; marks: readonly Mark[] }[] {
  const units: { is: string; at: number; marks: readonly Mark[] }[] = []
  slice?.content.descendants((node, pos) => {
    const at = pos - slice.openStart
    if (node.isText)
      for (let k = 0; k < node.nodeSize; k++) units.push({ is: node.text?.[k] ?? "", at: at + k, marks: node.marks })
    else if (node.isInline) units.push({ is: node.type.name, at, marks: node.marks })
  })
  return units
}
