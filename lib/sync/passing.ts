/**
 * Purpose: finds the suggestions that a push brings back and lets go again within itself (an undo of a decision, and another
 *   decision): its first and its last document alone would not show them.
 * Not here: what became of them (consequences.ts, for each part of the push).
 */
import type { Node } from "prosemirror-model"
import type { Step } from "prosemirror-transform"
import { suggestionsInPair } from "@/lib/review/suggest/list"
import { touchedPairs } from "./touched"

export interface Passing {
  readonly id: string
  /** Index of the last document, of those after each step, in which it stands. */
  readonly last: number
}

/** What stands neither in `before` nor after all the steps, but in between; each time it goes counts. */
export function passing(before: Node, steps: readonly Step[]): { readonly docs: readonly Node[]; passing: Passing[] } {
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
