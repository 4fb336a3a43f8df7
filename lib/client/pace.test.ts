import { describe, expect, it } from "vitest"
import type { SaveState } from "@/lib/sync/client"
import { Pace, type PaceClock, saidCalmly } from "./pace"

/** A clock that is turned by hand. */
class Hand implements PaceClock {
  at = 0
  #timers: { readonly at: number; readonly act: () => void }[] = []
  now = () => this.at
  after(ms: number, act: () => void) {
    const timer = { at: this.at + ms, act }
    this.#timers.push(timer)
    return timer
  }
  /** A frame takes ten. */
  painted(act: () => void) {
    this.after(10, act)
  }
  clear(timer: unknown) {
    this.#timers = this.#timers.filter(one => one !== timer)
  }
  turn(ms: number) {
    const end = this.at + ms
    for (;;) {
      const next = this.#timers.filter(one => one.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.clear(next)
      this.at = next.at
      next.act()
    }
    this.at = end
  }
}

describe("what is put off", () => {
  it("happens once it is quiet, and now and then while it is not", () => {
    const clock = new Hand()
    const times: number[] = []
    const pace = new Pace(() => times.push(clock.at), { quiet: 100, most: 250, clock })
    for (let i = 0; i < 8; i++) {
      pace.ask()
      clock.turn(50)
    }
    clock.turn(1000)
    expect(times).toEqual([260, 450])
  })
  it("comes after the next key has been drawn when it has waited long enough, or when there is none", () => {
    const clock = new Hand()
    const times: number[] = []
    const pace = new Pace(() => times.push(clock.at), { quiet: 100, most: 250, clock })
    for (let i = 0; i < 5; i++) {
      pace.ask()
      clock.turn(60)
    }
    expect(clock.at).toBe(300)
    pace.ask()
    expect(times, "the key is drawn first").toEqual([])
    clock.turn(20)
    expect(times).toEqual([310])
    for (let i = 0; i < 5; i++) {
      pace.ask()
      clock.turn(60)
    }
    clock.turn(1000)
    expect(times, "no key came: it was quiet").toEqual([310, 660])
  })
  it("is not done twice when two keys come before a frame, nor after it was dropped", () => {
    const clock = new Hand()
    let count = 0
    const pace = new Pace(() => count++, { quiet: 100, most: 150, clock })
    for (let i = 0; i < 3; i++) {
      pace.ask()
      clock.turn(50)
    }
    pace.ask()
    pace.ask()
    clock.turn(20)
    expect(count).toBe(1)
    for (let i = 0; i < 3; i++) {
      pace.ask()
      clock.turn(50)
    }
    pace.ask()
    pace.drop()
    clock.turn(1000)
    expect(count).toBe(1)
  })
  it("can be hurried and dropped", () => {
    const clock = new Hand()
    let count = 0
    const pace = new Pace(() => count++, { clock })
    pace.hurry()
    expect(count).toBe(0)
    pace.ask()
    pace.hurry()
    expect(count).toBe(1)
    clock.turn(1000)
    expect(count).toBe(1)
    pace.ask()
    pace.drop()
    clock.turn(1000)
    expect(count).toBe(1)
  })
})

describe("saved", () => {
  it("is said when nothing was typed for a moment; saving and trouble at once", () => {
    const clock = new Hand()
    const said: string[] = []
    const say = saidCalmly((save: SaveState) => said.push(`${clock.at} ${save.kind}`), { quiet: 300, clock })
    for (let i = 0; i < 4; i++) {
      say({ kind: "saving" })
      clock.turn(50)
      say({ kind: "saved", at: 1 })
      clock.turn(50)
    }
    clock.turn(1000)
    say({ kind: "saving" })
    say({ kind: "saved", at: 2 })
    clock.turn(10)
    say({ kind: "offline", since: 0, waiting: 1 })
    clock.turn(1000)
    say({ kind: "saved", at: 3 })
    expect(said).toEqual(["0 saving", "650 saved", "1400 saving", "1410 offline", "2410 saved"])
  })
})
