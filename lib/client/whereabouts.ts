/**
 * Purpose: tell the others at a page where one is, and know where they are, at little cost.
 * Design: nothing is said while nobody else is here or the tab is in the background; otherwise at most a few times a second,
 *   again when somebody comes, and now and then so that nobody is taken to be gone.
 */
import type { Clock } from "@/lib/sync/clock"
import type { CaretAt } from "@/lib/sync/protocol"

const SAY_EVERY_MS = 200
const AGAIN_MS = 25_000
/** So that not everybody answers at once when somebody comes. */
const ANSWER_WITHIN_MS = 400
/** Nothing heard for so long: they have gone without a word. */
export const GONE_AFTER_MS = 65_000

const same = (a: CaretAt | null, b: CaretAt | null): boolean => JSON.stringify(a) === JSON.stringify(b)

export class Whereabouts {
  readonly #say: (at: CaretAt | null) => void
  readonly #clock: Clock
  #at: CaretAt | null = null
  #said: CaretAt | null = null
  #saidAt = Number.NEGATIVE_INFINITY
  #timer: unknown = null
  #again: unknown = null
  #others: readonly string[] = []
  #shown = true

  constructor(say: (at: CaretAt | null) => void, clock: Clock) {
    this.#say = say
    this.#clock = clock
  }

  moved(at: CaretAt): void {
    this.#at = at
    if (!same(at, this.#said)) this.#soon(Math.max(0, this.#saidAt + SAY_EVERY_MS - this.#clock.now()))
  }

  /** Who else is here now. */
  here(others: readonly string[]): void {
    const came = others.some(one => !this.#others.includes(one))
    this.#others = others
    if (!came) return
    this.#said = null
    this.#soon(ANSWER_WITHIN_MS * this.#clock.random())
  }

  /** The tab has come to the front, or gone to the background. */
  show(shown: boolean): void {
    if (this.#shown === shown) return
    this.#shown = shown
    if (shown) this.#soon(0)
    else this.leave()
  }

  leave(): void {
    this.#unschedule()
    if (this.#said !== null) this.#say(null)
    this.#said = null
  }

  #soon(ms: number): void {
    if (this.#timer === null) this.#timer = this.#clock.after(ms, () => this.#go())
  }

  #go(): void {
    this.#unschedule()
    if (!this.#shown || this.#at === null || this.#others.length === 0) return
    this.#said = this.#at
    this.#saidAt = this.#clock.now()
    this.#say(this.#at)
    this.#again = this.#clock.after(AGAIN_MS, () => this.#go())
  }

  #unschedule(): void {
    for (const timer of [this.#timer, this.#again]) if (timer !== null) this.#clock.clear(timer)
    this.#timer = null
    this.#again = null
  }
}

export function sayWhereabouts(page: string, tab: string, at: CaretAt | null): void {
  // Lost on the way, it is said again soon; keepalive lets the last word out of a tab that closes.
  fetch(`/api/pages/${encodeURIComponent(page)}/presence`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ tab, at }),
    keepalive: true,
  }).catch(() => {})
}
