/**
 * Long work in one thread that others share: reports how far it is, lets waiting messages in, and can be called off.
 * The clock decides only when to pause, never what is computed.
 */
export class Cancelled extends Error {}

/** Milliseconds of work between two pauses: a cancel is heard within about this time. */
const STRETCH = 40

export class Breath {
  #last = performance.now()
  #from = 0
  #to = 1
  #told = 0
  constructor(private readonly onProgress?: (done: number) => boolean | undefined) {}

  /** The next steps fill this part of the whole, both ends from 0 to 1. */
  stage(from: number, to: number): void {
    this.#from = from
    this.#to = to
  }

  /** True when it is time to `await pause()`. Cheap enough for an inner loop. */
  due(): boolean {
    return performance.now() - this.#last > STRETCH
  }

  /** @param done share of the present stage, 0 to 1 @throws Cancelled */
  async pause(done = 0): Promise<void> {
    // A stage of several passes begins each of them anew; what is told never goes back.
    this.#told = Math.max(this.#told, this.#from + (this.#to - this.#from) * done)
    if (this.onProgress?.(this.#told) === false) throw new Cancelled("called off")
    await new Promise<void>(resume => setTimeout(resume, 0))
    if (this.onProgress?.(this.#told) === false) throw new Cancelled("called off")
    this.#last = performance.now()
  }
}
