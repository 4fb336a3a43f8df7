/**
 * What the desk says aloud, for those who do not see it: one voice for everything.
 *
 * Guarantees: what is said in the same moment is one announcement, in the order in which it was said. Others' arrivals wait for
 *   one another: at most one announcement of them in ten seconds. The same words said twice are heard twice.
 */

/** Long enough for the acts that belong together (a decision, and the note that comes up next), in milliseconds. */
export const TOGETHER_MS = 120
/** Between two announcements of what others did, in milliseconds. */
export const ARRIVALS_MS = 10_000

export interface Clock {
  now(): number
  /** Answers what takes it back. */
  after(ms: number, act: () => void): () => void
}

const realClock: Clock = {
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}

export class Speech {
  readonly #speak: (words: string) => void
  readonly #clock: Clock
  #words: string[] = []
  #cancel: (() => void) | null = null
  #arrivals: (() => readonly string[]) | null = null
  #cancelArrivals: (() => void) | null = null
  #lastArrival = Number.NEGATIVE_INFINITY
  #spoken = ""

  /** @param speak puts words where they are read out; called with other words each time */
  constructor(speak: (words: string) => void, clock: Clock = realClock) {
    this.#speak = speak
    this.#clock = clock
  }

  say(words: string): void {
    if (words.trim() === "") return
    this.#words.push(words.trim())
    this.#cancel ??= this.#clock.after(TOGETHER_MS, () => this.#flush())
  }

  /**
   * Says what others did, no more often than every ten seconds.
   * @param sentences asked for when it is time, so that what came together is counted together; may answer none
   */
  arrivals(sentences: () => readonly string[]): void {
    this.#arrivals = sentences
    const wait = Math.max(0, this.#lastArrival + ARRIVALS_MS - this.#clock.now())
    this.#cancelArrivals ??= this.#clock.after(Math.max(wait, TOGETHER_MS), () => {
      this.#cancelArrivals = null
      const words = this.#arrivals?.() ?? []
      if (words.length === 0) return
      this.#lastArrival = this.#clock.now()
      for (const one of words) this.say(one)
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancelArrivals?.()
  }

  #flush(): void {
    this.#cancel = null
    const words = this.#words.splice(0).join(" ")
    // A region that does not change is not read again: the same words differ by a space that nobody hears.
    this.#spoken = words === this.#spoken ? `${words}\u00A0` : words
    this.#speak(this.#spoken)
  }
}
