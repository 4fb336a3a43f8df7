/** Long work is done in portions, and between any two of them it asks whether to go on. */
import { afterEach, expect, it, vi } from "vitest"
import { pageOf } from "@/lib/testing/aligning"
import { alignPages } from "./align-pages"

const numbered = (words: string): string[] => Array.from({ length: 120 }, (_, k) => `${words} ${k}.`)
const source = pageOf("en", numbered("The bell rings at station number"))
const target = pageOf("es", numbered("La campana suena en la estación número"))

afterEach(() => vi.restoreAllMocks())

/** Every look at the clock finds a portion's time gone by, so that each place where the work may pause is used. */
function slowClock(): void {
  let now = 0
  vi.spyOn(performance, "now").mockImplementation(() => (now += 100))
}

it("asks in every stage, and the clock changes nothing of the answer", async () => {
  const quick = await alignPages(source, target)
  slowClock()
  const shares: number[] = []
  const slow = await alignPages(source, target, { onProgress: share => void shares.push(share) })
  expect(slow).toEqual(quick)
  expect(shares.length).toBeGreaterThan(500)
  // No stretch of the whole goes by without a question.
  for (let k = 1; k < shares.length; k++) expect((shares[k] ?? 0) - (shares[k - 1] ?? 0)).toBeLessThan(0.2)
})

it.each([1, 2, 50, 300, 500])("stops at the question that is answered with no (the %i.)", async nth => {
  slowClock()
  let asked = 0
  const { notes, pairs } = await alignPages(source, target, { onProgress: () => ++asked < nth })
  expect(asked).toBe(nth)
  expect(notes).toEqual([{ code: "align-cancelled" }])
  expect(pairs).toHaveLength(240)
})
