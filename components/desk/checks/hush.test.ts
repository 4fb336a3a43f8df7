import { expect, test } from "vitest"
import { Rest } from "./hush"

test("what can wait rests while somebody writes, and goes on when the hand does", () => {
  let now = 10_000
  const rest = new Rest(() => now)
  expect(rest.left()).toBe(0)
  rest.written()
  expect(rest.left()).toBeGreaterThan(0)
  now += rest.left()
  expect(rest.left()).toBe(0)
})

test("somebody who never pauses does not keep it away for good", () => {
  let now = 0
  const rest = new Rest(() => now)
  let worked = 0
  for (; now < 20_000; now += 60) {
    rest.written()
    if (rest.left() > 0) continue
    worked++
    rest.worked()
  }
  expect(worked).toBeGreaterThan(7)
  expect(worked).toBeLessThan(12)
})
