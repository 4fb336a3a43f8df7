import type { Mark } from "prosemirror-model"
import { AddMarkStep, RemoveMarkStep, type Transform } from "prosemirror-transform"

/** Gathers marks to put on and to take off inline content, so that neighbours with the same mark become one step. */
export class MarkSteps {
  #add: { from: number; to: number; mark: Mark }[] = []
  #remove: { from: number; to: number; mark: Mark }[] = []

  add(from: number, to: number, mark: Mark): void {
    gather(this.#add, from, to, mark)
  }
  remove(from: number, to: number, mark: Mark): void {
    gather(this.#remove, from, to, mark)
  }
  /** Takes off first, then puts on. Marks move nothing, so the order among positions does not matter. */
  apply(tr: Transform): void {
    for (const { from, to, mark } of this.#remove) tr.step(new RemoveMarkStep(from, to, mark))
    for (const { from, to, mark } of this.#add) tr.step(new AddMarkStep(from, to, mark))
  }
}

function gather(list: { from: number; to: number; mark: Mark }[], from: number, to: number, mark: Mark): void {
  // Looking a few entries back is enough: marks that run on come again with the very next node.
  for (let i = list.length - 1; i >= Math.max(0, list.length - 8); i--) {
    const one = list[i] as { from: number; to: number; mark: Mark }
    if (one.to === from && one.mark.eq(mark)) {
      one.to = to
      return
    }
  }
  list.push({ from, to, mark })
}
