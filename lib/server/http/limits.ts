/** Counts tries in a window of time, in memory: a restart forgives, which is no use to somebody guessing passwords. */
export class Limits {
  readonly #windows = new Map<string, { count: number; until: number }>()
  constructor(private readonly now: () => number = Date.now) {}

  /** Counts one try; false when there have been too many. */
  take(key: string, most: number, windowMs: number): boolean {
    const now = this.now()
    if (this.#windows.size > 10_000) this.#sweep(now)
    const window = this.#windows.get(key)
    if (!window || window.until <= now) {
      this.#windows.set(key, { count: 1, until: now + windowMs })
      return true
    }
    window.count++
    return window.count <= most
  }

  forget(key: string): void {
    this.#windows.delete(key)
  }

  #sweep(now: number): void {
    for (const [key, window] of this.#windows) if (window.until <= now) this.#windows.delete(key)
  }
}
