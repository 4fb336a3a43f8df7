import { expect, it } from "vitest"
import { asked, numbered } from "./row-words"

it("puts words together once for each kind of row, and gives every row its number", () => {
  const asks: string[] = []
  const label = numbered((number, status: string, comments: number) => {
    asks.push(status)
    return `Pair ${number}, ${status}, ${comments}, again ${number}`
  })
  expect([1, 2, 1000].map(number => label(number, "draft", 0))).toEqual([
    "Pair 1, draft, 0, again 1",
    "Pair 2, draft, 0, again 2",
    "Pair 1000, draft, 0, again 1000",
  ])
  expect(label(3, "approved", 12)).toBe("Pair 3, approved, 12, again 3")
  expect(asks).toEqual(["draft", "approved"])
})

it("asks once for each thing", () => {
  let asks = 0
  const name = asked((side: "source" | "target") => `${side} ${++asks}`)
  expect([name("source"), name("target"), name("source")]).toEqual(["source 1", "target 2", "source 1"])
})
