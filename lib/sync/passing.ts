/**
 * Purpose: finds the suggestions that a push brings back and lets go again within itself (an undo of a decision, and another
 *   decision): its first and its last document alone would not show them.
 * Not here: what became of them (consequences.ts, for each part of the push).
 */
import type { Node } from "prosemirror-model"
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceStep,
  type Step,
} from "prosemirror-transform"
import { suggestionsInPair } from "@/lib/review/suggest/list"
import { isSuggestion } from "@/lib/review/suggest/marks"
import { touchedPairs } from "./touched"

export interface Passing {
  readonly id: string
  /** Index of the last document, of those after each step, in which it stands. */
  readonly last: number
}

/** Whether a step may put in words or marks of a suggestion. */
function brings(step: Step): boolean {
  if (step instanceof RemoveMarkStep || step instanceof RemoveNodeMarkStep || step instanceof AttrStep) return false
  if (step instanceof AddMarkStep || step instanceof AddNodeMarkStep) return isSuggestion(step.mark)
  if (!(step instanceof ReplaceStep)) return true
  let found = false
  step.slice.content.descendants(node => {
    found ||= node.marks.some(isSuggestion)
    return !found
  })
  return found
}

/** What stands neither in `before` nor after all the steps, but in between; each time it goes counts. `docs` may be none where nothing does. */
export function passing(before: Node, steps: readonly Step[]): { readonly docs: readonly Node[]; passing: Passing[] } {
  // Most pushes bring none, and one after another a new draft's thousands of steps would each go through the whole page.
  if (!steps.some(brings)) return { docs: [], passing: [] }
  const docs: Node[] = []
  const came = new Set<string>()
  const gone: Passing[] = []
  let doc = before
  for (const [i, step] of steps.entries()) {
    const next = step.apply(doc).doc
    if (!next) throw new Error("a step that was taken does not apply")
    const touched = touchedPairs(doc, next)
    const was = idsIn(touched.before.values())
    const is = idsIn(touched.after.values())
    for (const id of is) if (!was.has(id)) came.add(id)
    for (const id of was) if (!is.has(id) && came.has(id)) gone.push({ id, last: i - 1 })
    docs.push(next)
    doc = next
  }
  if (gone.length === 0) return { docs, passing: [] }
  const ends = new Set([...idsIn(before.children), ...idsIn(doc.children)])
  return { docs, passing: gone.filter(one => !ends.has(one.id)) }
}

function idsIn(pairs: Iterable<Node>): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const pair of pairs) for (const { id } of suggestionsInPair(pair)) ids.add(id)
  return ids
}
