/** Time and chance as the sync client sees them, so that tests can own both. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  after(ms: number, run: () => void): unknown
  clear(timer: unknown): void
  /** 0 <= x < 1 */
  random(): number
}

export const realClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => setTimeout(run, ms),
  clear: timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
  random: () => Math.random(),
}
