import { expect, it } from "vitest"
import { dueOf, fieldOf } from "./due"

it("a day that was set is shown as that day again, and is due at its end", () => {
  for (const day of ["2026-12-03", "2027-01-31", "2028-02-29"]) {
    const due = dueOf(day)
    expect(fieldOf(due)).toBe(day)
    expect(new Date(due ?? 0).getHours()).toBe(23)
  }
  expect([dueOf(""), fieldOf(null)]).toEqual([null, ""])
})
