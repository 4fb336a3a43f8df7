/**
 * A network in one test: a line per desk that delays, loses and repeats what goes through it, and breaks now and then.
 * Time is simulated, so a minute of trouble takes milliseconds, and everything follows from the seed.
 */

import { type Link, LinkDown } from "@/lib/sync/client"
import type { Clock } from "@/lib/sync/clock"
import type { Answer, LoggedStep, Push, Version } from "@/lib/sync/protocol"
import type { Random } from "./random"

interface Due {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

/** A clock whose time passes only when `run` says so. */
export class FakeClock implements Clock {
  #now = 0
  #order = 0
  #due: Due[] = []
  /** Work that goes on outside this clock: time stands still until it is done. */
  readonly #work = new Set<Promise<unknown>>()
  constructor(private readonly chance: Random) {}
  now(): number {
    return this.#now
  }
  after(ms: number, run: () => void): Due {
    const due = { at: this.#now + ms, order: this.#order++, run }
    this.#due.push(due)
    return due
  }
  clear(timer: unknown): void {
    this.#due = this.#due.filter(due => due !== timer)
  }
  random(): number {
    return this.chance.next()
  }
  /** Time waits for this: a database does not know that it is simulated. */
  waitFor(work: Promise<unknown>): void {
    this.#work.add(work)
    const over = () => this.#work.delete(work)
    work.then(over, over)
  }
  /** Lets time pass until nothing is due any more or `until` is reached. */
  async run(until: number): Promise<void> {
    for (;;) {
      // Promises settle between two events, as they do between two packets.
      await new Promise(resolve => setImmediate(resolve))
      if (this.#work.size > 0) {
        await Promise.allSettled(this.#work)
        continue
      }
      const next = this.#due.reduce<Due | null>(
        (first, due) => (!first || due.at < first.at || (due.at === first.at && due.order < first.order) ? due : first),
        null,
      )
      if (!next || next.at > until) {
        this.#now = Math.max(this.#now, Math.min(until, next?.at ?? this.#now))
        return
      }
      this.clear(next)
      this.#now = next.at
      next.run()
    }
  }
}

export interface Trouble {
  /** Milliseconds one way, at most. */
  readonly delay: number
  /** Shares from 0 to 1. */
  readonly lostRequests: number
  readonly lostAnswers: number
  readonly repeated: number
  readonly lostEvents: number
}
export const quiet: Trouble = { delay: 20, lostRequests: 0, lostAnswers: 0, repeated: 0, lostEvents: 0 }

type Missed = { readonly version: Version; readonly steps: readonly LoggedStep[] }

/** What a link talks to; it answers at once, or while time stands still. */
export interface FakeServer {
  push(push: Push): Answer | Promise<Answer>
  stepsSince(version: Version): Missed | Promise<Missed>
}

export class FakeLink implements Link {
  trouble: Trouble
  up = true
  constructor(
    private readonly server: FakeServer,
    private readonly clock: FakeClock,
    private readonly random: Random,
    trouble: Trouble,
  ) {
    this.trouble = trouble
  }

  #way(): number {
    return 1 + this.random.next() * this.trouble.delay
  }

  /** A question that may be lost, come late, or come twice; nobody waits longer than a few delays for the answer. */
  #ask<T>(question: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.clock.after(this.trouble.delay * 3 + 10, () => reject(new LinkDown()))
      if (!this.up || this.random.chance(this.trouble.lostRequests)) return
      const arrive = (): void => {
        const answer = question()
        if (answer instanceof Promise) this.clock.waitFor(answer)
        if (this.up && !this.random.chance(this.trouble.lostAnswers))
          this.clock.after(this.#way(), () => resolve(answer))
      }
      // Either copy may come long after its sender has given up.
      this.clock.after(this.#way() * (this.random.chance(this.trouble.repeated / 2) ? 8 : 1), arrive)
      if (this.random.chance(this.trouble.repeated)) this.clock.after(this.#way() * 8, arrive)
    })
  }

  push(push: Push): Promise<Answer> {
    const sent = JSON.stringify(push)
    return this.#ask(() => this.server.push(JSON.parse(sent) as Push))
  }

  stepsSince(version: Version): Promise<Missed> {
    return this.#ask(() => this.server.stepsSince(version))
  }

  /** Brings an event down the stream, or does not. */
  bring(deliver: () => void): void {
    if (!this.up || this.random.chance(this.trouble.lostEvents)) return
    this.clock.after(this.#way(), () => {
      if (this.up) deliver()
    })
  }
}
