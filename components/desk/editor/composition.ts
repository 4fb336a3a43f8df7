/**
 * Input methods, dead keys and autocorrect compose in the page itself: while they do, the text around the caret may not be
 * redrawn. So what is composed goes in plainly, nothing is sent, and at the end all of it is taken back and put in again
 * as what it is meant to be (a suggestion, or a plain edit), in one transaction.
 */

import type { Node } from "prosemirror-model"
import { EditorState, Selection, type Transaction } from "prosemirror-state"
import type { Step } from "prosemirror-transform"

export class Composition {
  #start: Node | null = null
  #steps: Step[] = []
  #docs: Node[] = []

  get under(): boolean {
    return this.#start !== null
  }

  begin(doc: Node): void {
    this.#start ??= doc
  }

  /** A transaction made while composing, already applied as it is. */
  note(tr: Transaction): void {
    this.#steps.push(...tr.steps)
    this.#docs.push(...tr.docs)
  }

  /**
   * Ends it. `intend` turns the plain transaction into what the mode wants.
   * @returns the transaction that puts it right, or null when nothing was composed
   */
  end(state: EditorState, intend: (plain: Transaction, state: EditorState) => Transaction): Transaction | null {
    const start = this.#start
    const steps = this.#steps
    const docs = this.#docs
    this.#start = null
    this.#steps = []
    this.#docs = []
    if (start === null || steps.length === 0) return null
    const before = EditorState.create({ doc: start, schema: state.schema })
    const plain = before.tr
    for (const step of steps) if (plain.maybeStep(step).failed) return null
    if (plain.doc.eq(start)) return null
    const meant = intend(plain, before)
    const tr = state.tr
    for (let i = steps.length - 1; i >= 0; i--) {
      const step = steps[i]
      const doc = docs[i]
      if (step && doc) tr.step(step.invert(doc))
    }
    for (const step of meant.steps) tr.step(step)
    tr.setSelection(Selection.fromJSON(tr.doc, meant.selection.toJSON()))
    return tr
  }
}
