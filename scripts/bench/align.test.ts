/** The demands on the aligner, held on the development sets where they are at hand. */
import { describe, expect, it } from "vitest"
import { hasShared } from "@/lib/testing/aligning"
import { figuresOf, messyFigures } from "./align-sets"
import { makeUpText } from "./made-up-text"

const here = hasShared("align", "dev")

describe.runIf(here)("on the development sets", () => {
  it.each([
    { set: "pages-dev", strict: 0.985, lax: 0.99 },
    { set: "po-dev", strict: 0.99, lax: 0.99 },
    { set: "po-dev-hard", strict: 0.97, lax: 0.985 },
    { set: "textberg-dev", strict: 0.88, lax: 0.95 },
  ])("$set is aligned as well as it was", async ({ set, strict, lax }) => {
    const figures = await figuresOf(set)
    expect(figures.strict).toBeGreaterThanOrEqual(strict)
    expect(figures.lax).toBeGreaterThanOrEqual(lax)
    if (set !== "textberg-dev") {
      expect(figures.sure.right).toBeGreaterThanOrEqual(0.99)
      expect(figures.sure.share).toBeGreaterThanOrEqual(0.9)
    }
  })

  it("pages with the usual damage are aligned as well as they were", async () => {
    const { highlight, exact } = await messyFigures()
    expect(highlight).toBeGreaterThanOrEqual(0.96)
    expect(exact).toBeGreaterThanOrEqual(0.9)
  })
})

it.runIf(!here)("left out: ../shared is not here", () => expect(here).toBe(false))

it("makes up the same text from the same seed", () => {
  expect(makeUpText(50, 3)).toEqual(makeUpText(50, 3))
  const { source, target, pairs } = makeUpText(200, 4)
  expect(pairs.flatMap(pair => pair.source)).toEqual(source.map((_, k) => k))
  expect(pairs.flatMap(pair => pair.target)).toEqual(target.map((_, k) => k))
})
