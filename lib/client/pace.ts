/** Putting off what need not happen at every key: see ARCHITECTURE.md, "The desk". */
import type { SaveState } from "@/lib/sync/client"

export interface PaceClock {
  after(ms: number, act: () => void): unknown
  /** Once what is changed now has been drawn. Never, while nothing is drawn. */
  painted(act: () => void): void
  clear(timer: unknown): void
  now(): number
}

const browserClock: PaceClock = {
  after: (ms, act) => setTimeout(act, ms),
  painted: act => requestAnimationFrame(() => setTimeout(act, 0)),
  clear: timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
  now: () => performance.now(),
}

/**
 * Calls `act` once it was not asked for `quiet` milliseconds. When that takes longer than `most`, it does not do so just
 * then, where the next key would wait for it, but as soon as the next key has been drawn. Asked again it only notes when:
 * the timer that runs already is set anew when it ends, so that a key costs no timer.
 */
export class Pace {
  readonly #act: () => void
  readonly #clock: PaceClock
  readonly #quiet: number
  readonly #most: number
  #timer: unknown = null
  #since: number | null = null
  #asked = 0
  #due = 0
  /** It has been put off for long enough: the next key brings it. */
  #late = false
  /** Counts what was done or dropped, so that what waits for a drawing knows whether it is still meant. */
  #turn = 0

  constructor(act: () => void, { quiet = 120, most = 1_200, clock = browserClock } = {}) {
    this.#act = act
    this.#clock = clock
    this.#quiet = quiet
    this.#most = most
  }

  ask(): void {
    const now = this.#clock.now()
    this.#asked = now
    this.#since ??= now
    this.#due = now + this.#quiet
    if (!this.#late) this.#due = Math.min(this.#due, this.#since + this.#most)
    else {
      const turn = ++this.#turn
      this.#clock.painted(() => (turn === this.#turn ? this.hurry() : undefined))
    }
    if (this.#timer === null) this.#wait(now)
  }

  /** At once, if it waits. */
  hurry(): void {
    if (this.#since !== null) this.#go()
  }

  drop(): void {
    if (this.#timer !== null) this.#clock.clear(this.#timer)
    this.#timer = null
    this.#since = null
    this.#late = false
    this.#turn++
  }

  #wait(now: number): void {
    this.#timer = this.#clock.after(Math.max(0, this.#due - now), () => {
      this.#timer = null
      const then = this.#clock.now()
      // While one writes the next key is never far.
      if (then >= this.#due && then < this.#asked + this.#quiet) {
        this.#late = true
        this.#due = this.#asked + this.#quiet
      }
      if (then < this.#due) this.#wait(then)
      else this.#go()
    })
  }

  #go(): void {
    this.drop()
    this.#act()
  }
}

/**
 * A line of typing is one "saving" and one "saved", not one at every key. "Saving" and whatever is wrong is said at once;
 * only "saved" waits, so that it is never said of what is still on its way.
 */
export function saidCalmly(
  say: (save: SaveState) => void,
  { quiet = 300, clock = browserClock } = {},
): (save: SaveState) => void {
  let said: SaveState["kind"] | null = null
  let timer: unknown = null
  const now = (save: SaveState) => {
    said = save.kind
    say(save)
  }
  return save => {
    if (timer !== null) clock.clear(timer)
    timer = null
    if (save.kind === "saved" && said === "saving")
      timer = clock.after(quiet, () => {
        timer = null
        now(save)
      })
    else if (save.kind !== "saving" || said !== "saving") now(save)
  }
}
