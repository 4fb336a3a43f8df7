import type { Node } from "prosemirror-model"
import { ReplaceStep, type Step } from "prosemirror-transform"
import { isSoundAfter } from "../sound"

/** Steps, the document before each of them, and the one after all: a transaction has them. */
export interface Change {
  readonly docs: readonly Node[]
  readonly steps: readonly Step[]
  readonly doc: Node
}

/**
 * Whether a change of the alignment may stand that was made, or is taken back, without knowing of others: not when
 * somebody has written in what it takes out, nor when it brings back a pair that somebody else has brought back. What is
 * only about words is not judged here.
 */
export function mayMend({ docs, steps, doc }: Change): boolean {
  const [before] = docs
  if (!before || !steps.some((step, at) => isMending(step, docs[at]))) return true
  return isSoundAfter(before, doc) && words(before) === words(doc)
}

/** Takes out or puts in what stands between the sides of pairs. */
function isMending(step: Step, doc: Node | undefined): boolean {
  if (!(step instanceof ReplaceStep) || !doc) return false
  return step.from < step.to
    ? doc.resolve(step.from).sharedDepth(step.to) < 2
    : step.slice.content.firstChild?.type.name === "pair"
}

/** Of the targets, joined: mending leaves them as they are. The source is nobody's to write in. */
const words = (doc: Node): string => doc.children.map(pair => pair.child(1).textContent).join("")
