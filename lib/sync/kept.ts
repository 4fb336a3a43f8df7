/**
 * Purpose: what was typed and is not saved yet, kept beyond the desk it was typed at, and made fit for the page as it is by
 *   the time somebody opens it again.
 * Design: the steps, with the version they follow and the client and serial they were pushed under. Some of them may have
 *   been taken although nobody heard of it: the page's log says so, by the same client. The rest is moved behind what others
 *   did, as a desk does it; positions are enough for that, the old document is not needed. The desk that takes the work over
 *   goes on under the same client, so that a copy still on its way is known for what it is (rule 1.5).
 * Not here: where it is kept, and whether the page still takes it.
 */
import { Mapping, type Step } from "prosemirror-transform"
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
    waiting.push({ step, change: work.changes[i] ?? 0 })
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

/** As prosemirror-collab moves unconfirmed steps; those that have lost their place are left out. */
function behind(waiting: readonly Waiting[], over: readonly Step[]): Waiting[] {
  const mapping = new Mapping(waiting.map(({ step }) => step.getMap().invert()).reverse())
  for (const step of over) mapping.appendMap(step.getMap())
  const moved: Waiting[] = []
  for (const [i, { step, change }] of waiting.entries()) {
    const at = waiting.length - i
    const mapped = step.map(mapping.slice(at))
    if (!mapped) continue
    mapping.appendMap(mapped.getMap(), at - 1)
    moved.push({ step: mapped, change })
  }
  return moved
}
