/**
 * Purpose: a suggestion that was rejected is open again, long after: a coordinator settles a dispute for it.
 * Design: its rejection alone is made on the document as it was before and undone again; this undo is moved behind all that
 *   came since, the true rejection among it, as one that waited for the line would be.
 * Guarantees: the suggestion stands with the words it had, nothing else is changed, and nothing else that was decided is open
 *   again; or nothing is done. What others wanted to do to its words, and still want, is on them again.
 */
import type { Node } from "prosemirror-model"
import { type Step, Transform } from "prosemirror-transform"
import { decide } from "./decide"
import { decides } from "./fold"
import { listSuggestions } from "./list"
import { readingOf } from "./project"
import { type Pending, Remaking } from "./taken-back"

/**
 * The steps that bring it back, and the document after them; null when its words, or those around it, are not there any more.
 * @param then the document in which it still stood
 * @param since what was done from there until now
 */
export function broughtBack(
  then: Node,
  id: string,
  since: readonly Step[],
): { readonly steps: readonly Step[]; readonly doc: Node } | null {
  const rejection = decide(new Transform(then), mark => mark.attrs.id === id, "reject")
  const undo = rejection.steps
    .map((step, i): Pending => ({ step: step.invert(rejection.docs[i] as Node), inverted: step }))
    .reverse()
  const tr = new Transform(then)
  for (const step of rejection.steps) tr.step(step)
  for (const { step } of undo) tr.step(step)
  for (const step of since) tr.step(step)
  const [now, made] = [tr.doc, tr.steps.length]
  const again = new Remaking(
    tr,
    undo,
    undo.map(() => null),
  )
  for (const [i, { step }] of undo.entries()) {
    const moved = step.map(again.way(i))
    if (!moved || !again.add(moved, i, true)) return null
  }
  return isBackAlone(then, now, tr.doc, id) ? { steps: tr.steps.slice(made), doc: tr.doc } : null
}

/** What is said of it, wherever it stands. */
const saying = (doc: Node, id: string): string =>
  JSON.stringify(
    listSuggestions(doc)
      .filter(one => one.id === id)
      .map(({ author, kinds, inserted, deleted, format }) => [author, kinds, inserted, deleted, format]),
  )

function isBackAlone(then: Node, now: Node, after: Node, id: string): boolean {
  const open = new Set([...listSuggestions(now).map(one => one.id), id])
  const it = decides(mark => mark.attrs.id === id, "reject")
  const same = (pair: Node, i: number): boolean => {
    const before = now.maybeChild(i)
    return before === pair || (before != null && readingOf(before.child(1), it) === readingOf(pair.child(1), it))
  }
  return (
    saying(now, id) === "[]" &&
    saying(then, id) !== "[]" &&
    saying(after, id) === saying(then, id) &&
    listSuggestions(after).every(one => open.has(one.id)) &&
    after.childCount === now.childCount &&
    after.children.every(same)
  )
}
