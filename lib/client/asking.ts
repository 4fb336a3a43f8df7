/**
 * Asks LanguageTool, through the server, about the pairs of a page.
 *
 * Design: what somebody has just written is asked about once the hand has rested, before all that stood there already; a few
 *   texts at a time, and never two requests at once. What could not be answered waits and is asked about again.
 * Guarantees: what was said is shown on the very words it was said of; nothing is asked while it is off.
 * Not here: where the words come from, and what is done with the findings.
 */
import type { LanguageToolFault } from "@/lib/checks/language-tool/fault"
import { isQuestion, LONGEST_QUESTION, questionOf } from "@/lib/checks/language-tool/question"
import type { TheirFinding } from "@/lib/checks/language-tool/their-finding"
import type { Outcome } from "@/lib/page/outcome"
import { type LanguageToolAnswer, type LanguageToolSaid, MOST_TEXTS_AT_ONCE } from "@/lib/sync/checks"

export interface AskingState {
  /** There are pairs it was not asked about yet. */
  readonly reading: boolean
  /** Why findings are missing, each once. */
  readonly missing: readonly LanguageToolFault[]
}
export const notAsking: AskingState = { reading: false, missing: [] }

/** Milliseconds. A pause in typing; what could not be asked is asked again after it; what it could make nothing of, too. */
export const ASKING = { pause: 1_500, again: 20_000, muchLater: 300_000 }

interface Hears {
  ask(texts: readonly string[]): Promise<Outcome<LanguageToolAnswer, string>>
  /** There is something else to say of these pairs. */
  onSaid(pairs: readonly string[]): void
  onState(state: AskingState): void
}

interface Wanted {
  readonly target: string
  /** Not before. */
  readonly due: number
}

export class Asking {
  readonly #hears: Hears
  readonly #said = new Map<string, { readonly target: string; readonly found: readonly TheirFinding[] }>()
  /** What was written just now, and what stood there. */
  readonly #queues = { urgent: new Map<string, Wanted>(), later: new Map<string, Wanted>() }
  readonly #failed = new Map<string, { readonly target: string; readonly why: LanguageToolFault }>()
  #on = false
  #asking = false
  #restsUntil = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #told: AskingState = notAsking

  constructor(hears: Hears) {
    this.#hears = hears
  }

  /** Off, it forgets what it wanted to ask. Who turns it on tells it the words again. */
  turn(on: boolean): void {
    this.#on = on
    if (on) return
    clearTimeout(this.#timer)
    for (const map of [this.#queues.urgent, this.#queues.later, this.#failed]) map.clear()
    this.#tell()
  }

  /** The words of a pair; `now`: somebody is writing in it. */
  want(pair: string, target: string, now: boolean): void {
    if (!this.#on) return
    this.#leave(pair)
    if (this.#said.get(pair)?.target === target || !isQuestion(target)) {
      // Nothing is asked; what is missing may have become less.
    } else if (questionOf(target).sent.length > LONGEST_QUESTION) this.#failed.set(pair, { target, why: "too-long" })
    else if (now) this.#queues.urgent.set(pair, { target, due: Date.now() + ASKING.pause })
    else this.#queues.later.set(pair, { target, due: 0 })
    this.#wake()
  }

  gone(pair: string): void {
    this.#leave(pair)
    this.#said.delete(pair)
  }

  /** What it said of the pair, as far as the words before and behind what has changed since are the same. */
  saidOf(pair: string, target: string): readonly TheirFinding[] {
    const said = this.#said.get(pair)
    if (!said) return []
    return said.target === target ? said.found : carried(said.found, said.target, target)
  }

  #leave(pair: string): void {
    for (const map of [this.#queues.urgent, this.#queues.later, this.#failed]) map.delete(pair)
  }

  #wake(): void {
    if (!this.#on || this.#asking) return
    const { urgent, later } = this.#queues
    this.#tell()
    const now = Date.now()
    const soonest = Math.min(...Array.from(urgent.values(), one => one.due), ...(later.size > 0 ? [now] : []))
    clearTimeout(this.#timer)
    if (soonest < Number.POSITIVE_INFINITY)
      this.#timer = setTimeout(() => void this.#askSome(), Math.max(0, soonest - now, this.#restsUntil - now))
  }

  async #askSome(): Promise<void> {
    const batch = this.#next()
    if (batch.length === 0) return this.#wake()
    this.#asking = true
    const answer = await this.#hears.ask(batch.map(([, { target }]) => target))
    this.#asking = false
    if (!this.#on) return
    if (!answer.ok) this.#restsUntil = Date.now() + ASKING.again
    else if (answer.value.restMs > 0) this.#restsUntil = Date.now() + answer.value.restMs
    const changed = batch.filter(([pair, { target }], i) =>
      this.#take(pair, target, (answer.ok && answer.value.said[i]) || { why: "no-answer" }),
    )
    if (changed.length > 0) this.#hears.onSaid(changed.map(([pair]) => pair))
    this.#wake()
  }

  /** Those that are due, what was written last before the others. */
  #next(): [string, Wanted][] {
    const now = Date.now()
    const due = [...this.#queues.urgent].filter(one => one[1].due <= now).slice(0, MOST_TEXTS_AT_ONCE)
    for (const [pair] of due) this.#queues.urgent.delete(pair)
    for (const one of this.#queues.later) {
      if (due.length >= MOST_TEXTS_AT_ONCE) break
      this.#queues.later.delete(one[0])
      due.push(one)
    }
    return due
  }

  /** True: what is to be said of the pair may have changed. */
  #take(pair: string, target: string, said: LanguageToolSaid): boolean {
    // Other words have come meanwhile, and wait themselves.
    if (this.#queues.urgent.has(pair) || this.#queues.later.has(pair)) return false
    if ("found" in said) {
      const before = this.#said.get(pair)
      this.#failed.delete(pair)
      this.#said.set(pair, { target, found: said.found })
      return said.found.length > 0 || (before?.found.length ?? 0) > 0
    }
    this.#failed.set(pair, { target, why: said.why })
    // "off": the group has turned it off, which the desk hears of in another way.
    if (said.why !== "too-long" && said.why !== "off")
      setTimeout(
        () => this.#askAgain(pair, target),
        said.why === "no-answer" || said.why === "too-many" ? ASKING.again : ASKING.muchLater,
      )
    return false
  }

  /** It still counts as failed until there is an answer: a sentence that comes and goes says less. */
  #askAgain(pair: string, target: string): void {
    if (!this.#on || this.#failed.get(pair)?.target !== target) return
    this.#queues.later.set(pair, { target, due: 0 })
    this.#wake()
  }

  #tell(): void {
    const { urgent, later } = this.#queues
    const missing = Array.from(new Set(Array.from(this.#failed.values(), one => one.why)))
    const reading = urgent.size + later.size > 0
    if (reading === this.#told.reading && missing.join() === this.#told.missing.join()) return
    this.#told = { reading, missing }
    this.#hears.onState(this.#told)
  }
}

/** Findings that are not near the change, at their places in the new text: they stay while somebody writes elsewhere. */
function carried(found: readonly TheirFinding[], before: string, after: string): readonly TheirFinding[] {
  if (found.length === 0) return found
  const most = Math.min(before.length, after.length)
  let same = 0
  while (same < most && before[same] === after[same]) same++
  let tail = 0
  while (tail < most - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const by = after.length - before.length
  return found.flatMap(one => {
    if (one.to < same) return [one]
    return one.from > before.length - tail ? [{ ...one, from: one.from + by, to: one.to + by }] : []
  })
}
