/**
 * Purpose: steps that take back others while both wait for the line, as those of an undo do.
 * Design: the two are one thing. Whatever comes in meanwhile, the second has to take back what the first has become: its own
 *   place and words do not tell that any more. Where words were taken out one place is left, and others may have written
 *   before them, after them and in them, and set comments on them.
 */
import type { Transaction } from "prosemirror-state"
import { Mapping, ReplaceStep, type Step, type StepMap, type Transform } from "prosemirror-transform"
import { UNTRACKED } from "./meta"

/** A step that the server has not confirmed. */
export interface Pending {
  readonly step: Step
  readonly inverted: Step
  /** The transaction that made it. */
  readonly origin?: unknown
}

/** How many steps that fit by their size are looked at: what is taken back is nearly always the last of them. */
const MOST_TRIED = 64

const NOBODY = -1

/** For each step the index of the one before it that it takes back; null for all others. `pending`: oldest first. */
export function takenBack(pending: readonly Pending[]): readonly (number | null)[] {
  const found: (number | null)[] = pending.map(() => null)
  if (!pending.some(takesBack)) return found
  const way = new Way(pending.map(({ step }) => step.getMap()))
  const open = new Map<string, number[]>()
  for (const [i, one] of pending.entries()) {
    const { step, inverted } = one
    if (step instanceof ReplaceStep && takesBack(one)) {
      const fitting = open.get(sizesOf(step)) ?? []
      const j = fitting
        .slice(-MOST_TRIED)
        .reverse()
        .find(at => isSame(pending[at]?.inverted.map(way.through(at + 1, i)), step))
      if (j !== undefined) {
        found[i] = j
        fitting.splice(fitting.lastIndexOf(j), 1)
        way.pair(j, i)
      }
    }
    if (!(inverted instanceof ReplaceStep)) continue
    const same = open.get(sizesOf(inverted))
    if (same) same.push(i)
    else open.set(sizesOf(inverted), [i])
  }
  return found
}

/** Undo and redo do, and what mends a rebase; what a person types are other words, even where they say the same. */
function takesBack({ origin }: Pending): boolean {
  const tr = origin as Transaction | undefined
  return tr !== undefined && (tr.getMeta("history$") !== undefined || tr.getMeta(UNTRACKED) === true)
}

const sizesOf = (step: ReplaceStep): string => `${step.to - step.from} ${step.slice.size}`

const isSame = (a: Step | null | undefined, b: ReplaceStep): boolean =>
  a instanceof ReplaceStep && a.from === b.from && a.to === b.to && a.slice.eq(b.slice)

/** A row of steps, some of which take back others: places find their way through both. */
export class Way {
  readonly #maps: StepMap[]
  /** Two and two, as prosemirror-transform keeps them. */
  readonly #mirror: number[] = []
  /** Where in it the two begin. */
  readonly #paired = new Map<number, number>()

  constructor(maps: readonly StepMap[]) {
    this.#maps = [...maps]
  }

  /** Answers where it is in the row. */
  add(map: StepMap): number {
    return this.#maps.push(map) - 1
  }

  /** From now on these two are each other's, and nobody else's. */
  pair(a: number, b: number): void {
    const mirror = this.#mirror
    for (const one of [a, b]) {
      const known = this.#paired.get(one)
      if (known === undefined) continue
      for (const at of [known, known + 1]) {
        this.#paired.delete(mirror[at] as number)
        mirror[at] = NOBODY
      }
    }
    this.#paired.set(a, mirror.length).set(b, mirror.length)
    mirror.push(a, b)
  }

  through(from: number, to = this.#maps.length): Mapping {
    return new Mapping(this.#maps, this.#mirror, from, to)
  }
}

/** Makes steps that wait again, one by one and in order, on a transform that has taken them all back. */
export class Remaking {
  readonly #tr: Transform
  readonly #back: readonly (number | null)[]
  readonly #way: Way
  /** For each that waits the steps of the transform that stand for it. */
  readonly #made: number[][]
  /** For each that waits the step of the transform that it is now, elsewhere. */
  readonly #movedTo: number[] = []
  /** What is undone and what undid it. */
  readonly #partner = new Map<number, number>()

  /** @param tr has begun with what takes back `pending`, a step for each */
  constructor(tr: Transform, pending: readonly Pending[], back: readonly (number | null)[]) {
    this.#tr = tr
    this.#back = back
    this.#way = new Way(tr.mapping.maps)
    this.#made = pending.map(() => [])
  }

  /** From where the step `i` was made to the end of what is made again. */
  way(i: number): Mapping {
    return this.#way.through(this.#made.length - i)
  }

  /**
   * Adds a step that stands for `i`. `isMoved`: it is that one, elsewhere, or the part of it that puts words in. False when it
   * cannot be made.
   */
  add(step: Step, i: number, isMoved: boolean): boolean {
    if (!this.#apply(step, i)) return false
    if (isMoved) this.#movedTo[i] = this.#tr.steps.length - 1
    if (isMoved) this.#pairMoved(i)
    return true
  }

  /** Does what `i` does that takes back another. False when it cannot be done; nothing when the other is not there. */
  takeBack(i: number): boolean {
    const of = this.#back[i]
    if (typeof of !== "number") return false
    for (const at of [...(this.#made[of] ?? [])].reverse()) {
      const [step, doc] = [this.#tr.steps[at], this.#tr.docs[at]]
      const back = doc && step?.invert(doc).map(this.#way.through(at + 1))
      if (!back || !this.#apply(back, i)) return false
      this.#way.pair(at, this.#tr.steps.length - 1)
    }
    this.#close(of, i)
    return true
  }

  /** The steps of the transform that stand for `i`, in order. */
  madeOf(i: number): readonly number[] {
    return this.#made[i] ?? []
  }

  /** The step of the transform that stands for `i`; null when none or several do. */
  only(i: number): number | null {
    const [first, ...more] = this.#made[i] ?? []
    return first === undefined || more.length > 0 ? null : first
  }

  #apply(step: Step, i: number): boolean {
    if (this.#tr.maybeStep(step).failed) return false
    this.#way.add(step.getMap())
    this.#made[i]?.push(this.#tr.steps.length - 1)
    return true
  }

  #pairMoved(i: number): void {
    const is = this.#movedTo[i]
    if (is !== undefined) this.#way.pair(this.#taken(i), is)
  }

  #close(of: number, by: number): void {
    const before = this.#partner.get(of)
    this.#partner.set(of, by).set(by, of)
    this.#way.pair(this.#taken(of), this.#taken(by))
    if (before === undefined) return
    // What was undone is done again, so it stands for itself.
    this.#partner.delete(before)
    this.#pairMoved(before)
  }

  /** Where in the transform the step `i` was taken back at first. */
  #taken(i: number): number {
    return this.#made.length - 1 - i
  }
}
