/**
 * Purpose: what was typed and is not saved yet, kept beyond the desk it was typed at, and made fit for the page as it is by
 *   the time somebody opens it again.
 * Design: the steps, with the version they follow and the client and serial they were pushed under. Some of them may have
 *   been taken although nobody heard of it: the page's log says so, by the same client. The rest is moved behind what others
 *   did, as a desk does it; positions are enough for that, the old document is not needed. The desk that takes the work over
 *   goes on under the same client, so that a copy still on its way is known for what it is (rule 1.5).
 * Not here: where it is kept, and whether the page still takes it.
 */
import type { Step } from "prosemirror-transform"
import { movedKeepingAll, putsIn, type TakenOut } from "@/lib/review/suggest/keep-theirs"
import { Way } from "@/lib/review/suggest/taken-back"
import type { Act, LoggedStep, PushRefusal, Version } from "./protocol"
import { readStep } from "./untrusted"

/** What waits at a desk: JSON, but for nothing. */
export interface Unsaved {
  /** The version the first of the steps follows. */
  readonly version: Version
  readonly client: string
  /** Of the last push that was sent. */
  readonly serial: number
  readonly steps: readonly unknown[]
  /** For each step a number: those with the same one are one change, and go together. */
  readonly changes: readonly number[]
  /** For each step the index of the one that it takes back, as those of an undo do; null for all others. */
  readonly back?: readonly (number | null)[]
  /** For each step what it takes out of a side; absent where none is about words. */
  readonly taken?: readonly TakenOut[]
  readonly acts: readonly Act[]
}

/** The words of a pair's target, a line for each block: as they were before the work and after it. */
export interface KeptWords {
  readonly pair: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface KeptWork extends Unsaved {
  readonly page: string
  readonly person: string
  /** When it was kept last. */
  readonly at: number
  readonly words: readonly KeptWords[]
  /** The server would not take it; null while only the line is to blame. */
  readonly why: PushRefusal | null
}

interface Waiting {
  readonly step: Step
  readonly change: number
  /** Index among the kept steps. */
  readonly at: number
  /** Index of the step that it takes back. */
  readonly of: number | null
  readonly taken: TakenOut
}

/**
 * The changes that are still to be made on the page as it is after `missed`, in order.
 * @param missed all steps since `work.version`
 * @returns null when the work is not what it should be
 */
export function bringUp(
  work: Unsaved,
  author: string,
  missed: readonly LoggedStep[],
): readonly (readonly Step[])[] | null {
  let waiting: Waiting[] = []
  for (const [i, json] of work.steps.entries()) {
    const step = readStep(json)
    if (!step) return null
    const taken = work.taken?.[i] ?? null
    waiting.push({ step, change: work.changes[i] ?? 0, at: i, of: work.back?.[i] ?? null, taken })
  }
  const isMine = (one: LoggedStep): boolean => one.client === work.client && one.author === author
  for (let from = 0, to = 0; from < missed.length; from = to) {
    const mine = isMine(missed[from] as LoggedStep)
    while (to < missed.length && isMine(missed[to] as LoggedStep) === mine) to++
    if (mine) waiting = waiting.slice(to - from)
    else {
      const over = missed.slice(from, to).map(one => readStep(one.step))
      if (!over.every(step => step !== null)) return null
      waiting = behind(waiting, over)
    }
  }
  const changes = new Map<number, Step[]>()
  for (const { step, change } of waiting) changes.set(change, [...(changes.get(change) ?? []), step])
  return [...changes.values()]
}

/**
 * As prosemirror-collab moves unconfirmed steps; those that have lost their place are left out, and so are those that
 * have been taken back, with what takes them back: made again they would take along what others have written in them.
 */
function behind(waiting: readonly Waiting[], over: readonly Step[]): Waiting[] {
  const { length } = waiting
  const way = new Way([
    ...waiting.map(({ step }) => step.getMap().invert()).reverse(),
    ...over.map(step => step.getMap()),
  ])
  const nothing = annulled(waiting)
  for (const [a, b] of nothing) way.pair(length - 1 - a, length - 1 - b)
  const moved: Waiting[] = []
  for (const [i, one] of waiting.entries()) {
    const steps = nothing.has(i) ? [] : movedKeepingAll(one.step, one.taken, way.through(length - i))
    for (const { step, taken } of steps) {
      const at = way.add(step.getMap())
      if (steps.length === 1 || putsIn(step)) way.pair(length - 1 - i, at)
      moved.push({ ...one, step, taken })
    }
  }
  return moved
}

/** Those that are taken back with those that do so, and the other way round; of undo, redo and undo the last two. */
function annulled(waiting: readonly Waiting[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const [i, { of }] of [...waiting.entries()].reverse()) {
    if (of === null || found.has(i)) continue
    const at = waiting.findIndex(one => one.at === of)
    if (at >= 0) found.set(i, at).set(at, i)
  }
  return found
}
