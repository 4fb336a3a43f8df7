import { afterEach, beforeEach, expect, it, vi } from "vitest"
import type { Lexicon } from "@/lib/checks/lexicon/lexicon"
import { AGAIN, type ListPlaces, WordListsFetched } from "./word-lists"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const lexicon: Lexicon = { has: () => false, read: () => [] } as unknown as Lexicon

function desk(places: ListPlaces, there: Set<string>) {
  const asked: string[] = []
  const told: string[] = []
  const fetched = new WordListsFetched(places, {
    async fetch(address) {
      asked.push(address)
      return there.has(address) ? lexicon : null
    },
    onLists(lists, unfetched) {
      told.push(`${Object.keys(lists).join("+")} without ${unfetched.join("+")}`)
    },
  })
  return { fetched, asked, told }
}

it("says what did not come and asks for that alone until it is there", async () => {
  const there = new Set(["en"])
  const { fetched, asked, told } = desk({ spanish: "es", english: "en", more: "pack" }, there)
  await fetched.fetch()
  expect(told).toEqual(["english without dictionaries+pack"])
  there.add("es")
  await vi.advanceTimersByTimeAsync(AGAIN.first)
  there.add("pack")
  await vi.advanceTimersByTimeAsync(2 * AGAIN.first)
  expect(told).toEqual([
    "english without dictionaries+pack",
    "spanish+english without pack",
    "spanish+english without ",
  ])
  await vi.advanceTimersByTimeAsync(10 * AGAIN.most)
  expect(asked).toEqual(["es", "en", "pack", "es", "pack", "pack"])
})

it("asks less and less often, and at once when somebody wants it", async () => {
  const { fetched, asked } = desk({ spanish: "es" }, new Set())
  await fetched.fetch()
  await vi.advanceTimersByTimeAsync(60 * 60_000)
  expect(asked.length).toBeLessThan(40)
  const before = asked.length
  await Promise.all([fetched.fetch(), fetched.fetch()])
  expect(asked.length).toBe(before + 1)
})

it("has nothing to ask for in other languages", async () => {
  const { fetched, asked, told } = desk({}, new Set())
  await fetched.fetch()
  expect([asked, told]).toEqual([[], [" without "]])
})
