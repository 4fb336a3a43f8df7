/**
 * Input methods, dead keys and autocorrect compose in the page itself: while they do, the text around the caret may not be
 * redrawn. So what is composed goes in plainly, nothing is sent, and at the end all of it is taken back and put in again
 * as what it is meant to be (a suggestion, or a plain edit), in one transaction.
 */

import type { Node } from "prosemirror-model"
import { EditorState, Selection, type Transaction } from "prosemirror-state"
import type { Step } from "prosemirror-transform"

interface Rules {
  /** Turns the plain transaction into what the mode wants. */
  intend(plain: Transaction, state: EditorState): Transaction
  /** May the page become this? Asked of what is meant, from before the composing on. */
  refused(before: Node, after: Node): boolean
}

export class Composition {
  #start: { readonly doc: Node; readonly selection: Selection } | null = null
  #steps: Step[] = []
  #docs: Node[] = []
  #group: unknown

  get under(): boolean {
    return this.#start !== null
  }

  begin({ doc, selection }: EditorState): void {
    this.#start ??= { doc, selection }
  }

  /** A transaction made while composing, already applied as it is. */
  note(tr: Transaction): void {
    this.#steps.push(...tr.steps)
    this.#docs.push(...tr.docs)
    this.#group = tr.getMeta("composition") ?? this.#group
  }

  /**
   * Ends it.
   * @returns the transaction that puts it right, or null when nothing was composed. What may not be is taken back.
   */
  end(state: EditorState, { intend, refused }: Rules): Transaction | null {
    const [start, steps, docs, group] = [this.#start, this.#steps, this.#docs, this.#group]
    this.#start = null
    this.#steps = []
    this.#docs = []
    this.#group = undefined
    if (start === null || steps.length === 0) return null
    const before = EditorState.create({
      doc: start.doc,
      selection: Selection.fromJSON(start.doc, start.selection.toJSON()),
    })
    const plain = before.tr
    const whole = steps.every(step => plain.maybeStep(step).failed === null)
    if (whole && plain.doc.eq(start.doc)) return null
    const tr = state.tr
    for (let i = steps.length - 1; i >= 0; i--) {
      const [step, doc] = [steps[i], docs[i]]
      if (step && doc) tr.step(step.invert(doc))
    }
    // Undone in one with what it puts right.
    if (group !== undefined) tr.setMeta("composition", group)
    if (!whole) return tr
    if (plain.doc.eq(state.doc)) plain.setSelection(Selection.fromJSON(plain.doc, state.selection.toJSON()))
    const meant = intend(plain, before)
    if (refused(start.doc, meant.doc)) return tr
    for (const step of meant.steps) tr.step(step)
    return tr.setSelection(Selection.fromJSON(tr.doc, meant.selection.toJSON()))
  }
}
