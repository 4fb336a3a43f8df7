import { describe, expect, it } from "vitest"
import { ARRIVALS_MS, type Clock, Speech } from "./speech"

/** A clock that is moved by hand. */
class HandClock implements Clock {
  #now = 0
  #waiting: { at: number; act: () => void }[] = []
  now = () => this.#now
  after = (ms: number, act: () => void) => {
    const one = { at: this.#now + ms, act }
    this.#waiting.push(one)
    return () => {
      this.#waiting = this.#waiting.filter(other => other !== one)
    }
  }
  pass(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = this.#waiting.filter(one => one.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#waiting = this.#waiting.filter(one => one !== next)
      this.#now = next.at
      next.act()
    }
    this.#now = end
  }
}

const begin = () => {
  const heard: string[] = []
  const clock = new HandClock()
  return { heard, clock, speech: new Speech(words => heard.push(words), clock) }
}

describe("speech", () => {
  it("says what belongs together in one breath", () => {
    const { heard, clock, speech } = begin()
    speech.say("Accepted.")
    speech.say("Suggestion 2 of 3.")
    clock.pass(200)
    expect(heard).toEqual(["Accepted. Suggestion 2 of 3."])
  })
  it("says the same words again so that they are heard again", () => {
    const { heard, clock, speech } = begin()
    for (let i = 0; i < 3; i++) {
      speech.say("Accepted.")
      clock.pass(200)
    }
    expect(heard.map(words => words.trim())).toEqual(["Accepted.", "Accepted.", "Accepted."])
    expect(heard[0]).not.toBe(heard[1])
    expect(heard[1]).not.toBe(heard[2])
  })
  it("gathers what others do: at most one announcement in ten seconds, and nothing is left out", () => {
    const { heard, clock, speech } = begin()
    let waiting = 0
    for (let second = 0; second < 25; second++) {
      waiting++
      speech.arrivals(() => {
        const words = `${waiting} new.`
        waiting = 0
        return [words]
      })
      clock.pass(1000)
    }
    clock.pass(ARRIVALS_MS)
    expect(heard).toEqual(
      ["1 new.", "10 new.", "10 new.", "4 new."].map((words, i) => (i === 2 ? `${words}\u00A0` : words)),
    )
  })
  it("says nothing of empty words, and nothing once it is stopped", () => {
    const { heard, clock, speech } = begin()
    speech.say("  ")
    speech.arrivals(() => [])
    clock.pass(500)
    speech.say("late")
    speech.stop()
    clock.pass(500)
    expect(heard).toEqual([])
  })
})
