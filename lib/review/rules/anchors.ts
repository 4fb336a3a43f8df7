/**
 * Where comments hang, in a push. Words that stay keep what others have said about them, and get nothing under another's
 * name. Words that are put in may bring comments along: an undo and a drag do that. Whoever keeps order in comments may
 * do both, since mending the alignment puts the words of the source in anew.
 */
import type { Mark, Node } from "prosemirror-model"
import { AddMarkStep, Mapping, RemoveMarkStep, type Step } from "prosemirror-transform"
import { may, type Role } from "../roles"
import { comment, ins, ownMark } from "../suggest/marks"

export interface Commenter {
  readonly author: string
  readonly roles: readonly Role[]
  /** Whether somebody else has begun this thread, or has set its mark and is about to. */
  isAnothers(thread: string): boolean
}

/** `pairs`: those that the push touched, by id. `steps`: in order, the first one made on the document before the push. */
export function checkAnchors(
  pairs: { readonly before: ReadonlyMap<string, Node>; readonly after: ReadonlyMap<string, Node> },
  steps: readonly Step[],
  by: Commenter,
): "not-your-comment" | null {
  if (may(by.roles, "moderate-comments")) return null
  const isOthers = (mark: Mark): boolean => mark.type === comment && by.isAnothers(mark.attrs.thread as string)
  for (const [i, step] of steps.entries())
    if ((step instanceof AddMarkStep || step instanceof RemoveMarkStep) && isOthers(step.mark))
      if (!isNew(step, steps.slice(0, i))) return "not-your-comment"
  const edits = may(by.roles, "edit-target")
  for (const [id, before] of pairs.before) {
    const after = pairs.after.get(id)
    if (!after) continue
    for (const side of edits ? [0] : [0, 1])
      if (!sameRemarks(standing(before.child(side), by.author), standing(after.child(side), by.author), isOthers))
        return "not-your-comment"
  }
  return null
}

/** Whether all that the mark is set on, or taken off, was put in by the steps before it. */
function isNew({ from, to }: { readonly from: number; readonly to: number }, before: readonly Step[]): boolean {
  const back = new Mapping(before.map(step => step.getMap().invert()).reverse())
  for (let pos = from; pos < to; pos++) if (!back.mapResult(pos, 1).deletedAfter) return false
  return true
}

/** The marks of each position of the words that are not the author's own insertions. */
function standing(side: Node, author: string): (readonly Mark[])[] {
  const found: (readonly Mark[])[] = []
  side.descendants(node => {
    if (!node.isInline || ownMark(node.marks, ins, author)) return
    for (let k = 0; k < node.nodeSize; k++) found.push(node.marks)
  })
  return found
}

/** Whether words are the same is somebody else's question: when there are more or fewer, nothing is said here. */
function sameRemarks(
  before: readonly (readonly Mark[])[],
  after: readonly (readonly Mark[])[],
  isOthers: (mark: Mark) => boolean,
): boolean {
  if (before.length !== after.length) return true
  return before.every((was, i) => {
    const is = after[i] ?? []
    if (was === is) return true
    const lost = was.some(mark => mark.type === comment && !mark.isInSet(is) && isOthers(mark))
    return !lost && !is.some(mark => mark.type === comment && !mark.isInSet(was) && isOthers(mark))
  })
}

/** Threads that have a mark in these pairs and had none in them before. */
export function newlyAnchored(pairs: {
  readonly before: ReadonlyMap<string, Node>
  readonly after: ReadonlyMap<string, Node>
}): ReadonlySet<string> {
  const were = threadsIn(pairs.before.values())
  return new Set([...threadsIn(pairs.after.values())].filter(thread => !were.has(thread)))
}

function threadsIn(pairs: Iterable<Node>): Set<string> {
  const found = new Set<string>()
  for (const pair of pairs)
    pair.descendants(node => {
      for (const mark of node.marks) if (mark.type === comment) found.add(mark.attrs.thread as string)
    })
  return found
}
