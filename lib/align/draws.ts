/** Draws that are the same on every machine: a linear congruence is plenty for measuring a median. */
export class Draws {
  #state = 7

  /** A whole number, 0 <= x < below. */
  below(below: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((this.#state / 0x80000000) * below)
  }
}
