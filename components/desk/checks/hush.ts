/** Tells those who work in the background that somebody is writing, so that they leave the machine to the hand. */

/** It is said so often while somebody writes, in milliseconds: to say it costs a little, too. */
const AGAIN_MS = 100

export class Hush {
  readonly #say: () => void
  #saidAt = Number.NEGATIVE_INFINITY

  constructor(say: () => void) {
    this.#say = say
  }

  written(): void {
    const now = performance.now()
    if (now - this.#saidAt < AGAIN_MS) return
    this.#saidAt = now
    this.#say()
  }
}

/** Leaving the machine to the hand for so long after it wrote, but not longer in one go than this, in milliseconds. */
const REST_MS = 350
const REST_AT_MOST_MS = 2_000

/** When what can wait may be gone on with. Somebody who writes without a pause does not keep it away for good. */
export class Rest {
  readonly #now: () => number
  #writtenAt = Number.NEGATIVE_INFINITY
  #workedAt: number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
    this.#workedAt = now()
  }

  written(): void {
    this.#writtenAt = this.#now()
  }

  worked(): void {
    this.#workedAt = this.#now()
  }

  /** Milliseconds until it may. */
  left(): number {
    const until = Math.min(this.#writtenAt + REST_MS, this.#workedAt + REST_AT_MOST_MS)
    return Math.max(0, until - this.#now())
  }
}
